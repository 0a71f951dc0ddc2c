// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/startdeployment.h"

#include "actions/deploy/deploymentwatch.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// Of the deployment that users have now; empty where the platform does not tell.
QString commitInUse(const QList<DeploymentRecord> &newestFirst)
{
    const auto live = std::find_if(newestFirst.begin(), newestFirst.end(),
        [](const DeploymentRecord &record) { return record.deployment.status == DeploymentStatus::live; });
    return live == newestFirst.end() ? QString() : live->commit;
}

} // namespace

Result<> StartDeployment::precheck(const Inputs &, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    return deployments ? nothingUnderWay(*deployments) : Result<>{failure(deployments.error())};
}

Result<Preview> StartDeployment::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const QString commit = commitInUse(*deployments);
    QStringList radius{u"%1 restarts once, for everybody."_s.arg(m_recovery.service.name),
        u"The former instance keeps answering until the new one is healthy."_s,
        commit.isEmpty() ? u"The newest commit is started: which one runs now is not known."_s
                         : u"It is the commit that runs now, %1. A newer one is not taken."_s.arg(commit.left(12))};
    if (const auto loss = textInput(inputs, "loss"))
        radius.prepend(*loss);
    return Preview{
        {commit.isEmpty() ? m_recovery.deploys.describeDeploy() : m_recovery.operations.describeDeployCommit(commit)},
        u"A new instance of %1 starts with the settings of now and takes over when it is healthy."_s.arg(
            m_recovery.service.name),
        radius, {{u"before"_s, idsOf(*deployments)}, {u"commit"_s, commit}}};
}

Result<Handle> StartDeployment::begin(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const QString commit = key.memo.value(u"commit"_s).toString();
    const auto id =
        commit.isEmpty() ? m_recovery.deploys.deploy(stop) : m_recovery.operations.deployCommit(commit, stop);
    if (!id)
        return failure(id.error());
    return Handle{{u"deploymentId"_s, *id}};
}

Result<std::optional<Handle>> StartDeployment::find(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto started =
        startedSince(m_recovery, key.memo.value(u"before"_s).toArray(), key.memo.value(u"commit"_s).toString(), stop);
    if (!started)
        return failure(started.error());
    if (!*started)
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"deploymentId"_s, **started}}};
}

Result<Observation> StartDeployment::observe(const Handle &handle, std::stop_token stop)
{
    const auto deployment = m_recovery.deploys.deployment(handle.value(u"deploymentId"_s).toString(), stop);
    if (!deployment)
        return failure(deployment.error());
    return observationOf(*deployment);
}

Result<Undoing> StartDeployment::undo(const Handle &, std::stop_token)
{
    return Undoing{false,
        u"A deployment is not taken back by itself: point the variable back at the former branch, then deploy again."_s};
}

} // namespace holdfast
