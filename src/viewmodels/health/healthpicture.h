// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/alarms.h"
#include "domain/health/firstout.h"
#include "domain/health/sight.h"
#include "domain/health/suggestion.h"
#include "engine/monitoring/monitor.h"

namespace holdfast {

/// What the page of health shows at one instant. Values only.
struct HealthPicture {
    UtcTime now;
    std::optional<Plan> plan;
    QList<ProbeState> probes;
    AlarmList alarms;
    FirstOut firstOut;
    QList<Suggestion> suggestions;
    Sight sight;
    std::optional<UtcTime> sightSince;
    QList<WitnessVote> votes;
    std::optional<Error> historyTrouble;

    [[nodiscard]] QString nameOf(const ComponentId &id) const
    {
        const Component *component = plan ? plan->component(id) : nullptr;
        return component ? component->name : id.value();
    }
};

} // namespace holdfast
