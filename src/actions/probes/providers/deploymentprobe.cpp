// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/deploymentprobe.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int lookedAt = 5;
constexpr Duration gateDeadline = 3s;

} // namespace

std::pair<Health, QString> deploymentHealth(const QList<Deployment> &newestFirst)
{
    if (newestFirst.isEmpty())
        return {Health::down, u"The platform knows no deployment of the service."_s};
    const Deployment &newest = newestFirst.first();
    const bool isOlderLive = std::any_of(newestFirst.cbegin() + 1, newestFirst.cend(),
        [](const Deployment &one) { return one.status == DeploymentStatus::live; });
    switch (newest.status) {
    case DeploymentStatus::live:
        return {Health::up, u"the newest deployment runs (%1)"_s.arg(newest.statusWord)};
    case DeploymentStatus::sleeping:
        return {Health::up, u"the newest deployment sleeps until it is asked"_s};
    case DeploymentStatus::inFlight:
        return isOlderLive ? std::pair{Health::up, u"a new deployment is on its way (%1)"_s.arg(newest.statusWord)}
                           : std::pair{Health::degraded,
                               u"A deployment is on its way (%1), and none runs meanwhile."_s.arg(newest.statusWord)};
    case DeploymentStatus::needsApproval:
        return {Health::degraded, u"The newest deployment waits for somebody's approval."_s};
    case DeploymentStatus::failed:
        return isOlderLive
            ? std::pair{Health::degraded,
                u"The newest deployment failed (%1); the one before it runs."_s.arg(newest.statusWord)}
            : std::pair{Health::down, u"The newest deployment failed (%1), and none runs."_s.arg(newest.statusWord)};
    case DeploymentStatus::superseded:
    case DeploymentStatus::skipped:
        return isOlderLive
            ? std::pair{Health::up, u"an earlier deployment runs"_s}
            : std::pair{Health::down, u"The newest deployment was ended (%1), and none runs."_s.arg(newest.statusWord)};
    case DeploymentStatus::unknown:
        break;
    }
    return {Health::unknown,
        u"The platform says “%1” of the newest deployment, which is not known."_s.arg(newest.statusWord)};
}

DeploymentProbe::DeploymentProbe(
    ComponentId component, ProbeSpec spec, DeployProvider &deploys, ServiceGate &gate, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itsKeeper)
    , m_deploys(deploys)
    , m_gate(gate)
{ }

Result<> DeploymentProbe::look(Sample &sample, const std::stop_token &stop)
{
    const auto deployments = m_deploys.deployments(lookedAt, stop);
    if (!deployments)
        return failure(deployments.error());
    if (!deployments->isEmpty()) {
        const Deployment &newest = deployments->first();
        sample.evidence = {{u"deploymentId"_s, newest.id}, {u"deploymentStatus"_s, newest.statusWord},
            {u"deployedAt"_s, formatUtc(newest.createdAt)}};
    }
    // Which build answers belongs beside it: later somebody asks which one was seen healthy, and for how long.
    if (const auto answering = m_gate.health(std::min(gateDeadline, deadline()), stop))
        sample.evidence.insert(u"buildId"_s, answering->buildId);
    std::tie(sample.health, sample.reason) = deploymentHealth(*deployments);
    return {};
}

} // namespace holdfast
