// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/causes.h"

namespace holdfast {

/// How well a scenario of the plan fits what the probes say. It is a hint with its reasons; a person decides.
struct Suggestion {
    /// A component and what is shown of it, as a reason.
    struct Reason {
        ComponentId component;
        Health shown = Health::unknown;
    };
    ScenarioId scenario;
    QList<Reason> speaksFor; ///< what the scenario is about, and fails
    QList<Reason> speaksAgainst; ///< what it is about and is well, or what fails and it says nothing of
    int weight = 0;
};

/// The best fitting scenarios, the best first; none where nothing speaks for them. Pure.
[[nodiscard]] QList<Suggestion> suggestScenarios(const Plan &plan, const SeenComponents &seen, qsizetype most = 3);

} // namespace holdfast
