// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast {

/// Something that a complete plan still gets wrong. Never an error: such a plan can be used, but it will hurt.
struct LintRemark {
    QString rule; ///< `unreachable-objective`
    /// Where: keys and ids from the top, `components`, `application`, `rto`. A runbook's begin with `runbooks`, its id.
    QStringList path;
    QString message; ///< what, the consequence, and the mend
};

/// Every remark, in the order of the plan. Pure; `today` decides what is overdue.
[[nodiscard]] QList<LintRemark> lint(const Plan &plan, QDate today);

} // namespace holdfast
