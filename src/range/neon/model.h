// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QJsonObject>
#include <QList>
#include <QMap>

namespace holdfast::range {

struct NeonBranch {
    QString id;
    QString name;
    QString parentId;
    std::optional<UtcTime> parentTime;
    QString parentLsn;
    QString state;
    UtcTime createdAt;
    UtcTime updatedAt;
    UtcTime stateChangedAt;
    std::optional<UtcTime> lastResetAt;
    bool isDefault = false;
    bool isProtected = false;
    QJsonObject annotation;
    QString cluster; ///< the PostgreSQL cluster with its data
    bool hostLost = false; ///< its compute cannot be reached or started any more
    QString restoredFrom{}; ///< the snapshot that it was made from
    QString restoreTarget{}; ///< the branch whose place it is to take
    QMap<QString, QString> passwords{}; ///< by role, where they were reset; the others are the project's
};

/// A point of a branch's history under a name. It outlives the history window, not the branch's cluster.
struct NeonSnapshot {
    QString id;
    QString name;
    QString branchId;
    QString cluster;
    UtcTime at;
};

struct NeonEndpoint {
    QString id;
    QString branchId;
    int port = 0;
    QString state;
    bool disabled = false;
    UtcTime createdAt;
    UtcTime updatedAt;
    std::optional<UtcTime> startedAt;
    std::optional<UtcTime> suspendedAt;
};

struct NeonOperation {
    QString id;
    QString branchId;
    QString endpointId;
    QString action;
    QString status;
    QString error;
    UtcTime createdAt;
    UtcTime updatedAt;

    [[nodiscard]] bool isOver() const { return status == u"finished" || status == u"failed"; }
};

// The forms of the published API description, every required member present.
[[nodiscard]] QJsonObject branchJson(const NeonBranch &branch, const QString &projectId);
[[nodiscard]] QJsonObject annotationJson(const NeonBranch &branch);
[[nodiscard]] QJsonObject endpointJson(const NeonEndpoint &endpoint, const QString &projectId);
[[nodiscard]] QJsonObject operationJson(const NeonOperation &operation, const QString &projectId);
[[nodiscard]] QJsonObject roleJson(const QString &name, const NeonBranch &branch);
[[nodiscard]] QJsonObject snapshotJson(const NeonSnapshot &snapshot);
[[nodiscard]] QJsonObject databaseJson(const NeonBranch &branch);
[[nodiscard]] QJsonObject projectJson(
    const QString &id, const NeonBranch &root, qint64 retentionSeconds, UtcTime updatedAt);

} // namespace holdfast::range
