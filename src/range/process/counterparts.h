// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"
#include "range/server/front.h"

#include <memory>
#include <vector>

namespace holdfast::range {

/// The counterparts that stand alone: each keeps its own small world in memory and needs nothing of the others. Adding
/// one is a line here; it gets a front door, a place in the ready line, faults, calls and its truth by itself.
[[nodiscard]] std::vector<std::unique_ptr<Provider>> makeCounterparts(Context &context);

} // namespace holdfast::range
