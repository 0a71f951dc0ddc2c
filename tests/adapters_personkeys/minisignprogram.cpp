// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_personkeys/minisignprogram.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace holdfast::test {

MinisignRun minisignProgram(const QStringList &arguments, const QByteArray &typed)
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(u"minisign"_s, arguments);
    program.write(typed);
    program.closeWriteChannel();
    if (!program.waitForFinished(60000)) {
        program.kill();
        program.waitForFinished();
        return {-1, "minisign did not end"};
    }
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1, program.readAll()};
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a test's file cannot be written");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace holdfast::test
