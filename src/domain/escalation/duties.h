// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// One legal clock at one instant. It runs from the moment its condition became known, not from the damage: GDPR
/// Art. 33(1) counts from "having become aware".
struct DutyDue {
    LegalClock clock;
    enum class State { notStarted, running, overdue, met, metLate } state = State::notStarted;
    std::optional<UtcTime> startedAt;
    std::optional<UtcTime> dueAt;
    std::optional<UtcTime> metAt;
    std::optional<Duration> remaining; ///< while it runs, by the clock that nobody sets; negative when overdue
    QString told; ///< what was sent, or why it was not needed
};

/// Every clock of the plan, in its order. A clock without a condition runs from the declaration. Setting the computer's
/// time neither lengthens nor shortens what the law allows: the steady clock counts, and a due time is told by the
/// clock that its start was told by. Pure.
[[nodiscard]] QList<DutyDue> dutiesAt(const Plan &plan, const Incident &incident, const Instant &now);
/// The same where only UTC is known.
[[nodiscard]] QList<DutyDue> dutiesAt(const Plan &plan, const Incident &incident, UtcTime now);

} // namespace holdfast
