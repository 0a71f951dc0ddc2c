// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/teamwords.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QString because(const QString &reason) { return reason.isEmpty() ? u"."_s : u": "_s + reason; }

QString taskText(const Team &team, const QString &id) { return team.task(id) ? team.task(id)->text : id; }
QString decisionText(const Team &team, const QString &id) { return team.decision(id) ? team.decision(id)->text : id; }

} // namespace

QString teamWords(const RoleOffered &event, const Team &)
{
    return u"%1 offered the role of %2 to %3."_s.arg(event.by, incidentRoleTitle(event.role).toLower(), event.to);
}

QString teamWords(const RoleTaken &event, const Team &)
{
    if (event.role == u"commander" && event.from.isEmpty())
        return u"%1 is the incident commander."_s.arg(event.by);
    const QString from = event.from.isEmpty() ? QString() : u" from %1"_s.arg(event.from);
    return u"%1 took the role of %2%3"_s.arg(event.by, incidentRoleTitle(event.role).toLower(), from)
        + because(event.reason);
}

QString teamWords(const RoleReleased &event, const Team &)
{
    return u"%1 laid down the role of %2."_s.arg(event.by, incidentRoleTitle(event.role).toLower());
}

QString teamWords(const TaskAssigned &event, const Team &)
{
    return u"%1, %2: %3 (until %4)."_s.arg(event.task, event.to, event.text, formatTimeOfDay(event.dueAt));
}

QString teamWords(const TaskUnderstood &event, const Team &)
{
    return u"%1 understood by %2."_s.arg(event.task, event.by);
}

QString teamWords(const TaskEnded &event, const Team &team)
{
    return u"%1 %2: %3"_s.arg(event.task, event.done ? u"done"_s : u"given up"_s, taskText(team, event.task))
        + because(event.outcome);
}

QString teamWords(const DecisionProposed &event, const Team &)
{
    const QString risk = event.risk.isEmpty() ? QString() : u" Risk: %1."_s.arg(event.risk);
    return u"%1 proposed: %2.%3 Any strong objections?"_s.arg(event.decision, event.text, risk);
}

QString teamWords(const ObjectionRaised &event, const Team &)
{
    return u"%1 objected to %2: %3"_s.arg(event.by, event.decision, event.text);
}

QString teamWords(const DecisionSettled &event, const Team &team)
{
    return u"%1 %2: %3"_s.arg(
               event.decision, event.proceeds ? u"decided"_s : u"dropped"_s, decisionText(team, event.decision))
        + because(event.reason);
}

QString teamWords(const TodoAdded &event, const Team &) { return u"To do, %1: %2"_s.arg(event.todo, event.text); }
QString teamWords(const TodoDone &event, const Team &) { return u"%1 is done."_s.arg(event.todo); }

QString teamWords(const SeverityChanged &event, const Team &)
{
    return u"Severity from %1 to %2: %3"_s.arg(event.from, event.to, event.reason);
}

QString teamWords(const PrivacyChanged &event, const Team &)
{
    return event.restricted ? u"Restricted to those who need to know, as “%1”: %2"_s.arg(event.codename, event.reason)
                            : u"No longer restricted: %1"_s.arg(event.reason);
}

QString teamWords(const ConditionSet &event, const Team &)
{
    return u"“%1” %2 since %3"_s.arg(event.condition, event.holds ? u"holds, known"_s : u"does not hold, known"_s,
               formatUtcSeconds(event.since))
        + because(event.source);
}

QString teamWords(const PersonTold &event, const Team &)
{
    const bool isReached = event.outcome == u"told" || event.outcome == u"acknowledged";
    return u"%1 (%2) by %3: %4."_s.arg(event.person, event.role, event.channel,
        event.outcome == u"no-answer" ? u"no answer"_s
            : isReached               ? event.outcome
                                      : u"declined"_s);
}

QString teamWords(const EscalationSnoozed &event, const Team &)
{
    return u"Calling %1 put off until %2: %3"_s.arg(event.role, formatTimeOfDay(event.until), event.reason);
}

QString teamWords(const DutyMet &event, const Team &) { return u"Duty “%1” met: %2"_s.arg(event.clock, event.told); }
QString teamWords(const Reopened &event, const Team &) { return u"Opened again: %1"_s.arg(event.reason); }

} // namespace holdfast
