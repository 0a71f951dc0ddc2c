// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neonrecovery.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/neon/neonreplies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

BegunChange begunOf(const CreatedBranch &created) { return {created.branch.id, created.operationIds}; }

/// The branch and the operations of an answer, as a begun change.
Result<BegunChange> readBegun(const HttpRequest &request, const HttpReply &reply)
{
    return neon::readCreated(request, reply).map(begunOf);
}

Result<DatabaseBranch> readUpdated(const HttpRequest &request, const HttpReply &reply)
{
    return neon::readCreated(request, reply).map([](const CreatedBranch &created) { return created.branch; });
}

} // namespace

namespace neon {

HttpRequest restoreInPlace(const NeonConfig &config, const InPlaceRestore &restore)
{
    HttpRequest request =
        change(config, "POST", u"restoreProjectBranch"_s, {u"branches"_s, restore.branchId, u"restore"_s},
            {{u"source_branch_id"_s, restore.sourceBranchId}, {u"source_timestamp"_s, formatUtc(restore.at)},
                {u"preserve_under_name"_s, restore.preserveAs}});
    request.idempotency = Idempotency::lookUpFirst;
    if (restore.sourceBranchId.isEmpty() || restore.preserveAs.isEmpty())
        request.url.clear();
    return request;
}

HttpRequest listSnapshots(const NeonConfig &config) { return read(config, u"listSnapshots"_s, {u"snapshots"_s}); }

HttpRequest takeSnapshot(const NeonConfig &config, const QString &branchId, const QString &name)
{
    HttpRequest request =
        change(config, "POST", u"createSnapshot"_s, {u"branches"_s, branchId, u"snapshot"_s}, {}, {{u"name"_s, name}});
    request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest restoreSnapshot(
    const NeonConfig &config, const QString &snapshotId, const QString &name, const QString &targetBranchId)
{
    HttpRequest request = change(config, "POST", u"restoreSnapshot"_s, {u"snapshots"_s, snapshotId, u"restore"_s},
        {{u"name"_s, name}, {u"target_branch_id"_s, targetBranchId}, {u"finalize_restore"_s, false}});
    request.idempotency = Idempotency::lookUpFirst;
    if (name.isEmpty() || targetBranchId.isEmpty())
        request.url.clear();
    return request;
}

HttpRequest finishRestore(const NeonConfig &config, const QString &branchId, const QString &oldName)
{
    HttpRequest request = change(config, "POST", u"finalizeRestoreBranch"_s,
        {u"branches"_s, branchId, u"finalize_restore"_s}, {{u"name"_s, oldName}});
    request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest deleteSnapshot(const NeonConfig &config, const QString &snapshotId)
{
    return change(config, "DELETE", u"deleteSnapshot"_s, {u"snapshots"_s, snapshotId});
}

HttpRequest updateBranch(const NeonConfig &config, const QString &branchId, const QJsonObject &values)
{
    return change(config, "PATCH", u"updateProjectBranch"_s, {u"branches"_s, branchId}, {{u"branch"_s, values}});
}

HttpRequest setHistoryRetention(const NeonConfig &config, Duration retention)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(retention).count();
    return change(config, "PATCH", u"updateProject"_s, {},
        {{u"project"_s, QJsonObject{{u"history_retention_seconds"_s, seconds}}}});
}

} // namespace neon

NeonRecovery::NeonRecovery(Transport &transport, NeonConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<BegunChange> NeonRecovery::restoreInPlace(const InPlaceRestore &restore, std::stop_token stop)
{
    return call(m_transport, neon::restoreInPlace(m_config, restore), stop, readBegun);
}

RequestPreview NeonRecovery::describeRestoreInPlace(const InPlaceRestore &restore) const
{
    return describe(neon::restoreInPlace(m_config, restore), m_config.tokenName);
}

Result<QList<DatabaseSnapshot>> NeonRecovery::snapshots(std::stop_token stop)
{
    return call(m_transport, neon::listSnapshots(m_config), stop, neon::readSnapshots);
}

Result<DatabaseSnapshot> NeonRecovery::takeSnapshot(const QString &branchId, const QString &name, std::stop_token stop)
{
    return call(m_transport, neon::takeSnapshot(m_config, branchId, name), stop, neon::readSnapshot);
}

RequestPreview NeonRecovery::describeTakeSnapshot(const QString &branchId, const QString &name) const
{
    return describe(neon::takeSnapshot(m_config, branchId, name), m_config.tokenName);
}

Result<BegunChange> NeonRecovery::restoreSnapshot(
    const QString &snapshotId, const QString &name, const QString &targetBranchId, std::stop_token stop)
{
    return call(m_transport, neon::restoreSnapshot(m_config, snapshotId, name, targetBranchId), stop, readBegun);
}

RequestPreview NeonRecovery::describeRestoreSnapshot(
    const QString &snapshotId, const QString &name, const QString &targetBranchId) const
{
    return describe(neon::restoreSnapshot(m_config, snapshotId, name, targetBranchId), m_config.tokenName);
}

Result<QStringList> NeonRecovery::finishRestore(const QString &branchId, const QString &oldName, std::stop_token stop)
{
    return call(m_transport, neon::finishRestore(m_config, branchId, oldName), stop, neon::readOperationIds);
}

RequestPreview NeonRecovery::describeFinishRestore(const QString &branchId, const QString &oldName) const
{
    return describe(neon::finishRestore(m_config, branchId, oldName), m_config.tokenName);
}

Result<> NeonRecovery::deleteSnapshot(const QString &snapshotId, std::stop_token stop)
{
    const auto deleted = call(m_transport, neon::deleteSnapshot(m_config, snapshotId), stop, neon::readChange);
    if (!deleted && deleted.error().code == ErrorCode::notFound)
        return {};
    return deleted;
}

Result<DatabaseBranch> NeonRecovery::renameBranch(const QString &branchId, const QString &name, std::stop_token stop)
{
    return call(m_transport, neon::updateBranch(m_config, branchId, {{u"name"_s, name}}), stop, readUpdated);
}

Result<DatabaseBranch> NeonRecovery::protectBranch(const QString &branchId, bool isProtected, std::stop_token stop)
{
    return call(
        m_transport, neon::updateBranch(m_config, branchId, {{u"protected"_s, isProtected}}), stop, readUpdated);
}

Result<DatabaseProject> NeonRecovery::setHistoryRetention(Duration retention, std::stop_token stop)
{
    return call(m_transport, neon::setHistoryRetention(m_config, retention), stop, neon::readProject);
}

} // namespace holdfast
