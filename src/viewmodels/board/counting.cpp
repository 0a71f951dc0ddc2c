// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/counting.h"

namespace holdfast {

namespace {

/// When this component came back, as the probes saw it; nothing while it has not.
std::optional<UtcTime> backSince(const Watched &watched, UtcTime impactStart)
{
    if (watched.shown == Health::up && watched.health.since && *watched.health.since > impactStart)
        return watched.health.since;
    return std::nullopt;
}

} // namespace

Counting countingOf(const Component &component, const Situation &situation, const Assessment &assessment)
{
    if (!assessment.impactStart || !situation.plan)
        return {};
    const UtcTime start = *assessment.impactStart;
    const Watched watched = situation.watched(component.id);
    const Scenario *scenario = situation.plan->scenario(situation.incident.scenario);
    const bool named = situation.incident.isOpen() && scenario && scenario->components.contains(component.id);
    const bool broken = watched.watched && (watched.shown == Health::down || watched.shown == Health::degraded);
    const auto back = backSince(watched, start);
    if (!named && !broken && !(situation.incident.isOpen() && back))
        return {};
    std::optional<UtcTime> restored = broken ? std::nullopt : assessment.impactEnd;
    if (!restored && !broken)
        restored = back;
    return {true, restored, rtoStanding(component.rto, start, situation.timerNow(), restored)};
}

} // namespace holdfast
