// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/neon/neonrequests.h"
#include "interfaces/providers/databaserecovery.h"

namespace holdfast {

namespace neon {

/// Without a name to preserve under, or without an id, the URL is invalid and nothing is sent.
[[nodiscard]] HttpRequest restoreInPlace(const NeonConfig &config, const InPlaceRestore &restore);
[[nodiscard]] HttpRequest listSnapshots(const NeonConfig &config);
/// Its arguments stand in the query: the API takes no body here, whatever the documentation's example shows.
[[nodiscard]] HttpRequest takeSnapshot(const NeonConfig &config, const QString &branchId, const QString &name);
[[nodiscard]] HttpRequest restoreSnapshot(
    const NeonConfig &config, const QString &snapshotId, const QString &name, const QString &targetBranchId);
[[nodiscard]] HttpRequest finishRestore(const NeonConfig &config, const QString &branchId, const QString &oldName);
[[nodiscard]] HttpRequest deleteSnapshot(const NeonConfig &config, const QString &snapshotId);
[[nodiscard]] HttpRequest updateBranch(const NeonConfig &config, const QString &branchId, const QJsonObject &values);
[[nodiscard]] HttpRequest setHistoryRetention(const NeonConfig &config, Duration retention);

} // namespace neon

/// Restores in place and from snapshots. Holds no state but its configuration; any number of threads may call it.
class NeonRecovery final : public DatabaseRecovery {
public:
    NeonRecovery(Transport &transport, NeonConfig config);

    [[nodiscard]] Result<BegunChange> restoreInPlace(const InPlaceRestore &restore, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeRestoreInPlace(const InPlaceRestore &restore) const override;
    [[nodiscard]] Result<QList<DatabaseSnapshot>> snapshots(std::stop_token stop) override;
    [[nodiscard]] Result<DatabaseSnapshot> takeSnapshot(
        const QString &branchId, const QString &name, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeTakeSnapshot(const QString &branchId, const QString &name) const override;
    [[nodiscard]] Result<BegunChange> restoreSnapshot(
        const QString &snapshotId, const QString &name, const QString &targetBranchId, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeRestoreSnapshot(
        const QString &snapshotId, const QString &name, const QString &targetBranchId) const override;
    [[nodiscard]] Result<QStringList> finishRestore(
        const QString &branchId, const QString &oldName, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeFinishRestore(const QString &branchId, const QString &oldName) const override;
    [[nodiscard]] Result<> deleteSnapshot(const QString &snapshotId, std::stop_token stop) override;
    [[nodiscard]] Result<DatabaseBranch> renameBranch(
        const QString &branchId, const QString &name, std::stop_token stop) override;
    [[nodiscard]] Result<DatabaseBranch> protectBranch(
        const QString &branchId, bool isProtected, std::stop_token stop) override;
    [[nodiscard]] Result<DatabaseProject> setHistoryRetention(Duration retention, std::stop_token stop) override;

private:
    Transport &m_transport;
    const NeonConfig m_config;
};

} // namespace holdfast
