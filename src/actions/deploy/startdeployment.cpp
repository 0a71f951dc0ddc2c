// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/startdeployment.h"

#include "actions/deploy/deploymentwatch.h"

namespace holdfast {

using namespace Qt::StringLiterals;

Result<> StartDeployment::precheck(const Inputs &, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    return deployments ? nothingUnderWay(*deployments) : Result<>{failure(deployments.error())};
}

Result<Preview> StartDeployment::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto deployments = m_recovery.deploys.deployments(deploymentsLookedAt, stop);
    if (!deployments)
        return failure(deployments.error());
    QJsonArray before;
    for (const Deployment &deployment : *deployments)
        before << deployment.id;
    QStringList radius{u"%1 restarts once, for everybody."_s.arg(m_recovery.service.name),
        u"The former instance keeps answering until the new one is healthy."_s};
    if (const auto loss = textInput(inputs, "loss"))
        radius.prepend(*loss);
    return Preview{{m_recovery.deploys.describeDeploy()},
        u"A new instance of %1 starts on the recovered database and takes over when it is healthy."_s.arg(
            m_recovery.service.name),
        radius, {{u"before"_s, before}}};
}

Result<Handle> StartDeployment::begin(const StepKey &, const Inputs &, std::stop_token stop)
{
    const auto id = m_recovery.deploys.deploy(stop);
    if (!id)
        return failure(id.error());
    return Handle{{u"deploymentId"_s, *id}};
}

Result<std::optional<Handle>> StartDeployment::find(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto deployments = m_recovery.deploys.deployments(deploymentsLookedAt, stop);
    if (!deployments)
        return failure(deployments.error());
    const QJsonArray before = key.memo.value(u"before"_s).toArray();
    QStringList fresh;
    for (const Deployment &deployment : *deployments) {
        if (!before.contains(deployment.id))
            fresh << deployment.id;
    }
    if (fresh.size() > 1)
        return failure(ErrorCode::refused, u"%1 deployments were started since."_s.arg(fresh.size()),
            u"Holdfast cannot tell which one is its own."_s, u"Look at them at the provider and decide."_s);
    if (fresh.isEmpty())
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"deploymentId"_s, fresh.first()}}};
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
