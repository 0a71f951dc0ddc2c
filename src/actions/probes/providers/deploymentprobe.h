// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/providers/deployprovider.h"
#include "interfaces/servicegate.h"

namespace holdfast {

/// Probe kind `deployment`: the platform's newest deployment, and which build answers at the service's address beside
/// it. Evidence: `deploymentId`, `deploymentStatus`, `deployedAt`, `buildId`. A platform that cannot be asked says
/// nothing about the service.
class DeploymentProbe final : public LookingProbe {
public:
    DeploymentProbe(
        ComponentId component, ProbeSpec spec, DeployProvider &deploys, ServiceGate &gate, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    DeployProvider &m_deploys;
    ServiceGate &m_gate;
};

/// What the state of the newest deployment says about the service. While a newer one is on its way, fails or waits for
/// somebody, the one before it may serve: that is degraded, not down.
[[nodiscard]] std::pair<Health, QString> deploymentHealth(const QList<Deployment> &newestFirst);

} // namespace holdfast
