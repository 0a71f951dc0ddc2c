// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"
#include "domain/plan/planedit.h"

namespace holdfast::plan_files {

/// Does to the tree what the edit says. The bytes were edited rightly when they read as this tree.
void applyTo(Node &root, const PlanEdit &edit);

/// Whether both say the same, wherever and however it is written.
[[nodiscard]] bool isSameContent(const Node &left, const Node &right);

} // namespace holdfast::plan_files
