// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/probe.h"
#include "kernel/clock.h"
#include "kernel/result.h"

namespace holdfast {

/// A probe whose look finds something out or fails; what a failure means is decided here, once for all of them.
class LookingProbe : public Probe {
public:
    /// What an answer that does not come says: of the component itself that it is down; of somebody who only keeps
    /// account of it, nothing.
    enum class Asks { itself, itsKeeper };

    LookingProbe(ComponentId component, ProbeSpec spec, const Clock &clock, Asks asks);
    [[nodiscard]] Sample run(std::stop_token) final;

protected:
    /// Fills the sample. What it noted before an error stays in the evidence.
    [[nodiscard]] virtual Result<> look(Sample &sample, const std::stop_token &stop) = 0;
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    const Clock &m_clock;
    const Asks m_asks;
};

} // namespace holdfast
