// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/duties.h"

namespace holdfast {

namespace {

std::optional<UtcTime> startOf(const LegalClock &clock, const Incident &incident)
{
    if (clock.onlyIf.isEmpty())
        return incident.instant(InstantName::declared);
    const auto condition = incident.team.conditions.constFind(clock.onlyIf);
    if (condition == incident.team.conditions.cend() || !condition->holds)
        return std::nullopt;
    return condition->since;
}

} // namespace

QList<DutyDue> dutiesAt(const Plan &plan, const Incident &incident, UtcTime now)
{
    QList<DutyDue> all;
    for (const LegalClock &clock : plan.legalClocks) {
        DutyDue due{clock, DutyDue::State::notStarted, startOf(clock, incident), {}, {}, {}};
        if (due.startedAt) {
            due.dueAt = *due.startedAt + clock.within;
            due.state = now > *due.dueAt ? DutyDue::State::overdue : DutyDue::State::running;
        }
        const auto met = incident.team.duties.constFind(clock.id);
        if (met != incident.team.duties.cend()) {
            due.metAt = met->at;
            due.told = met->told;
            due.state = due.dueAt && met->at > *due.dueAt ? DutyDue::State::metLate : DutyDue::State::met;
        }
        all << due;
    }
    return all;
}

} // namespace holdfast
