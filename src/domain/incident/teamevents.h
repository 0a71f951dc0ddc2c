// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QString>
#include <QStringList>
#include <optional>

/// What people do in an incident, as events. `by` is always a person; who wrote the event stands beside it.
namespace holdfast {

/// `commander`, `deputy`, `scribe`, `customer-liaison`, `internal-liaison`, `operator`, `security`, `legal`.
[[nodiscard]] const QStringList &incidentRoles();
inline const QString commanderRole = QStringLiteral("commander");
[[nodiscard]] QString incidentRoleTitle(const QString &role); ///< "Incident commander"

/// A role is offered with a briefing; only an acceptance moves it.
struct RoleOffered {
    QString role;
    QString to;
    QString by;
    QString briefing;
};
struct RoleTaken {
    QString role;
    QString by;
    QString from; ///< who had it; empty: nobody
    QString reason; ///< why it was taken without an offer; empty otherwise
};
struct RoleReleased {
    QString role;
    QString by;
};
/// "A, please do B, I'll come back to you in X minutes. Understood?"
struct TaskAssigned {
    QString task; ///< id
    QString text;
    QString to;
    UtcTime dueAt;
};
struct TaskUnderstood {
    QString task;
    QString by;
};
struct TaskEnded {
    QString task;
    bool done = true; ///< false: given up
    QString outcome;
};
/// "We're proceeding with … Are there any strong objections?"
struct DecisionProposed {
    QString decision; ///< id
    QString text;
    QString risk;
};
struct ObjectionRaised {
    QString decision;
    QString by;
    QString text;
};
struct DecisionSettled {
    QString decision;
    bool proceeds = true;
    QString reason; ///< needed where an objection stands
};
struct TodoAdded {
    QString todo; ///< id
    QString text;
};
struct TodoDone {
    QString todo;
};
struct SeverityChanged {
    QString from; ///< `SEV1` …
    QString to;
    QString reason;
};
/// Need to know: the incident is shown and told only to those who have a role in it.
struct PrivacyChanged {
    bool restricted = false;
    QString codename; ///< what it is called meanwhile
    QString reason;
};
/// Something holds for this incident that decides who is called and which clocks run: `data-breach`, …
struct ConditionSet {
    QString condition;
    bool holds = true;
    UtcTime since; ///< the moment it became known; legal clocks run from here
    QString source;
};
/// Somebody was told, or was not reached.
struct PersonTold {
    int level = 0;
    QString role;
    QString person;
    QString channel; ///< `phone`, `email`, `sms`, `slack`, `pager`, `in-person`
    QString outcome; ///< `told`, `acknowledged`, `no-answer`, `declined`
};
struct EscalationSnoozed {
    QString role;
    UtcTime until;
    QString reason;
};
/// A legal duty was met, or decided not to apply, and why.
struct DutyMet {
    QString clock;
    QString told; ///< what was sent and to whom, or why it is not needed
};
struct Reopened {
    QString reason;
};

} // namespace holdfast
