// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/deploymentwatch.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Observation notLive(const QString &why)
{
    Observation observation;
    observation.state = Observation::State::failed;
    observation.error = Error{ErrorCode::unavailable, u"The new instance did not go live."_s, why,
        u"Users are still served by the former instance, if it runs. Read the deployment's log, then try again."_s, {},
        {}, false};
    return observation;
}

} // namespace

Result<QList<DeploymentRecord>> newestDeployments(const Recovery &recovery, const std::stop_token &stop)
{
    return recovery.operations.history(deploymentsLookedAt, stop);
}

QJsonArray idsOf(const QList<DeploymentRecord> &deployments)
{
    QJsonArray ids;
    for (const DeploymentRecord &one : deployments)
        ids << one.deployment.id;
    return ids;
}

Result<> nothingUnderWay(const QList<DeploymentRecord> &newestFirst)
{
    if (!newestFirst.isEmpty() && newestFirst.first().deployment.status == DeploymentStatus::inFlight)
        return failure(ErrorCode::busy, u"Another deployment is under way."_s,
            u"Its state is “%1”."_s.arg(newestFirst.first().deployment.statusWord), u"Holdfast waits for it to end."_s);
    return {};
}

Result<std::optional<QString>> startedSince(
    const Recovery &recovery, const QJsonArray &before, const QString &commit, const std::stop_token &stop)
{
    const auto deployments = newestDeployments(recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    QStringList fresh;
    for (const DeploymentRecord &one : *deployments) {
        const bool mayBeOurs = commit.isEmpty() || one.commit.isEmpty() || one.commit == commit;
        if (mayBeOurs && !before.contains(one.deployment.id))
            fresh << one.deployment.id;
    }
    if (fresh.size() > 1)
        return failure(ErrorCode::refused, u"%1 deployments were started since."_s.arg(fresh.size()),
            u"Holdfast cannot tell which one is its own."_s, u"Look at them at the provider and decide."_s);
    return fresh.isEmpty() ? std::optional<QString>{} : std::optional<QString>{fresh.first()};
}

Observation observationOf(const Deployment &deployment)
{
    Observation observation;
    observation.progress = u"Railway says “%1”."_s.arg(deployment.statusWord);
    switch (deployment.status) {
    case DeploymentStatus::live:
    case DeploymentStatus::sleeping:
        observation.state = Observation::State::finished;
        observation.evidence = {{u"deploymentId"_s, deployment.id}, {u"status"_s, deployment.statusWord}};
        observation.facts = {{u"deploymentId"_s, deployment.id}};
        return observation;
    case DeploymentStatus::failed:
        return notLive(observation.progress);
    case DeploymentStatus::superseded:
    case DeploymentStatus::skipped:
        return notLive(
            u"Railway says “%1”: another deployment took its place, or none was needed."_s.arg(deployment.statusWord));
    case DeploymentStatus::needsApproval:
        observation.progress = u"Railway waits for a person to approve the deployment there."_s;
        return observation;
    case DeploymentStatus::inFlight:
    case DeploymentStatus::unknown:
        break;
    }
    return observation;
}

} // namespace holdfast
