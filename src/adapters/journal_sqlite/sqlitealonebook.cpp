// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/sqlitealonebook.h"

#include "workers/answer.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr int lockPatience = 10000; ///< milliseconds

class BookLock final : public RunLease {
public:
    explicit BookLock(const QString &file)
        : m_file(file)
    {
        m_file.setStaleLockTime(0); // a process that was killed is recognised by its id
    }
    [[nodiscard]] bool take() { return m_file.tryLock(lockPatience); }

private:
    QLockFile m_file;
};

quint64 inodeOf(const QString &file)
{
    struct stat status { };
    return stat(QFile::encodeName(file).constData(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

SqliteAloneBook::SqliteAloneBook(QString folder)
    : m_folder(std::move(folder))
{ }

QString SqliteAloneBook::file() const { return m_folder + u"/alone.sqlite3"_s; }

std::unique_ptr<RunLease> SqliteAloneBook::lock()
{
    auto lock = std::make_unique<BookLock>(m_folder + u"/alone.lock"_s);
    return lock->take() ? std::move(lock) : nullptr;
}

bool SqliteAloneBook::exists() const { return QFileInfo::exists(file()); }

Journal &SqliteAloneBook::journal()
{
    const std::lock_guard guard(m_mutex);
    if (m_journal && m_inode != inodeOf(file()))
        m_journal.reset();
    if (!m_journal) {
        m_journal = std::make_unique<SqliteJournal>(file());
        static_cast<void>(await(m_journal->incidents())); // opened now, so that its place on the disk is known
        m_inode = inodeOf(file());
    }
    return *m_journal;
}

Result<> SqliteAloneBook::archive()
{
    const std::lock_guard guard(m_mutex);
    if (m_journal) {
        if (const auto closed = await(m_journal->close()); !closed)
            return closed;
        m_journal.reset();
    }
    int number = 1;
    while (QFileInfo::exists(u"%1/alone-%2.sqlite3"_s.arg(m_folder).arg(number)))
        ++number;
    const QString target = u"%1/alone-%2.sqlite3"_s.arg(m_folder).arg(number);
    if (!QFile::rename(file(), target))
        return failure(ErrorCode::storage, u"%1 could not be put away."_s.arg(file()), {},
            u"What is in it has been joined already; it is tried again."_s);
    for (const QString &rest : {u"-wal"_s, u"-shm"_s})
        QFile::remove(file() + rest);
    return {};
}

} // namespace holdfast
