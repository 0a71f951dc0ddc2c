// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/snapshotfacts.h"

#include "actions/database/servicefacts.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    if (auto ok = addDeploymentFacts(m_recovery, facts, stop); !ok)
        return failure(ok.error());
    addServiceFacts(m_recovery, facts, stop);
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
