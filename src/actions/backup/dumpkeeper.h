// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"
#include "interfaces/backup/backupkeeper.h"

namespace holdfast {

/// Backups of the service's database and of its files, for one environment.
class DumpKeeper final : public BackupKeeper {
public:
    explicit DumpKeeper(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<QList<DatabaseDump>> dumps() override;
    [[nodiscard]] Result<DatabaseDump> take(std::stop_token) override;
    [[nodiscard]] Result<DatabaseDump> prove(const QString &id, std::stop_token) override;
    [[nodiscard]] Result<QList<FileCopy>> fileCopies() override;
    [[nodiscard]] Result<FileCopy> takeFiles(std::stop_token) override;
    [[nodiscard]] Result<FileCopy> proveFiles(const QString &id, std::stop_token) override;
    [[nodiscard]] Result<QStringList> prune(int keep) override;
    [[nodiscard]] QString place(const QString &id) const override;
    [[nodiscard]] QString filesPlace(const QString &id) const override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
