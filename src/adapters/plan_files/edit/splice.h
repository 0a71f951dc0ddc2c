// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"
#include "domain/plan/planedit.h"
#include "kernel/result.h"

namespace holdfast::plan_files {

/// The one piece of a text that an edit replaces.
struct Splice {
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray text;
};

/// Where the edit changes the text, and into what. `quoteAll` writes every new value in double quotation marks, the
/// one style that can say everything.
[[nodiscard]] Result<Splice> spliceFor(
    const QByteArray &text, const Node &root, const PlanEdit &edit, bool quoteAll = false);

} // namespace holdfast::plan_files
