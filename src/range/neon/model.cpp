// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/neon/model.h"

#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QString region = u"local-range"_s;

void addTime(QJsonObject &object, const QString &key, const std::optional<UtcTime> &time)
{
    if (time)
        object.insert(key, formatUtc(*time));
}

void addText(QJsonObject &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

} // namespace

QJsonObject branchJson(const NeonBranch &branch, const QString &projectId)
{
    QJsonObject json{{u"id"_s, branch.id}, {u"project_id"_s, projectId}, {u"name"_s, branch.name},
        {u"current_state"_s, branch.state}, {u"state_changed_at"_s, formatUtc(branch.stateChangedAt)},
        {u"creation_source"_s, u"console"_s}, {u"primary"_s, branch.isDefault}, {u"default"_s, branch.isDefault},
        {u"protected"_s, branch.isProtected}, {u"cpu_used_sec"_s, 0}, {u"compute_time_seconds"_s, 0},
        {u"active_time_seconds"_s, 0}, {u"written_data_bytes"_s, 0}, {u"data_transfer_bytes"_s, 0},
        {u"created_at"_s, formatUtc(branch.createdAt)}, {u"updated_at"_s, formatUtc(branch.updatedAt)},
        {u"init_source"_s, u"parent-data"_s}};
    addText(json, u"parent_id"_s, branch.parentId);
    addText(json, u"parent_lsn"_s, branch.parentLsn);
    addTime(json, u"parent_timestamp"_s, branch.parentTime);
    addTime(json, u"last_reset_at"_s, branch.lastResetAt);
    addText(json, u"restored_from"_s, branch.restoredFrom);
    if (branch.state != u"ready")
        json.insert(u"pending_state"_s, u"ready"_s);
    return json;
}

QJsonObject annotationJson(const NeonBranch &branch)
{
    return {{u"object"_s, QJsonObject{{u"type"_s, u"console/branch"_s}, {u"id"_s, branch.id}}},
        {u"value"_s, branch.annotation}, {u"created_at"_s, formatUtc(branch.createdAt)},
        {u"updated_at"_s, formatUtc(branch.createdAt)}};
}

QJsonObject endpointJson(const NeonEndpoint &endpoint, const QString &projectId)
{
    QJsonObject json{{u"host"_s, u"127.0.0.1"_s}, {u"id"_s, endpoint.id}, {u"project_id"_s, projectId},
        {u"branch_id"_s, endpoint.branchId}, {u"autoscaling_limit_min_cu"_s, 0.25}, {u"autoscaling_limit_max_cu"_s, 1},
        {u"region_id"_s, region}, {u"type"_s, u"read_write"_s}, {u"current_state"_s, endpoint.state},
        {u"settings"_s, QJsonObject()}, {u"pooler_enabled"_s, false}, {u"pooler_mode"_s, u"transaction"_s},
        {u"disabled"_s, endpoint.disabled}, {u"passwordless_access"_s, false}, {u"creation_source"_s, u"console"_s},
        {u"created_at"_s, formatUtc(endpoint.createdAt)}, {u"updated_at"_s, formatUtc(endpoint.updatedAt)},
        {u"proxy_host"_s, u"127.0.0.1"_s}, {u"suspend_timeout_seconds"_s, 0}, {u"provisioner"_s, u"k8s-neonvm"_s}};
    addTime(json, u"started_at"_s, endpoint.startedAt);
    addTime(json, u"last_active"_s, endpoint.startedAt);
    addTime(json, u"suspended_at"_s, endpoint.suspendedAt);
    return json;
}

QJsonObject operationJson(const NeonOperation &operation, const QString &projectId)
{
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(operation.updatedAt - operation.createdAt);
    QJsonObject json{{u"id"_s, operation.id}, {u"project_id"_s, projectId}, {u"action"_s, operation.action},
        {u"status"_s, operation.status}, {u"failures_count"_s, operation.status == u"failed" ? 1 : 0},
        {u"created_at"_s, formatUtc(operation.createdAt)}, {u"updated_at"_s, formatUtc(operation.updatedAt)},
        {u"total_duration_ms"_s, qint64(took.count())}};
    addText(json, u"branch_id"_s, operation.branchId);
    addText(json, u"endpoint_id"_s, operation.endpointId);
    addText(json, u"error"_s, operation.error);
    return json;
}

QJsonObject roleJson(const QString &name, const NeonBranch &branch)
{
    return {{u"branch_id"_s, branch.id}, {u"name"_s, name}, {u"protected"_s, false},
        {u"created_at"_s, formatUtc(branch.createdAt)}, {u"updated_at"_s, formatUtc(branch.createdAt)}};
}

QJsonObject snapshotJson(const NeonSnapshot &snapshot)
{
    return {{u"id"_s, snapshot.id}, {u"name"_s, snapshot.name}, {u"source_branch_id"_s, snapshot.branchId},
        {u"timestamp"_s, formatUtc(snapshot.at)}, {u"created_at"_s, formatUtc(snapshot.at)}, {u"manual"_s, true}};
}

QJsonObject databaseJson(const NeonBranch &branch)
{
    return {{u"id"_s, 1}, {u"branch_id"_s, branch.id}, {u"name"_s, databaseName.toString()},
        {u"owner_name"_s, ownerRole.toString()}, {u"created_at"_s, formatUtc(branch.createdAt)},
        {u"updated_at"_s, formatUtc(branch.createdAt)}};
}

QJsonObject projectJson(const QString &id, const NeonBranch &root, qint64 retentionSeconds, UtcTime updatedAt)
{
    const QString created = formatUtc(root.createdAt);
    return {{u"id"_s, id}, {u"platform_id"_s, u"local"_s}, {u"region_id"_s, region},
        {u"name"_s, u"capliquify-practice"_s}, {u"provisioner"_s, u"k8s-neonvm"_s}, {u"pg_version"_s, 15},
        {u"proxy_host"_s, u"127.0.0.1"_s}, {u"branch_logical_size_limit"_s, 0},
        {u"branch_logical_size_limit_bytes"_s, 0}, {u"store_passwords"_s, true}, {u"creation_source"_s, u"console"_s},
        {u"history_retention_seconds"_s, retentionSeconds}, {u"created_at"_s, created},
        {u"updated_at"_s, formatUtc(updatedAt)}, {u"owner_id"_s, u"practice"_s},
        {u"consumption_period_start"_s, created},
        {u"consumption_period_end"_s, formatUtc(root.createdAt + std::chrono::hours(720))},
        {u"data_storage_bytes_hour"_s, 0}, {u"data_transfer_bytes"_s, 0}, {u"written_data_bytes"_s, 0},
        {u"compute_time_seconds"_s, 0}, {u"active_time_seconds"_s, 0}, {u"active_time"_s, 0}, {u"cpu_used_sec"_s, 0}};
}

} // namespace holdfast::range
