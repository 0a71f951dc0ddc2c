// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/databaseprovider.h"

namespace holdfast {

/// What a changing call began: it is over when the last of its operations is.
struct BegunChange {
    QString branchId; ///< the branch that results; after restoring a snapshot not the one that was named
    QStringList operationIds;
};

/// Turns a branch back to an earlier state of itself or of another branch. `preserveAs` keeps what stands there now
/// under that name, and is the marker by which an earlier attempt is found.
struct InPlaceRestore {
    QString branchId;
    QString sourceBranchId;
    UtcTime at;
    QString preserveAs; ///< never empty here: without it what was written since would be lost
};

struct DatabaseSnapshot {
    QString id;
    QString name;
    QString sourceBranchId;
    UtcTime at; ///< the instant it holds; where the provider does not tell, that of its creation
};

/// The state of the past that a database platform keeps beside its branches (Neon API v2; snapshots are beta).
/// Blocking; effects thread only. `busy` errors mean that nothing was done.
class DatabaseRecovery {
public:
    virtual ~DatabaseRecovery() = default;
    /// After it the branch keeps its id, but all its sessions are gone. Look up `preserveAs` before it is asked again.
    [[nodiscard]] virtual Result<BegunChange> restoreInPlace(const InPlaceRestore &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeRestoreInPlace(const InPlaceRestore &) const = 0;

    [[nodiscard]] virtual Result<QList<DatabaseSnapshot>> snapshots(std::stop_token) = 0;
    [[nodiscard]] virtual Result<DatabaseSnapshot> takeSnapshot(
        const QString &branchId, const QString &name, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeTakeSnapshot(const QString &branchId, const QString &name) const = 0;
    /// A new branch `name` without compute, meant to take the place of `targetBranchId`, which is always said: without
    /// it a second restore can hit the branch that the first one pushed aside.
    [[nodiscard]] virtual Result<BegunChange> restoreSnapshot(
        const QString &snapshotId, const QString &name, const QString &targetBranchId, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeRestoreSnapshot(
        const QString &snapshotId, const QString &name, const QString &targetBranchId) const = 0;
    /// Gives the restored branch the place, name and compute of its target, which is kept as `oldName`.
    [[nodiscard]] virtual Result<QStringList> finishRestore(
        const QString &branchId, const QString &oldName, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeFinishRestore(
        const QString &branchId, const QString &oldName) const = 0;
    [[nodiscard]] virtual Result<> deleteSnapshot(const QString &snapshotId, std::stop_token) = 0; ///< idempotent

    [[nodiscard]] virtual Result<DatabaseBranch> renameBranch(
        const QString &branchId, const QString &name, std::stop_token) = 0; ///< idempotent by value
    [[nodiscard]] virtual Result<DatabaseBranch> protectBranch(
        const QString &branchId, bool isProtected, std::stop_token) = 0; ///< idempotent by value
    /// How far back every branch of the project can be restored from now on. Idempotent by value.
    [[nodiscard]] virtual Result<DatabaseProject> setHistoryRetention(Duration retention, std::stop_token) = 0;
};

} // namespace holdfast
