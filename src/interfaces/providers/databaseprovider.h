// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QMap>
#include <stop_token>

namespace holdfast {

struct DatabaseProject {
    QString id;
    QString name;
    Duration historyRetention{0}; ///< 0: no point-in-time recovery
    UtcTime createdAt;
};

struct DatabaseBranch {
    QString id;
    QString name;
    QString parentId; ///< empty for a root
    bool isDefault = false;
    QString state; ///< the provider's word: `init`, `ready`, …
    UtcTime createdAt;
    std::optional<UtcTime> parentTimestamp; ///< where it was branched off
    std::optional<UtcTime> lastResetAt;
    QMap<QString, QString> annotation; ///< the markers that its creator attached
};

enum class OperationStatus { waiting, running, finished, failed, cancelled, unknown };

struct DatabaseOperation {
    QString id;
    QString action;
    OperationStatus status = OperationStatus::unknown;
    QString statusWord; ///< as the provider says it
    QString error;
    int failures = 0;
    UtcTime updatedAt;
};

struct NewBranch {
    QString name;
    QString parentId;
    UtcTime at; ///< the instant to branch from
    QString marker; ///< stored as annotation `holdfast`
};

struct CreatedBranch {
    DatabaseBranch branch;
    QStringList operationIds; ///< usable only after the last one finished
};

/// A database platform with branches and point-in-time recovery (Neon API v2). Blocking; effects thread only.
/// `busy` errors (423) mean that nothing was done. describe…() build the very request that the call sends.
class DatabaseProvider {
public:
    virtual ~DatabaseProvider() = default;
    [[nodiscard]] virtual Result<DatabaseProject> project(std::stop_token) = 0;
    [[nodiscard]] virtual Result<QList<DatabaseBranch>> branches(std::stop_token) = 0;
    [[nodiscard]] virtual Result<CreatedBranch> createBranch(const NewBranch &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeCreateBranch(const NewBranch &) const = 0;
    /// All operations that were begun for the branch, the newest first.
    [[nodiscard]] virtual Result<QList<DatabaseOperation>> operationsOf(const QString &branchId, std::stop_token) = 0;
    [[nodiscard]] virtual Result<DatabaseOperation> operation(const QString &id, std::stop_token) = 0;
    /// Contains the password; never stored, never shown.
    [[nodiscard]] virtual Result<Secret> connectionUri(
        const QString &branchId, const QString &database, const QString &role, std::stop_token) = 0;
    [[nodiscard]] virtual Result<> deleteBranch(const QString &branchId, std::stop_token) = 0;
    [[nodiscard]] virtual Result<> setDefaultBranch(const QString &branchId, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetDefaultBranch(const QString &branchId) const = 0;
};

/// Where the data of a branch ends on the early side: max(now − retention, creation, branch-off point, last reset).
[[nodiscard]] UtcTime historyStart(const DatabaseProject &project, const DatabaseBranch &branch, UtcTime now);

} // namespace holdfast
