// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/servicefacts.h"

namespace holdfast {

using namespace Qt::StringLiterals;

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

Result<> addDeploymentFacts(const Recovery &recovery, QJsonObject &facts, const std::stop_token &stop)
{
    const auto name = recovery.deploys.serviceName(stop);
    if (!name)
        return failure(name.error());
    const auto deployments = recovery.deploys.deployments(deploymentsLookedAt, stop);
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

void addServiceFacts(const Recovery &recovery, QJsonObject &facts, const std::stop_token &stop)
{
    const auto health = recovery.gate.health(healthDeadline, stop);
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

} // namespace holdfast
