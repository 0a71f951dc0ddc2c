// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/backup/backupkeeper.h"
#include "workers/pool.h"

#include <QObject>
#include <functional>

namespace holdfast {

/// Backups outside the provider, taken, proven and listed without making anybody wait.
class BackupDesk : public QObject {
    Q_OBJECT

public:
    template <class T> using Done = std::function<void(const Result<T> &)>;

    /// The keeper and the pool outlive it.
    BackupDesk(BackupKeeper &keeper, Pool &work, QObject *parent = nullptr);
    ~BackupDesk() override;

    void list(Done<QList<DatabaseDump>> done);
    void take(Done<DatabaseDump> done);
    void prove(const QString &id, Done<DatabaseDump> done);
    void listFiles(Done<QList<FileCopy>> done);
    void takeFiles(Done<FileCopy> done);
    /// Empty: the newest.
    void proveFiles(const QString &id, Done<FileCopy> done);
    void prune(int keep, Done<QStringList> done);
    [[nodiscard]] QString place(const QString &id) const { return m_keeper.place(id); }
    [[nodiscard]] QString filesPlace(const QString &id) const { return m_keeper.filesPlace(id); }

private:
    BackupKeeper &m_keeper;
    Pool &m_work;
    std::stop_source m_stop;
};

} // namespace holdfast
