// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/postgrestools.h"

#include "adapters/postgres/connectiontarget.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <csignal>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr int longestComplaint = 1000;
constexpr int lookAgain = 50; ///< milliseconds between two looks at the wish to stop

QString toolText(const char *text) { return QCoreApplication::translate("holdfast::PostgresTools", text); }

/// A value of a keyword connection string.
QString conninfoValue(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

/// A field of a password file.
QByteArray passField(QByteArray value) { return value.replace('\\', "\\\\").replace(':', "\\:"); }

/// A file that has no name: it is gone with the last process that has it open.
class MemoryFile {
public:
    explicit MemoryFile(const QByteArray &text)
        : m_descriptor(::memfd_create("pgpass", MFD_CLOEXEC))
    {
        m_isGood = m_descriptor >= 0 && ::fchmod(m_descriptor, S_IRUSR | S_IWUSR) == 0
            && ::write(m_descriptor, text.constData(), size_t(text.size())) == text.size();
    }
    ~MemoryFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(MemoryFile)

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
    bool m_isGood = false;
};

struct ToolConnection {
    QString conninfo; ///< everything but the password
    QByteArray passwordLine;
};

Result<ToolConnection> toolConnection(const Secret &uri)
{
    const auto target = readConnectionString(uri);
    if (!target)
        return failure(target.error());
    const ConnectionHost &host = target->hosts.constFirst();
    const auto mode = host.isSocket() ? Result<QByteArray>("disable") : sslModeFor(*target, host, host.namesLoopback());
    if (!mode)
        return failure(mode.error());
    QStringList words{u"host="_s + conninfoValue(host.host), u"port="_s + conninfoValue(host.port),
        u"dbname="_s + conninfoValue(target->database), u"user="_s + conninfoValue(target->user),
        u"sslmode="_s + conninfoValue(QString::fromLatin1(*mode)), u"application_name='holdfast'"_s,
        u"connect_timeout='10'"_s};
    for (auto rest = target->rest.cbegin(); rest != target->rest.cend(); ++rest)
        words << QString::fromUtf8(rest.key()) + u'=' + conninfoValue(QString::fromUtf8(rest.value()));
    return ToolConnection{words.join(u' '),
        "*:*:*:" + passField(target->user.toUtf8()) + ':' + passField(target->password.reveal()) + '\n'};
}

/// What a program complained about, in its own words; the statements that it quotes are left out.
QString complaint(QProcess &process)
{
    const QStringList lines = QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    const QStringList errors = lines.filter(u"error: "_s);
    return errors.isEmpty() ? lines.join(u' ').right(longestComplaint) : errors.join(u' ').left(longestComplaint);
}

} // namespace

PostgresTools::PostgresTools(QStringList folders)
    : m_folders(std::move(folders))
{
    if (!m_folders.isEmpty())
        return;
    const QDir versions(u"/usr/lib/postgresql"_s);
    QList<int> numbers;
    for (const QString &entry : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        numbers << entry.toInt();
    std::sort(numbers.rbegin(), numbers.rend());
    for (const int number : std::as_const(numbers))
        m_folders << versions.filePath(QString::number(number) + u"/bin"_s);
}

QString PostgresTools::find(const QString &program) const
{
    const QString own = m_folders.isEmpty() ? QString() : QStandardPaths::findExecutable(program, m_folders);
    return own.isEmpty() ? QStandardPaths::findExecutable(program) : own;
}

Result<> PostgresTools::dump(
    const Secret &uri, const QString &snapshot, const QString &file, Duration deadline, std::stop_token stop)
{
    return run(u"pg_dump"_s,
        {u"--format=custom"_s, u"--compress=1"_s, u"--no-password"_s, u"--snapshot="_s + snapshot, u"--file="_s + file},
        uri, deadline, stop);
}

Result<> PostgresTools::restore(const Secret &uri, const QString &file, Duration deadline, std::stop_token stop)
{
    return run(u"pg_restore"_s,
        {u"--single-transaction"_s, u"--exit-on-error"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--no-password"_s,
            file},
        uri, deadline, stop);
}

Result<> PostgresTools::run(const QString &program, const QStringList &arguments, const Secret &uri, Duration deadline,
    const std::stop_token &stop) const
{
    const QString path = find(program);
    if (path.isEmpty())
        return failure(ErrorCode::notFound, toolText("PostgreSQL's program %1 is not on this machine.").arg(program),
            {}, toolText("Install the package postgresql-client."));
    const auto connection = toolConnection(uri);
    if (!connection)
        return failure(connection.error());
    const MemoryFile passwords(connection->passwordLine);
    if (!passwords.isGood())
        return failure(ErrorCode::storage, toolText("The connection to the database could not be prepared."));
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"PGPASSFILE"_s, u"/proc/self/fd/%1"_s.arg(passwords.descriptor()));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setChildProcessModifier([descriptor = passwords.descriptor()] {
        ::fcntl(descriptor, F_SETFD, 0); // this child alone inherits it
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    process.start(path, QStringList{u"--dbname="_s + connection->conninfo} + arguments);
    const QDeadlineTimer end(deadline);
    while (!process.waitForFinished(lookAgain) && process.state() != QProcess::NotRunning) {
        if (!stop.stop_requested() && !end.hasExpired())
            continue;
        process.kill();
        process.waitForFinished(-1);
        return failure(stop.stop_requested() ? ErrorCode::cancelled : ErrorCode::timedOut,
            toolText("%1 did not come to its end in time.").arg(program));
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return failure(ErrorCode::unavailable, toolText("%1 did not succeed.").arg(program), complaint(process));
}

} // namespace holdfast
