// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/computer.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace holdfast::test {

Computer::Computer()
{
    qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
    const QString source = QStringLiteral(HF_SOURCE_DIR) + u"/resources/plan"_s;
    for (QDirIterator it(source, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        const QString from = it.next();
        const QString to = plan() + from.mid(source.size());
        QDir().mkpath(QFileInfo(to).absolutePath());
        QFile::copy(from, to);
        QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
    }
    append(path(u"passphrase"_s), passphrase + '\n');
    append(path(u"wrong"_s), "five words that differ so\n");
}

QString Computer::signature(const QString &person) const { return u"%1/signatures/%2.minisig"_s.arg(plan(), person); }

void Computer::know(const QString &name) const
{
    constexpr minisign::Effort cheap{524288, 16777216};
    PersonFiles persons(path(u"config/holdfast"_s), cheap);
    if (!persons.create(name, {}, Secret(passphrase), *parseUtc(u"2026-06-01T12:00:00Z"_s)))
        qFatal("a person cannot be made");
}

QStringList Computer::common() const { return {u"--json"_s, u"--plan"_s, plan(), u"--state"_s, path(u"state"_s)}; }

ProgramRun Computer::run(const QStringList &arguments) const { return holdfastctl(common() + arguments); }

ProgramRun Computer::runWith(const QString &secret, const QStringList &arguments) const
{
    QProcess shell;
    shell.start(u"sh"_s,
        QStringList{u"-c"_s, u"f=$1; shift; exec \"$@\" --passphrase-fd 3 3<\"$f\""_s, u"sh"_s, path(secret),
            QStringLiteral(HF_BIN_DIR) + u"/holdfastctl"_s}
            + common() + arguments);
    const bool ended = shell.waitForFinished(60000);
    return {ended ? shell.exitCode() : -1, shell.readAllStandardOutput(), shell.readAllStandardError()};
}

ProgramRun Computer::sign(const QString &person, const QStringList &more) const
{
    return runWith(u"passphrase"_s, QStringList{u"plan"_s, u"sign"_s, u"--person"_s, person} + more);
}

QJsonObject Computer::signing() const { return run({u"plan"_s, u"show"_s}).json().value(u"signing").toObject(); }

void append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::Append) || file.write(bytes) != bytes.size())
        qFatal("a test's file cannot be written");
}

} // namespace holdfast::test
