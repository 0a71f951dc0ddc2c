// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"
#include "interfaces/probes/probe.h"
#include "interfaces/servicegate.h"
#include "kernel/clock.h"

namespace holdfast {

/// Probe kind `service-health`: the service's own account of itself through its public address. Evidence: `status`,
/// `buildId`, `database`, and when writes fail `failingSince` and `lastCommitAt` from before.
class ServiceProbe final : public Probe {
public:
    ServiceProbe(ComponentId component, ProbeSpec spec, ServiceGate &gate, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;
    [[nodiscard]] std::optional<Endpoint> endpoint() const override;

private:
    ServiceGate &m_gate;
    const Clock &m_clock;
};

/// What an error of a look means: a service that cannot be reached is down; one that could not be asked is unknown.
[[nodiscard]] Health healthOf(const Error &error);
/// No answer came over the network: this laptop's own connection may be to blame.
[[nodiscard]] bool isOfNetwork(const Error &error);

} // namespace holdfast
