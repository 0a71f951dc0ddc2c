// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast {

/// One place where two plans differ. Path: keys and ids from the top, as in the files: `components`, `application`,
/// `rto`; a runbook's begin with `runbooks` and its id.
struct PlanChange {
    QStringList path;
    QString before; ///< empty: it was not there
    QString after; ///< empty: it is gone

    friend bool operator==(const PlanChange &, const PlanChange &) = default;
};

/// Everything that differs, in the order of the newer plan, what is gone at the end. An entry that is new or gone is
/// one change, with its title. Where the files were read from does not count.
[[nodiscard]] QList<PlanChange> changesBetween(const Plan &before, const Plan &after);

} // namespace holdfast
