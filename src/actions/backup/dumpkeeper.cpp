// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/backup/dumpkeeper.h"

#include "actions/backup/dumping.h"
#include "actions/backup/filecopying.h"

namespace holdfast {

Result<QList<DatabaseDump>> DumpKeeper::dumps()
{
    const auto store = dumpsOf(m_recovery);
    return store ? (*store)->dumps() : Result<QList<DatabaseDump>>{failure(store.error())};
}

Result<DatabaseDump> DumpKeeper::take(std::stop_token stop) { return takeDump(m_recovery, stop); }

Result<DatabaseDump> DumpKeeper::prove(const QString &id, std::stop_token stop)
{
    const auto dump = findDump(m_recovery, id);
    return dump ? proveDump(m_recovery, *dump, stop) : dump;
}

Result<QList<FileCopy>> DumpKeeper::fileCopies()
{
    return m_recovery.fileCopies ? m_recovery.fileCopies->copies() : Result<QList<FileCopy>>{QList<FileCopy>{}};
}

Result<FileCopy> DumpKeeper::takeFiles(std::stop_token stop) { return takeFileCopy(m_recovery, stop); }

Result<FileCopy> DumpKeeper::proveFiles(const QString &id, std::stop_token stop)
{
    const auto copy = findFileCopy(m_recovery, id);
    return copy ? proveFileCopy(m_recovery, *copy, stop) : copy;
}

QString DumpKeeper::filesPlace(const QString &id) const
{
    return m_recovery.fileCopies ? m_recovery.fileCopies->place(id) : id;
}

Result<QStringList> DumpKeeper::prune(int keep)
{
    const auto all = dumps();
    if (!all)
        return failure(all.error());
    const QStringList gone = outdated(*all, keep);
    for (const QString &id : gone) {
        if (const auto removed = m_recovery.dumps->remove(id); !removed)
            return failure(removed.error());
    }
    return gone;
}

QString DumpKeeper::place(const QString &id) const { return m_recovery.dumps ? m_recovery.dumps->place(id) : id; }

} // namespace holdfast
