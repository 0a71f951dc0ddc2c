// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/plansource.h"
#include "interfaces/probes/probe.h"
#include "interfaces/servicegate.h"
#include "kernel/clock.h"

namespace holdfast {

/// Probe kind `transaction`: something written through the service's public address is read back, and taken back where
/// the service can. Evidence: `buildId`, `undone`.
class TransactionProbe final : public Probe {
public:
    TransactionProbe(ComponentId component, ProbeSpec spec, ServiceGate &gate, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;

private:
    ServiceGate &m_gate;
    const Clock &m_clock;
};

/// Probe kind `plan-offline`: the plan and its runbooks can be read on this laptop, without any network.
class PlanProbe final : public Probe {
public:
    PlanProbe(ComponentId component, ProbeSpec spec, const PlanSource &source, QString folder, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;

private:
    const PlanSource &m_source;
    QString m_folder;
    const Clock &m_clock;
};

/// Stands for a probe of the plan that cannot look: unknown, and why. An absent line would look like a healthy one.
class BlindProbe final : public Probe {
public:
    BlindProbe(ComponentId component, ProbeSpec spec, QString reason, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;

private:
    QString m_reason;
    const Clock &m_clock;
};

} // namespace holdfast
