// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
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
    enum class State {
        later,
        due, ///< nobody has answered yet
        told, ///< reached, but has not said that they take it on
        acknowledged,
        snoozed, ///< put off with a reason
        notApplicable
    } state = State::later;
    QString callNow; ///< whom to call while due: the primary, or the secondary when the primary did not answer
    int attempts = 0; ///< without an answer
    std::optional<UtcTime> snoozedUntil{};
};

/// Who is due when, given the impact start and the conditions that hold. Pure; ordered by level, then as in the plan.
/// The pointers are into `plan`.
[[nodiscard]] QList<EscalationDue> escalationAt(
    const Plan &plan, UtcTime impactStart, UtcTime now, const QSet<QString> &conditions);

/// The same with what the team of the incident has done: who was told, who answered, what was put off, and which
/// conditions hold. One acknowledgement of a role is enough, whoever gave it.
[[nodiscard]] QList<EscalationDue> escalationOf(const Plan &plan, UtcTime impactStart, UtcTime now, const Team &team);

/// The same for a whole incident, by the steady clock: setting the computer's time makes nobody due early or late.
/// Nothing before the impact is known.
[[nodiscard]] QList<EscalationDue> escalationOf(const Plan &plan, const Incident &incident, const Instant &now);

/// The conditions that hold: those of the incident, and those of the plan itself.
[[nodiscard]] QSet<QString> conditionsOf(const Plan &plan, const Team &team);

} // namespace holdfast
