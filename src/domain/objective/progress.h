// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// How many steps of the run are done and verified.
[[nodiscard]] qsizetype stepsDone(const Run &run);
/// The plan's components that the record last saw as anything but up, in the plan's order.
[[nodiscard]] QList<Component> affectedComponents(const Plan &plan, const Incident &incident);
/// To the millisecond.
[[nodiscard]] inline Duration elapsed(UtcTime from, UtcTime now)
{
    return std::chrono::duration_cast<Duration>(now - from);
}

} // namespace holdfast
