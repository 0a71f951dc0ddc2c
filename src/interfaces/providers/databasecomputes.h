// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QStringList>
#include <optional>
#include <stop_token>

namespace holdfast {

enum class ComputeState { starting, active, idle, unknown };

/// The running database server of one branch.
struct DatabaseCompute {
    QString id;
    QString branchId;
    QString host;
    ComputeState state = ComputeState::unknown;
    QString stateWord; ///< as the provider says it
    bool isDisabled = false; ///< takes no connections
    std::optional<UtcTime> startedAt;
    std::optional<UtcTime> suspendedAt; ///< nothing was written after it
};

/// What a change of a compute began.
struct BegunCompute {
    DatabaseCompute compute;
    QStringList operationIds;
};

/// A password that is new; the old one holds until the last operation is over, then all its sessions end.
struct NewPassword {
    Secret password;
    QStringList operationIds;
};

/// Servers, roles and passwords of a database platform (Neon API v2). Blocking; effects thread only. `busy` errors mean
/// that nothing was done. describe…() build the very request that the call sends.
class DatabaseComputes {
public:
    enum class Change { start, suspend, restart };

    virtual ~DatabaseComputes() = default;
    [[nodiscard]] virtual Result<QList<DatabaseCompute>> computes(const QString &branchId, std::stop_token) = 0;
    [[nodiscard]] virtual Result<DatabaseCompute> compute(const QString &id, std::stop_token) = 0;
    /// Starting and suspending are idempotent. Restarting is not: whether it happened shows in `startedAt`.
    [[nodiscard]] virtual Result<BegunCompute> change(const QString &id, Change, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeChange(const QString &id, Change) const = 0;
    /// Idempotent. The provider itself may switch a disabled one on again for its own checks.
    [[nodiscard]] virtual Result<BegunCompute> setDisabled(const QString &id, bool disabled, std::stop_token) = 0;

    [[nodiscard]] virtual Result<QStringList> roles(const QString &branchId, std::stop_token) = 0;
    [[nodiscard]] virtual Result<QStringList> databases(const QString &branchId, std::stop_token) = 0;
    /// Every call makes another password. After a lost answer, revealPassword() tells the one that holds.
    [[nodiscard]] virtual Result<NewPassword> resetPassword(
        const QString &branchId, const QString &role, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeResetPassword(const QString &branchId, const QString &role) const = 0;
    /// ErrorCode::refused where the project does not keep passwords.
    [[nodiscard]] virtual Result<Secret> revealPassword(
        const QString &branchId, const QString &role, std::stop_token) = 0;
};

} // namespace holdfast
