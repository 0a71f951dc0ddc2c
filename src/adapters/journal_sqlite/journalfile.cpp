// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/journalfile.h"

#include "adapters/journal_sqlite/journalschema.h"
#include "adapters/journal_sqlite/storageerror.h"
#include "kernel/log.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int lockTime = 5'000;

tl::unexpected<Error> cannotCreate(const QString &path)
{
    Error error{ErrorCode::storage, u"The journal cannot be created."_s,
        u"The folder %1 is not writable."_s.arg(QFileInfo(path).absolutePath()),
        u"Choose another state folder, or change the permissions of this one."_s,
        QString::fromLocal8Bit(strerror(errno)), {}, false};
    return failure(error);
}

void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        fsync(folder);
        ::close(folder);
    }
}

/// Each missing folder is only for this user, and durable before the journal in it is.
bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return true;
    if (!makeFolder(folder.absolutePath())
        || (mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST))
        return false;
    syncFolder(folder.absolutePath());
    return true;
}

} // namespace

JournalFile::JournalFile(QString path, JournalMode mode)
    : m_path(QFileInfo(path).absoluteFilePath())
    , m_mode(mode)
{ }

JournalFile::~JournalFile() { close(); }

Result<> JournalFile::open()
{
    if (isOpen())
        return {};
    m_readOnlyBecause.reset();
    Result<> opened;
    if (m_mode == JournalMode::readWrite) {
        opened = openForWriting();
        if (opened || !QFileInfo::exists(m_path) || opened.error().code == ErrorCode::busy)
            return opened;
        m_readOnlyBecause = opened.error();
    } else {
        m_readOnlyBecause =
            Error{ErrorCode::refused, u"The journal was opened for reading only."_s, {}, {}, {}, {}, false};
    }
    close();
    opened = openForReading();
    if (!opened)
        close();
    return opened;
}

Result<> JournalFile::writable() const
{
    if (m_readOnlyBecause)
        return failure(*m_readOnlyBecause);
    return {};
}

Result<> JournalFile::createMissing() const
{
    if (!makeFolder(QFileInfo(m_path).absolutePath()))
        return cannotCreate(m_path);
    // Only a new file is opened here: closing a second descriptor of one in use would drop SQLite's locks on it.
    const int file = ::open(QFile::encodeName(m_path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST)
        return cannotCreate(m_path);
    if (file >= 0) {
        ::close(file);
        syncFolder(QFileInfo(m_path).absolutePath());
    }
    return {};
}

Result<> JournalFile::connect(const QString &options, const QString &name)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"journal-"_s + QUuid::createUuid().toString());
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(lockTime) + options);
    m_database.setDatabaseName(name);
    if (!m_database.open())
        return failure(storageError(m_database.lastError(), m_path));
    for (const auto &setting : {u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA cell_size_check = ON"_s}) {
        if (const Result<QString> done = pragma(setting); !done)
            return failure(done.error());
    }
    return {};
}

Result<> JournalFile::openForWriting()
{
    if (Result<> created = createMissing(); !created)
        return created;
    // Two programs that start on a new file at once: changing to WAL does not wait for locks.
    QLockFile opening(m_path + u".opening"_s);
    (void)opening.tryLock(lockTime);
    if (Result<> connected = connect({}, m_path); !connected)
        return connected;
    const Result<int> version = schemaVersion(m_database, m_path);
    if (!version)
        return failure(version.error());
    if (*version > journalSchemaVersion)
        return failure(ErrorCode::refused, u"The journal was written by a newer version of Holdfast."_s,
            u"Its tables have version %1, this program writes version %2."_s.arg(*version).arg(journalSchemaVersion),
            u"It can be read. To write to it, install the newer version."_s);
    if (Result<> durable = setUpDurability(); !durable)
        return durable;
    return *version < journalSchemaVersion ? migrate(m_database, m_path) : Result<>();
}

Result<> JournalFile::openForReading()
{
    if (!QFileInfo::exists(m_path))
        return failure(ErrorCode::notFound, u"There is no journal at %1."_s.arg(m_path));
    Result<> opened = connect(u";QSQLITE_OPEN_READONLY"_s, m_path);
    Result<int> version = opened ? schemaVersion(m_database, m_path) : failure(opened.error());
    if (!version && QFileInfo(m_path + u"-wal"_s).size() == 0) {
        // On a read-only disk SQLite cannot make its shared memory. Without a log nothing is missing in the file.
        close();
        opened = connect(u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s,
            QString::fromLatin1(QUrl::fromLocalFile(m_path).toEncoded()) + u"?immutable=1"_s);
        version = opened ? schemaVersion(m_database, m_path) : failure(opened.error());
    }
    if (!version)
        return failure(version.error());
    if (*version == 0)
        return failure(
            ErrorCode::storage, u"The file is not a journal of Holdfast."_s, {}, u"Check the file's name."_s);
    return {};
}

Result<> JournalFile::setUpDurability()
{
    const Result<QString> mode = pragma(u"PRAGMA journal_mode = WAL"_s);
    if (!mode)
        return failure(mode.error());
    if (const Result<QString> done = pragma(u"PRAGMA synchronous = FULL"_s); !done)
        return failure(done.error());
    // The log is moved by us, after events were acknowledged, and not inside a commit.
    if (const Result<QString> done = pragma(u"PRAGMA wal_autocheckpoint = 0"_s); !done)
        return failure(done.error());
    const Result<QString> synchronous = pragma(u"PRAGMA synchronous"_s);
    // Read back: SQLite keeps silent about what it did not do.
    if (!synchronous || *mode != "wal"_L1 || *synchronous != "2"_L1)
        return failure(ErrorCode::storage, u"The journal cannot be kept safely at this place."_s,
            u"The file system does not support what SQLite needs for a durable log; network folders often do not."_s,
            u"Start with a state folder on a local disk."_s);
    return {};
}

Result<> JournalFile::checkpoint(const QString &kind)
{
    QSqlQuery query(m_database);
    if (!query.exec(u"PRAGMA wal_checkpoint(%1)"_s.arg(kind)) || !query.next())
        return failure(storageError(query.lastError(), m_path));
    // The first column says that a reader or writer of another process was in the way: the next one will do it.
    return {};
}

void JournalFile::close()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    if (!name.isEmpty())
        QSqlDatabase::removeDatabase(name);
}

Result<QString> JournalFile::pragma(const QString &text)
{
    QSqlQuery query(m_database);
    if (!query.exec(text))
        return failure(storageError(query.lastError(), m_path));
    return query.next() ? query.value(0).toString() : QString();
}

} // namespace holdfast
