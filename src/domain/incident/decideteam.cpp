// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/decideteam.h"

#include "domain/plan/people.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

using Decided = Result<QList<EventBody>>;

constexpr int longestTask = 8 * 60; ///< minutes
constexpr int longestSnooze = 60;

tl::unexpected<Error> teamRefusal(const QString &what, const QString &why = {}, const QString &next = {})
{
    return failure(ErrorCode::refused, what, why, next);
}

tl::unexpected<Error> unsaid(const QString &what, const QString &next)
{
    return failure(ErrorCode::invalid, what, {}, next);
}

tl::unexpected<Error> unknownId(const QString &kind, const QString &id)
{
    return failure(ErrorCode::notFound, u"This incident has no %1 “%2”."_s.arg(kind, id));
}

bool isBlank(const QString &text) { return text.trimmed().isEmpty(); }

/// `T1`, `T2`, …: short enough to be said on a call.
QString newId(const QString &letter, qsizetype count) { return letter + QString::number(count + 1); }

Decided on(const Incident &state, const OfferRole &command)
{
    if (!incidentRoles().contains(command.role))
        return unknownId(u"role"_s, command.role);
    if (isBlank(command.to) || isBlank(command.by))
        return unsaid(u"A role is offered by somebody to somebody."_s, u"Name both."_s);
    const QString holder = state.team.holder(command.role);
    if (!holder.isEmpty() && holder != command.by)
        return teamRefusal(u"Only %1 can hand over this role."_s.arg(holder), {},
            u"Ask %1, or take the role with a reason."_s.arg(holder));
    if (command.role == commanderRole && isBlank(command.briefing))
        return unsaid(u"Command is handed over with a briefing."_s,
            u"Say the situation, what is under way, and what was promised to customers."_s);
    return QList<EventBody>{RoleOffered{command.role, command.to.trimmed(), command.by, command.briefing.trimmed()}};
}

Decided on(const Incident &state, const TakeRole &command)
{
    if (!incidentRoles().contains(command.role))
        return unknownId(u"role"_s, command.role);
    if (isBlank(command.by))
        return unsaid(u"A role is taken by somebody."_s, u"Say who."_s);
    const QString holder = state.team.holder(command.role);
    if (holder == command.by)
        return failure(ErrorCode::conflict, u"%1 has this role already."_s.arg(holder));
    const bool isOffered = state.team.offers.value(command.role).to == command.by;
    if (!holder.isEmpty() && !isOffered && isBlank(command.reason))
        return teamRefusal(u"%1 has this role."_s.arg(holder), u"It was not offered."_s,
            u"Ask %1 to hand it over, or say why you take it."_s.arg(holder));
    return QList<EventBody>{
        RoleTaken{command.role, command.by, holder, isOffered ? QString() : command.reason.trimmed()}};
}

Decided on(const Incident &state, const ReleaseRole &command)
{
    const QString holder = state.team.holder(command.role);
    if (holder.isEmpty())
        return unknownId(u"holder of the role"_s, command.role);
    if (holder != command.by)
        return teamRefusal(u"Only %1 can lay down this role."_s.arg(holder));
    if (command.role == commanderRole)
        return teamRefusal(u"Command is never laid down, only handed over."_s, {},
            u"Offer it to somebody; it is yours until they accept."_s);
    return QList<EventBody>{RoleReleased{command.role, command.by}};
}

Decided on(const Incident &state, const AssignTask &command)
{
    if (isBlank(command.text) || isBlank(command.to))
        return unsaid(u"A task says what, and one name."_s, u"Never “can someone”: name who does it."_s);
    if (command.minutes < 1 || command.minutes > longestTask)
        return unsaid(u"A task has 1 to %1 minutes."_s.arg(longestTask), u"Say when you come back to them."_s);
    return QList<EventBody>{TaskAssigned{newId(u"T"_s, state.team.tasks.size()), command.text.trimmed(),
        command.to.trimmed(), command.now + std::chrono::minutes(command.minutes)}};
}

Result<const IncidentTask *> openTask(const Incident &state, const QString &id)
{
    const IncidentTask *task = state.team.task(id);
    if (!task)
        return unknownId(u"task"_s, id);
    if (!task->isOpen())
        return failure(ErrorCode::conflict, u"This task has ended already."_s);
    return task;
}

Decided on(const Incident &state, const AcknowledgeTask &command)
{
    const auto task = openTask(state, command.task);
    if (!task)
        return failure(task.error());
    if ((*task)->understoodAt)
        return failure(ErrorCode::conflict, u"This task was understood already."_s);
    return QList<EventBody>{TaskUnderstood{command.task, isBlank(command.by) ? (*task)->to : command.by}};
}

Decided on(const Incident &state, const EndTask &command)
{
    const auto task = openTask(state, command.task);
    if (!task)
        return failure(task.error());
    if (!command.done && isBlank(command.outcome))
        return unsaid(u"A task is given up with a reason."_s, u"Say why."_s);
    return QList<EventBody>{TaskEnded{command.task, command.done, command.outcome.trimmed()}};
}

Decided on(const Incident &state, const ProposeDecision &command)
{
    if (isBlank(command.text))
        return unsaid(u"A decision says what you proceed with."_s, u"We are proceeding with …"_s);
    return QList<EventBody>{
        DecisionProposed{newId(u"D"_s, state.team.decisions.size()), command.text.trimmed(), command.risk.trimmed()}};
}

Result<const Decision *> openDecision(const Incident &state, const QString &id)
{
    const Decision *decision = state.team.decision(id);
    if (!decision)
        return unknownId(u"decision"_s, id);
    if (decision->settledAt)
        return failure(ErrorCode::conflict, u"This decision is settled already."_s);
    return decision;
}

Decided on(const Incident &state, const Object &command)
{
    const auto decision = openDecision(state, command.decision);
    if (!decision)
        return failure(decision.error());
    if (isBlank(command.by) || isBlank(command.text))
        return unsaid(u"An objection has a name and a reason."_s, u"Say both."_s);
    return QList<EventBody>{ObjectionRaised{command.decision, command.by, command.text.trimmed()}};
}

Decided on(const Incident &state, const SettleDecision &command)
{
    const auto decision = openDecision(state, command.decision);
    if (!decision)
        return failure(decision.error());
    const bool needsReason = !command.proceeds || !(*decision)->objections.isEmpty();
    if (needsReason && isBlank(command.reason))
        return unsaid(
            command.proceeds ? u"There is an objection."_s : u"A proposal is dropped with a reason."_s, u"Say why."_s);
    return QList<EventBody>{DecisionSettled{command.decision, command.proceeds, command.reason.trimmed()}};
}

Decided on(const Incident &state, const AddTodo &command)
{
    if (isBlank(command.text))
        return unsaid(u"An empty item is not recorded."_s, u"Say what is to be done afterwards."_s);
    return QList<EventBody>{TodoAdded{newId(u"A"_s, state.team.todos.size()), command.text.trimmed()}};
}

Decided on(const Incident &state, const FinishTodo &command)
{
    const TodoItem *todo = state.team.todo(command.todo);
    if (!todo)
        return unknownId(u"item"_s, command.todo);
    if (todo->doneAt)
        return failure(ErrorCode::conflict, u"This item is done already."_s);
    return QList<EventBody>{TodoDone{command.todo}};
}

Decided on(const Incident &state, const ChangeSeverity &command)
{
    if (command.to == state.severity)
        return failure(ErrorCode::conflict, u"The severity is %1 already."_s.arg(severityName(state.severity)));
    if (isBlank(command.reason))
        return unsaid(u"The severity is changed with a reason."_s, u"Say what was learnt."_s);
    return QList<EventBody>{
        SeverityChanged{severityName(state.severity), severityName(command.to), command.reason.trimmed()}};
}

Decided on(const Incident &state, const RestrictIncident &command)
{
    if (command.restricted == state.team.restricted)
        return failure(ErrorCode::conflict, u"It is so already."_s);
    if (command.restricted && isBlank(command.codename))
        return unsaid(u"A restricted incident needs a codename."_s, u"One that says nothing about what happened."_s);
    if (isBlank(command.reason))
        return unsaid(u"Say why the circle changes."_s, {});
    return QList<EventBody>{PrivacyChanged{command.restricted, command.codename.trimmed(), command.reason.trimmed()}};
}

Decided on(const Incident &state, const SetCondition &command)
{
    if (!escalationConditions().contains(command.condition))
        return unknownId(u"condition"_s, command.condition);
    const UtcTime since = command.since.value_or(command.now);
    if (since > command.now)
        return unsaid(u"What is not yet known cannot have become known."_s, u"Give a moment of the past."_s);
    if (!command.holds && isBlank(command.source))
        return unsaid(u"Say how you know that it does not hold."_s, {});
    if (state.team.holds(command.condition) && command.holds && isBlank(command.source))
        return unsaid(u"The moment is known already."_s, u"Give the source of the correction."_s);
    return QList<EventBody>{ConditionSet{command.condition, command.holds, since, command.source.trimmed()}};
}

Decided on(const Incident &, const TellPerson &command)
{
    static const QStringList outcomes{u"told"_s, u"acknowledged"_s, u"no-answer"_s, u"declined"_s};
    if (isBlank(command.told.person) || isBlank(command.told.role))
        return unsaid(u"Say who was told."_s, {});
    if (!outcomes.contains(command.told.outcome))
        return unsaid(u"An attempt ends as one of: %1."_s.arg(outcomes.join(u", "_s)), {});
    return QList<EventBody>{command.told};
}

Decided on(const Incident &, const SnoozeEscalation &command)
{
    if (isBlank(command.reason) || command.minutes < 1 || command.minutes > longestSnooze)
        return unsaid(u"A call is put off for 1 to %1 minutes, with a reason."_s.arg(longestSnooze), {});
    return QList<EventBody>{
        EscalationSnoozed{command.role, command.now + std::chrono::minutes(command.minutes), command.reason.trimmed()}};
}

Decided on(const Incident &state, const MeetDuty &command)
{
    if (isBlank(command.told))
        return unsaid(u"Say what was sent and to whom, or why it is not needed."_s, {});
    if (state.team.duties.contains(command.clock))
        return failure(ErrorCode::conflict, u"This duty was met already."_s);
    return QList<EventBody>{DutyMet{command.clock, command.told.trimmed()}};
}

Decided on(const Incident &, const ReopenIncident &command)
{
    if (isBlank(command.reason))
        return unsaid(u"An incident is opened again with a reason."_s, u"Say what came back."_s);
    return QList<EventBody>{Reopened{command.reason.trimmed()}};
}

/// Items and duties outlive the incident; everything else needs an open one.
bool isAllowedAfterClosing(const TeamCommand &command)
{
    return std::holds_alternative<AddTodo>(command) || std::holds_alternative<FinishTodo>(command)
        || std::holds_alternative<MeetDuty>(command);
}

} // namespace

Result<QList<EventBody>> decideTeam(const Incident &state, const TeamCommand &command)
{
    if (!state.isDeclared())
        return teamRefusal(u"There is no such incident."_s);
    const bool reopens = std::holds_alternative<ReopenIncident>(command);
    if (reopens && state.isOpen())
        return failure(ErrorCode::conflict, u"This incident is open."_s);
    if (!reopens && !state.isOpen() && !isAllowedAfterClosing(command))
        return teamRefusal(u"This incident is closed."_s, {}, u"Open it again first, or declare a new one."_s);
    return std::visit([&state](const auto &one) { return on(state, one); }, command);
}

} // namespace holdfast
