// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/probes/probe.h"
#include "kernel/clock.h"

#include <QTimer>
#include <memory>

namespace holdfast {

/// One probe with everything that is known from it. Main thread only.
struct Watch {
    ComponentId component;
    ProbeSpec spec;
    std::unique_ptr<Probe> probe;
    ComponentHealth health;
    std::optional<Sample> last;
    std::optional<Sample> lastGood; ///< the last sample that was up
    std::chrono::nanoseconds lookedAt{0}; ///< boot time of the last sample
    std::unique_ptr<QTimer> timer;
    bool looking = false;
    bool isDoubted = false; ///< something may have happened, and no look has begun since
    bool isConfirming = false; ///< the look that runs began after that

    /// The component's health in the environment that is worked on rests on it.
    [[nodiscard]] bool isHere() const { return spec.environment.isEmpty(); }
    [[nodiscard]] Health shown(const Instant &now) const
    {
        return shownHealth(
            health, std::chrono::duration_cast<Duration>(now.bootTime - lookedAt), spec.interval, spec.deadline);
    }
};

} // namespace holdfast
