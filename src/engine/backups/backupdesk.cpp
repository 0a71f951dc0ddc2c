// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backups/backupdesk.h"

#include "workers/deliver.h"

namespace holdfast {

BackupDesk::BackupDesk(BackupKeeper &keeper, Pool &work, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_work(work)
{ }

BackupDesk::~BackupDesk() { m_stop.request_stop(); }

void BackupDesk::list(Done<QList<DatabaseDump>> done)
{
    deliver(m_work.run([keeper = &m_keeper] { return keeper->dumps(); }), this, std::move(done));
}

void BackupDesk::take(Done<DatabaseDump> done)
{
    deliver(m_work.run([keeper = &m_keeper, stop = m_stop.get_token()] { return keeper->take(stop); }), this,
        std::move(done));
}

void BackupDesk::prove(const QString &id, Done<DatabaseDump> done)
{
    deliver(m_work.run([keeper = &m_keeper, id, stop = m_stop.get_token()] { return keeper->prove(id, stop); }), this,
        std::move(done));
}

void BackupDesk::listFiles(Done<QList<FileCopy>> done)
{
    deliver(m_work.run([keeper = &m_keeper] { return keeper->fileCopies(); }), this, std::move(done));
}

void BackupDesk::takeFiles(Done<FileCopy> done)
{
    deliver(m_work.run([keeper = &m_keeper, stop = m_stop.get_token()] { return keeper->takeFiles(stop); }), this,
        std::move(done));
}

void BackupDesk::proveFiles(const QString &id, Done<FileCopy> done)
{
    deliver(m_work.run([keeper = &m_keeper, id, stop = m_stop.get_token()] { return keeper->proveFiles(id, stop); }),
        this, std::move(done));
}

void BackupDesk::prune(int keep, Done<QStringList> done)
{
    deliver(m_work.run([keeper = &m_keeper, keep] { return keeper->prune(keep); }), this, std::move(done));
}

} // namespace holdfast
