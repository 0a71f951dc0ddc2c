// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgresserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <unistd.h>

namespace holdfast::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int startTime = 20'000;
constexpr int stopTime = 3'000;

/// The newest installed programs; Debian does not put them into the path.
QString programPath(const QString &name)
{
    const QString inPath = QStandardPaths::findExecutable(name);
    if (!inPath.isEmpty())
        return QFileInfo(inPath).canonicalFilePath();
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        const QString program = versions.filePath(version + u"/bin/"_s + name);
        if (QFile::exists(program))
            return program;
    }
    return name;
}

bool isRoot() { return geteuid() == 0; }

} // namespace

PostgresServer::PostgresServer() = default;

PostgresServer::~PostgresServer() { stop(); }

QString PostgresServer::socketFolder() const { return m_folder->path(); }

QString PostgresServer::dataFolder() const { return m_folder->filePath(u"data"_s); }

QByteArray PostgresServer::uri(const QByteArray &database, const QByteArray &withPassword) const
{
    return QByteArray("postgresql://") + user + ':' + withPassword + "@127.0.0.1:" + QByteArray::number(m_port) + '/'
        + database;
}

QByteArray PostgresServer::socketUri(const QByteArray &database) const
{
    return QByteArray("postgresql://") + user + "@/" + database + "?host=" + m_folder->path().toUtf8()
        + "&port=" + QByteArray::number(m_port);
}

bool PostgresServer::run(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setWorkingDirectory(m_folder->path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (isRoot()) {
        // Changing the user forgets the signal at the parent's death, so setpriv sets both.
        process.start(u"setpriv"_s,
            QStringList{u"--reuid=postgres"_s, u"--regid=postgres"_s, u"--clear-groups"_s, u"--pdeathsig=QUIT"_s,
                programPath(program)}
                + arguments);
    } else {
        process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGQUIT); });
        process.start(programPath(program), arguments);
    }
    return process.waitForStarted();
}

bool PostgresServer::fail(const QString &error)
{
    m_error = error;
    return false;
}

bool PostgresServer::createCluster()
{
    m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/holdfast-test-XXXXXX"_s);
    if (!m_folder->isValid())
        return fail(u"no temporary folder: "_s + m_folder->errorString());
    QFile passwordFile(m_folder->filePath(u"password"_s));
    if (!passwordFile.open(QIODevice::WriteOnly))
        return fail(u"cannot write the password file"_s);
    passwordFile.write(password);
    passwordFile.close();
    if (isRoot()) {
        const passwd *account = getpwnam("postgres");
        const auto give = [account](const QString &path) {
            return chown(QFile::encodeName(path).constData(), account->pw_uid, account->pw_gid) == 0;
        };
        if (!account || !give(m_folder->path()) || !give(passwordFile.fileName()))
            return fail(u"running as root needs a user named postgres"_s);
    }
    QProcess initdb;
    if (!run(initdb, u"initdb"_s,
            {u"--pgdata"_s, dataFolder(), u"--username"_s, QString::fromLatin1(user), u"--pwfile"_s,
                passwordFile.fileName(), u"--auth-local=trust"_s, u"--auth-host=scram-sha-256"_s, u"--no-sync"_s,
                u"--locale=C"_s, u"--encoding=UTF8"_s, u"--no-instructions"_s}))
        return fail(u"initdb could not be started"_s);
    if (!initdb.waitForFinished(startTime) || initdb.exitCode() != 0)
        return fail(u"initdb: "_s + QString::fromUtf8(initdb.readAll()));
    return true;
}

bool PostgresServer::start()
{
    if (!m_folder && !createCluster())
        return false;
    if (m_port == 0)
        m_port = freePort();
    if (!run(m_process, u"postgres"_s,
            {u"-D"_s, dataFolder(), u"-p"_s, QString::number(m_port), u"-k"_s, socketFolder(), u"-c"_s,
                u"listen_addresses=127.0.0.1"_s, u"-c"_s, u"fsync=off"_s, u"-c"_s, u"shared_buffers=8MB"_s, u"-c"_s,
                u"max_connections=20"_s, u"-c"_s, u"logging_collector=off"_s, u"-c"_s,
                u"dynamic_shared_memory_type=mmap"_s}))
        return fail(u"postgres could not be started"_s);
    QByteArray log;
    const QDeadlineTimer deadline(startTime);
    while (!log.contains("ready to accept connections")) {
        if (!m_process.waitForReadyRead(int(deadline.remainingTime())))
            return fail(u"postgres did not become ready: "_s + QString::fromUtf8(log + m_process.readAll()));
        log += m_process.readAll();
    }
    return true;
}

void PostgresServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    // SIGQUIT and not SIGKILL first: it removes the shared memory.
    ::kill(pid(), SIGQUIT);
    ::kill(pid(), SIGCONT);
    if (!m_process.waitForFinished(stopTime))
        kill();
}

void PostgresServer::kill()
{
    // Line 7 names the shared memory that a killed server leaves behind.
    QFile lock(dataFolder() + u"/postmaster.pid"_s);
    const QString memory =
        lock.open(QIODevice::ReadOnly) ? QString::fromUtf8(lock.readAll()).section(u'\n', 6, 6) : QString();
    // The children notice the end of the postmaster by themselves, at their next wait.
    ::kill(pid(), SIGKILL);
    m_process.waitForFinished(stopTime);
    bool isNumber = false;
    const int id = memory.simplified().section(u' ', 1, 1).toInt(&isNumber);
    if (isNumber)
        shmctl(id, IPC_RMID, nullptr);
}

void PostgresServer::freeze(bool frozen) { ::kill(pid(), frozen ? SIGSTOP : SIGCONT); }

} // namespace holdfast::test
