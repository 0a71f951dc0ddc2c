// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/objective/objective.h"
#include "viewmodels/centre/assessment.h"

namespace holdfast {

/// Whether and how the recovery time objective of a component counts, for every page that shows it.
struct Counting {
    bool runs = false;
    std::optional<UtcTime> restored{}; ///< when it came back; nothing while it has not
    RtoStanding standing{};
};
/// By the clock that nobody sets.
[[nodiscard]] Counting countingOf(const Component &component, const Situation &situation, const Assessment &assessment);

} // namespace holdfast
