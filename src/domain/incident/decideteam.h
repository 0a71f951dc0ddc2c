// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

#include <variant>

namespace holdfast {

// What people ask for. `by` is the person who asks.

struct OfferRole {
    QString role;
    QString to;
    QString by;
    QString briefing;
};
/// Accepts an offer, takes a vacant role, or, with a reason, a role that somebody else has.
struct TakeRole {
    QString role;
    QString by;
    QString reason;
};
struct ReleaseRole {
    QString role;
    QString by;
};
struct AssignTask {
    QString text;
    QString to;
    int minutes = 5;
    UtcTime now;
};
struct AcknowledgeTask {
    QString task;
    QString by;
};
struct EndTask {
    QString task;
    bool done = true;
    QString outcome;
};
struct ProposeDecision {
    QString text;
    QString risk;
};
struct Object {
    QString decision;
    QString by;
    QString text;
};
struct SettleDecision {
    QString decision;
    bool proceeds = true;
    QString reason;
};
struct AddTodo {
    QString text;
};
struct FinishTodo {
    QString todo;
};
struct ChangeSeverity {
    Severity to = Severity::sev1;
    QString reason;
};
struct RestrictIncident {
    bool restricted = true;
    QString codename;
    QString reason;
};
struct SetCondition {
    QString condition;
    bool holds = true;
    std::optional<UtcTime> since; ///< nothing: now
    QString source;
    UtcTime now;
};
struct TellPerson {
    PersonTold told;
};
struct SnoozeEscalation {
    QString role;
    int minutes = 10;
    QString reason;
    UtcTime now;
};
struct MeetDuty {
    QString clock;
    QString told;
};
struct ReopenIncident {
    QString reason;
};

using TeamCommand = std::variant<OfferRole, TakeRole, ReleaseRole, AssignTask, AcknowledgeTask, EndTask,
    ProposeDecision, Object, SettleDecision, AddTodo, FinishTodo, ChangeSeverity, RestrictIncident, SetCondition,
    TellPerson, SnoozeEscalation, MeetDuty, ReopenIncident>;

/// As decide().
[[nodiscard]] Result<QList<EventBody>> decideTeam(const Incident &state, const TeamCommand &command);

} // namespace holdfast
