// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/duties.h"

namespace holdfast {

namespace {

/// A moment and the reading of the clocks when it was written down.
struct Start {
    UtcTime at;
    Instant recordedAt;
};

std::optional<Start> startOf(const LegalClock &clock, const Incident &incident)
{
    if (clock.onlyIf.isEmpty()) {
        const auto declared = incident.instants.constFind(InstantName::declared);
        return declared == incident.instants.cend() ? std::nullopt
                                                    : std::optional(Start{declared->time, declared->recordedAt});
    }
    const auto condition = incident.team.conditions.constFind(clock.onlyIf);
    if (condition == incident.team.conditions.cend() || !condition->holds)
        return std::nullopt;
    return Start{condition->since, condition->recordedAt};
}

} // namespace

QList<DutyDue> dutiesAt(const Plan &plan, const Incident &incident, const Instant &now)
{
    QList<DutyDue> all;
    for (const LegalClock &clock : plan.legalClocks) {
        DutyDue due{clock, DutyDue::State::notStarted, {}, {}, {}, {}, {}};
        const auto start = startOf(clock, incident);
        const auto leftAt = [&](const Instant &reading) {
            return start->at + clock.within - incident.clocks.steadyNow(start->recordedAt, reading);
        };
        const auto isOver = [&](const Instant &reading) { return start && leftAt(reading).count() < 0; };
        if (start) {
            due.startedAt = start->at;
            due.dueAt = start->at + clock.within;
            due.state = isOver(now) ? DutyDue::State::overdue : DutyDue::State::running;
            due.remaining = std::chrono::duration_cast<Duration>(leftAt(now));
        }
        const auto met = incident.team.duties.constFind(clock.id);
        if (met != incident.team.duties.cend()) {
            due.metAt = met->recordedAt.utc;
            due.remaining.reset();
            due.told = met->told;
            due.state = isOver(met->recordedAt) ? DutyDue::State::metLate : DutyDue::State::met;
        }
        all << due;
    }
    return all;
}

QList<DutyDue> dutiesAt(const Plan &plan, const Incident &incident, UtcTime now)
{
    return dutiesAt(plan, incident, Instant{now, {}, {}});
}

} // namespace holdfast
