// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/team.h"

namespace holdfast {

/// One line of the timeline for each event of the team; `team` is as it was after the event.
[[nodiscard]] QString teamWords(const RoleOffered &event, const Team &team);
[[nodiscard]] QString teamWords(const RoleTaken &event, const Team &team);
[[nodiscard]] QString teamWords(const RoleReleased &event, const Team &team);
[[nodiscard]] QString teamWords(const TaskAssigned &event, const Team &team);
[[nodiscard]] QString teamWords(const TaskUnderstood &event, const Team &team);
[[nodiscard]] QString teamWords(const TaskEnded &event, const Team &team);
[[nodiscard]] QString teamWords(const DecisionProposed &event, const Team &team);
[[nodiscard]] QString teamWords(const ObjectionRaised &event, const Team &team);
[[nodiscard]] QString teamWords(const DecisionSettled &event, const Team &team);
[[nodiscard]] QString teamWords(const TodoAdded &event, const Team &team);
[[nodiscard]] QString teamWords(const TodoDone &event, const Team &team);
[[nodiscard]] QString teamWords(const SeverityChanged &event, const Team &team);
[[nodiscard]] QString teamWords(const PrivacyChanged &event, const Team &team);
[[nodiscard]] QString teamWords(const ConditionSet &event, const Team &team);
[[nodiscard]] QString teamWords(const PersonTold &event, const Team &team);
[[nodiscard]] QString teamWords(const EscalationSnoozed &event, const Team &team);
[[nodiscard]] QString teamWords(const DutyMet &event, const Team &team);
[[nodiscard]] QString teamWords(const Reopened &event, const Team &team);

} // namespace holdfast
