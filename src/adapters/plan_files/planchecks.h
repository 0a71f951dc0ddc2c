// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/planreader.h"

namespace holdfast::plan_files {

/// Every name that one part of the plan uses must exist in another, and components must not depend on each other in a
/// circle. `runbookIds` are those that have a file, readable or not.
void checkReferences(const Plan &plan, const PlanPlaces &places, const QStringList &runbookIds, FindingList &findings);

} // namespace holdfast::plan_files
