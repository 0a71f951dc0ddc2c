// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// When an audience is due to hear again.
struct CadenceDue {
    QString audience;
    QString occasion; ///< which text is next: `outage` first, then `update`, `recovery` when the service is back
    std::optional<Duration> remaining; ///< until it is due; negative: late by that much. Nothing: nothing is due
    std::optional<Duration> sinceLast; ///< since something last arrived
    QString draft; ///< id of a draft that waits for its approval; empty: none

    [[nodiscard]] bool isLate() const { return remaining && remaining->count() < 0; }
};

/// The first word to everybody is due this soon after the declaration: before anybody has to ask.
inline constexpr Duration firstWordWithin = std::chrono::minutes{10};

/// Every audience of the plan, in its order. Counted by the clock that nobody sets. Pure.
[[nodiscard]] QList<CadenceDue> cadenceOf(const Plan &plan, const Incident &incident, const Instant &now);

} // namespace holdfast
