// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/snapshotfacts.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QJsonObject toJson(const AcknowledgedWrites &writes)
{
    QJsonObject ids;
    for (auto table = writes.lastIds.constBegin(); table != writes.lastIds.constEnd(); ++table)
        ids.insert(table.key(), table.value());
    QJsonObject object{{u"lastIds"_s, ids}};
    if (writes.lastCommitAt)
        object.insert(u"lastCommitAt"_s, formatUtc(*writes.lastCommitAt));
    return object;
}

QString SnapshotFacts::reads() const
{
    return u"Reads what is true now: the database project and its branches, the live deployment, the service's own "
           u"account of what it has saved."_s;
}

Result<Observation> SnapshotFacts::look(const Inputs &inputs, std::stop_token stop)
{
    const auto project = m_recovery.provider.project(stop);
    if (!project)
        return failure(project.error());
    const auto live = liveBranch(stop);
    if (!live)
        return failure(live.error());
    const UtcTime start = historyStart(*project, *live, m_recovery.clock.utc());
    QJsonObject facts{{u"liveBranchId"_s, live->id}, {u"liveBranchName"_s, live->name},
        {u"historyStart"_s, formatUtc(start)},
        {u"retentionSeconds"_s, double(project->historyRetention.count()) / 1000.0}};
    if (auto ok = addDeployment(facts, stop); !ok)
        return failure(ok.error());
    addService(facts, stop);
    addDatabase(facts, stop);
    // Without the service's own word the best that is known is when the impact began.
    if (!facts.contains(u"lastGoodCommitAt"_s))
        facts.insert(u"lastGoodCommitAt"_s, inputs.value(u"impactStart"_s));
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<DatabaseBranch> SnapshotFacts::liveBranch(const std::stop_token &stop) const
{
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    const auto inUse = branchInUse(m_recovery, *branches, stop);
    if (!inUse)
        return failure(inUse.error());
    if (*inUse)
        return **inUse;
    const auto standard =
        std::find_if(branches->begin(), branches->end(), [](const DatabaseBranch &branch) { return branch.isDefault; });
    if (standard == branches->end())
        return failure(ErrorCode::notFound, u"The database project has no branch that the service could be using."_s,
            u"The service's connection string points to none of its branches, and none is the default."_s,
            u"Check the project in the plan."_s);
    return *standard;
}

Result<> SnapshotFacts::addDeployment(QJsonObject &facts, const std::stop_token &stop) const
{
    const auto name = m_recovery.deploys.serviceName(stop);
    if (!name)
        return failure(name.error());
    const auto deployments = m_recovery.deploys.deployments(deploymentsLookedAt, stop);
    if (!deployments)
        return failure(deployments.error());
    facts.insert(u"serviceName"_s, *name);
    for (const Deployment &deployment : *deployments) {
        if (deployment.status == DeploymentStatus::live) {
            facts.insert(u"deploymentId"_s, deployment.id);
            break;
        }
    }
    return {};
}

void SnapshotFacts::addService(QJsonObject &facts, const std::stop_token &stop) const
{
    const auto health = m_recovery.gate.health(healthDeadline, stop);
    facts.insert(u"buildId"_s, health ? health->buildId : QString());
    facts.insert(u"baseline"_s, QJsonObject{}); // unknown until the service tells
    if (!health) {
        facts.insert(u"serviceReason"_s, health.error().what);
        return;
    }
    const AcknowledgedWrites baseline = health->beforeFailure.value_or(health->writes);
    facts.insert(u"baseline"_s, toJson(baseline));
    if (baseline.lastCommitAt)
        facts.insert(u"lastGoodCommitAt"_s, formatUtc(*baseline.lastCommitAt));
}

void SnapshotFacts::addDatabase(QJsonObject &facts, const std::stop_token &stop) const
{
    const QString branch = facts.value(u"liveBranchId"_s).toString();
    const auto session = openBranch(m_recovery, branch, m_recovery.service.ownerRole, stop);
    facts.insert(u"databaseReachable"_s, session.has_value());
    facts.insert(u"databaseReason"_s, session ? u"it answers"_s : reasonOf(session.error()));
    if (!session)
        return;
    if (const auto lsn = scalar(**session, u"select pg_current_wal_flush_lsn()::text"_s, {}, stop))
        facts.insert(u"lsn"_s, *lsn);
}

} // namespace holdfast
