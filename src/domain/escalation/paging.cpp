// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation/paging.h"

#include "domain/incident/spokentitle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const EscalationLevel *levelOf(const Plan &plan, int number)
{
    for (const EscalationLevel &level : plan.escalation) {
        if (level.level == number)
            return &level;
    }
    return nullptr;
}

bool isCalledAtOnce(const EscalationLevel &level, const QString &role, const QSet<QString> &conditions)
{
    return std::any_of(level.roles.begin(), level.roles.end(), [&](const EscalationRole &one) {
        return one.role == role && !one.atOnceIf.isEmpty() && conditions.contains(one.atOnceIf);
    });
}

/// One answer is enough for this level, and there is one.
bool isAnswered(const EscalationLevel &level, const QList<EscalationDue> &all)
{
    return level.acknowledgement == Acknowledgement::any
        && std::any_of(all.begin(), all.end(), [&](const EscalationDue &one) {
               return one.level == level.level && one.state == EscalationDue::State::acknowledged;
           });
}

const Message *callWith(const Incident &incident, const QString &key)
{
    for (const Message &message : incident.communications.messages) {
        if (message.audience == key)
            return &message;
    }
    return nullptr;
}

bool hasSpokenOf(const Team &team, const QString &role, const QString &person)
{
    return std::any_of(team.contacted.begin(), team.contacted.end(),
        [&](const Contacted &one) { return one.what.role == role && one.what.person == person; });
}

} // namespace

bool isOutOfBand(const Incident &incident)
{
    return incident.team.holds(u"data-breach"_s) || incident.team.holds(u"security-incident"_s);
}

QList<Route> routesToPerson(const Contact &contact, const QString &person, const QStringList &channels, bool isBreach)
{
    const Reach &reach = person == contact.secondary.name ? contact.secondary : contact.primary;
    // Somebody without an address of their own is reached through those of the role.
    const auto or_ = [&](const QString Reach::*member) {
        return (reach.*member).isEmpty() ? contact.primary.*member : reach.*member;
    };
    QList<Route> routes;
    if (channels.contains(u"pager"_s) && !or_(&Reach::pager).isEmpty())
        routes << Route{u"pager"_s, or_(&Reach::pager)};
    const QString number = or_(&Reach::phone).remove(u' ');
    if (channels.contains(u"sms"_s) && number.startsWith(u'+'))
        routes << Route{u"sms"_s, number};
    if (channels.contains(u"email"_s) && !isBreach && or_(&Reach::email).contains(u'@'))
        routes << Route{u"email"_s, or_(&Reach::email)};
    return routes;
}

Paging pagingOf(const Plan &plan, const Incident &incident, const Instant &now, const QStringList &channels)
{
    Paging paging;
    if (!incident.isOpen())
        return paging;
    const QList<EscalationDue> all = escalationOf(plan, incident, now);
    const QSet<QString> conditions = conditionsOf(plan, incident.team);
    for (const EscalationDue &due : all) {
        const EscalationLevel *level = levelOf(plan, due.level);
        if (due.state != EscalationDue::State::due || !due.contact || due.contact->isVacant() || !level)
            continue;
        if (isAnswered(*level, all) && !isCalledAtOnce(*level, due.role, conditions))
            continue;
        const QString key = u"level %1: %2, %3"_s.arg(QString::number(due.level), due.role, due.callNow);
        const Message *call = callWith(incident, key);
        if (!call) {
            const Duration late = std::chrono::duration_cast<Duration>(incident.timerNow(now) - due.dueAt);
            paging.calls << PageDue{due.level, due.role, due.callNow, key,
                routesToPerson(*due.contact, due.callNow, channels, isOutOfBand(incident)), late};
            continue;
        }
        const bool isWaitedFor = call->approvedAt && !hasSpokenOf(incident.team, due.role, due.callNow);
        if (isWaitedFor && incident.clocks.between(*call->approvedAt, now).time >= level->answerWithin)
            paging.silent << PersonTold{due.level, due.role, due.callNow,
                call->deliveries.isEmpty() ? u"phone"_s : call->deliveries.constFirst().channel, u"no-answer"_s};
    }
    return paging;
}

std::optional<NextCall> nextCallOf(
    const Plan &plan, const Incident &incident, const Instant &now, const QStringList &channels)
{
    QList<Duration> waits;
    for (const EscalationDue &entry : escalationOf(plan, incident, now)) {
        if (entry.state == EscalationDue::State::later)
            waits << std::chrono::duration_cast<Duration>(entry.dueAt - incident.timerNow(now));
    }
    std::sort(waits.begin(), waits.end());
    waits.erase(std::unique(waits.begin(), waits.end()), waits.end()); // a level's roles are due together
    const QList<PageDue> already = pagingOf(plan, incident, now, channels).calls;
    for (const Duration wait : std::as_const(waits)) {
        Instant then = now;
        then.utc += wait;
        then.bootTime += wait;
        for (const PageDue &call : pagingOf(plan, incident, then, channels).calls) {
            const bool isNew = std::none_of(
                already.begin(), already.end(), [&call](const PageDue &one) { return one.key == call.key; });
            if (isNew)
                return NextCall{call, wait};
        }
    }
    return std::nullopt;
}

QString pageText(const Plan &plan, const Incident &incident, const PageDue &call)
{
    const Contact *contact = plan.contact(call.role);
    const QString commander = incident.team.holder(commanderRole);
    QString text = u"%1 %2: %3."_s.arg(plan.service.name, severityName(incident.severity), spokenTitle(incident));
    if (const auto impact = incident.instant(InstantName::impactStart))
        text += u" Since %1."_s.arg(formatUtcSeconds(*impact));
    text += u" %1, you are called as %2, level %3."_s.arg(
        call.person, contact ? contact->title : call.role, QString::number(call.level));
    if (!commander.isEmpty())
        text += u" Answer to the incident commander, %1."_s.arg(commander);
    if (call.late >= std::chrono::minutes{1})
        text += u" This call is late by %1."_s.arg(formatRough(call.late));
    return text;
}

} // namespace holdfast
