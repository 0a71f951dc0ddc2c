// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast {

/// One value of a plan as it is written in its files, and where.
struct PlanLeaf {
    QStringList path;
    QString value;
};

/// Every value that a plan holds, in the order of its files. What says nothing is left out.
[[nodiscard]] QList<PlanLeaf> leavesOf(const Plan &plan);

} // namespace holdfast
