// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

#include <QSet>

namespace holdfast {

/// One role of the matrix at one instant.
struct EscalationDue {
    int level = 0;
    QString levelTitle;
    QString role;
    QString onlyIf;
    const Contact *contact = nullptr; ///< null when the plan names nobody: shown as a gap
    UtcTime dueAt;
    enum class State { later, due, notApplicable } state = State::later;
};

/// Who is due when, given the impact start and the conditions that hold. Pure; ordered by level, then as in the plan.
/// The pointers are into `plan`.
[[nodiscard]] QList<EscalationDue> escalationAt(
    const Plan &plan, UtcTime impactStart, UtcTime now, const QSet<QString> &conditions);

} // namespace holdfast
