// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/teamevents.h"
#include "kernel/clock.h"

#include <QList>
#include <QMap>

namespace holdfast {

struct RoleHolder {
    QString person;
    UtcTime since;
};

struct RoleOffer {
    QString to;
    QString by;
    QString briefing;
    UtcTime at;
};

struct IncidentTask {
    QString id;
    QString text;
    QString to;
    UtcTime assignedAt;
    UtcTime dueAt;
    std::optional<UtcTime> understoodAt;
    std::optional<UtcTime> endedAt;
    bool done = false;
    QString outcome;

    [[nodiscard]] bool isOpen() const { return !endedAt; }
};

struct Objection {
    QString by;
    QString text;
    UtcTime at;
};

struct Decision {
    QString id;
    QString text;
    QString risk;
    UtcTime proposedAt;
    QList<Objection> objections;
    std::optional<UtcTime> settledAt;
    bool proceeds = false;
    QString reason;
};

struct TodoItem {
    QString id;
    QString text;
    QString by;
    UtcTime at;
    std::optional<UtcTime> doneAt;
};

struct Contacted {
    PersonTold what;
    UtcTime at;
    QString by; ///< who wrote it down
};

struct Snooze {
    UtcTime until;
    QString reason;
    Instant recordedAt;
};

struct Condition {
    bool holds = false;
    UtcTime since;
    QString source;
    Instant recordedAt;
};

struct DutyRecord {
    Instant recordedAt;
    QString told;
    QString by;
};

/// The people of one incident and what they agreed on: the fold of its team events.
struct Team {
    QMap<QString, RoleHolder> roles;
    QMap<QString, RoleOffer> offers; ///< by role; one open offer each
    QList<IncidentTask> tasks;
    QList<Decision> decisions;
    QList<TodoItem> todos;
    QList<Contacted> contacted;
    QMap<QString, Snooze> snoozed; ///< by role of the matrix
    QMap<QString, Condition> conditions;
    QMap<QString, DutyRecord> duties; ///< by clock
    bool restricted = false;
    QString codename;

    [[nodiscard]] QString holder(const QString &role) const { return roles.value(role).person; }
    [[nodiscard]] bool holds(const QString &condition) const { return conditions.value(condition).holds; }
    [[nodiscard]] const IncidentTask *task(const QString &id) const;
    [[nodiscard]] const Decision *decision(const QString &id) const;
    [[nodiscard]] const TodoItem *todo(const QString &id) const;
};

} // namespace holdfast
