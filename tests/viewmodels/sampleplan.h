// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast::test {

/// Six components, seven scenarios, three levels, one runbook of ten steps: the size of the default plan.
[[nodiscard]] Plan samplePlan();

} // namespace holdfast::test
