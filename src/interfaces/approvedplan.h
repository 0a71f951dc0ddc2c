// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast {

/// Knows the plan as it was when somebody last approved it. Quick; to be asked on the main thread.
class ApprovedPlan {
public:
    virtual ~ApprovedPlan() = default;
    /// Nothing while no version was approved.
    [[nodiscard]] virtual std::optional<Plan> lastApproved() const = 0;
};

} // namespace holdfast
