// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/due.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

void addAnswers(EscalationDue &entry, const Team &team, UtcTime now)
{
    QSet<QString> silent; ///< who did not answer
    for (const Contacted &one : team.contacted) {
        if (one.what.role != entry.role)
            continue;
        if (one.what.outcome == u"acknowledged") {
            entry.state = EscalationDue::State::acknowledged;
            return;
        }
        if (one.what.outcome == u"told") {
            entry.state = EscalationDue::State::told;
            continue;
        }
        ++entry.attempts;
        silent.insert(one.what.person);
    }
    const auto snooze = team.snoozed.constFind(entry.role);
    if (entry.state == EscalationDue::State::due && snooze != team.snoozed.cend() && snooze->until > now) {
        entry.state = EscalationDue::State::snoozed;
        entry.snoozedUntil = snooze->until;
    }
    // Who did not answer is called again only when there is nobody else.
    if (entry.contact && silent.contains(entry.contact->primary.name) && !entry.contact->secondary.name.isEmpty())
        entry.callNow = silent.contains(entry.contact->secondary.name) ? entry.contact->primary.name
                                                                       : entry.contact->secondary.name;
}

} // namespace

QList<EscalationDue> escalationAt(const Plan &plan, UtcTime impactStart, UtcTime now, const QSet<QString> &conditions)
{
    QList<EscalationDue> due;
    for (const EscalationLevel &level : plan.escalation) {
        for (const EscalationRole &role : level.roles) {
            const bool atOnce = !role.atOnceIf.isEmpty() && conditions.contains(role.atOnceIf);
            EscalationDue entry{level.level, level.title, role.role, role.onlyIf, plan.contact(role.role),
                atOnce ? impactStart : impactStart + level.after, EscalationDue::State::later, {}, 0, {}};
            if (!role.onlyIf.isEmpty() && !conditions.contains(role.onlyIf))
                entry.state = EscalationDue::State::notApplicable;
            else if (entry.dueAt <= now)
                entry.state = EscalationDue::State::due;
            if (entry.contact)
                entry.callNow = entry.contact->primary.name;
            due << entry;
        }
    }
    return due;
}

QSet<QString> conditionsOf(const Plan &plan, const Team &team)
{
    QSet<QString> holding;
    for (auto one = team.conditions.cbegin(); one != team.conditions.cend(); ++one) {
        if (one->holds)
            holding.insert(one.key());
    }
    if (plan.service.publicCompany)
        holding.insert(u"public-company"_s);
    return holding;
}

QList<EscalationDue> escalationOf(const Plan &plan, UtcTime impactStart, UtcTime now, const Team &team)
{
    QList<EscalationDue> due = escalationAt(plan, impactStart, now, conditionsOf(plan, team));
    for (EscalationDue &entry : due) {
        if (entry.state != EscalationDue::State::notApplicable)
            addAnswers(entry, team, now);
    }
    return due;
}

QList<EscalationDue> escalationOf(const Plan &plan, const Incident &incident, const Instant &now)
{
    const auto impact = incident.instant(InstantName::impactStart);
    if (!impact)
        return {};
    const UtcTime timerNow = incident.timerNow(now);
    Team team = incident.team;
    // A snooze ends after its length, whatever the clock says that it was set by.
    for (Snooze &snooze : team.snoozed)
        snooze.until += timerNow - incident.clocks.steadyNow(snooze.recordedAt, now);
    return escalationOf(plan, *impact, timerNow, team);
}

} // namespace holdfast
