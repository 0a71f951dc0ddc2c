// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/foldteam.h"

#include <algorithm>

namespace holdfast {

namespace {

template <class T> T *find(QList<T> &list, const QString &id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&id](const T &one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

struct TeamEffect {
    Team &team;
    const Event &event;

    [[nodiscard]] UtcTime at() const { return event.at.utc; }

    /// Whoever declares commands until they hand it over.
    void operator()(const Declared &) const { team.roles.insert(commanderRole, {event.author, at()}); }
    void operator()(const RoleOffered &body) const
    {
        team.offers.insert(body.role, {body.to, body.by, body.briefing, at()});
    }
    void operator()(const RoleTaken &body) const
    {
        team.roles.insert(body.role, {body.by, at()});
        team.offers.remove(body.role);
    }
    void operator()(const RoleReleased &body) const
    {
        team.roles.remove(body.role);
        team.offers.remove(body.role);
    }
    void operator()(const TaskAssigned &body) const
    {
        team.tasks << IncidentTask{body.task, body.text, body.to, at(), body.dueAt, {}, {}, false, {}};
    }
    void operator()(const TaskUnderstood &body) const
    {
        if (IncidentTask *task = find(team.tasks, body.task))
            task->understoodAt = at();
    }
    void operator()(const TaskEnded &body) const
    {
        if (IncidentTask *task = find(team.tasks, body.task)) {
            task->endedAt = at();
            task->done = body.done;
            task->outcome = body.outcome;
        }
    }
    void operator()(const DecisionProposed &body) const
    {
        team.decisions << Decision{body.decision, body.text, body.risk, at(), {}, {}, false, {}};
    }
    void operator()(const ObjectionRaised &body) const
    {
        if (Decision *decision = find(team.decisions, body.decision))
            decision->objections << Objection{body.by, body.text, at()};
    }
    void operator()(const DecisionSettled &body) const
    {
        if (Decision *decision = find(team.decisions, body.decision)) {
            decision->settledAt = at();
            decision->proceeds = body.proceeds;
            decision->reason = body.reason;
        }
    }
    void operator()(const TodoAdded &body) const
    {
        team.todos << TodoItem{body.todo, body.text, event.author, at(), {}};
    }
    void operator()(const TodoDone &body) const
    {
        if (TodoItem *todo = find(team.todos, body.todo))
            todo->doneAt = at();
    }
    void operator()(const PrivacyChanged &body) const
    {
        team.restricted = body.restricted;
        team.codename = body.codename;
    }
    void operator()(const ConditionSet &body) const
    {
        team.conditions.insert(body.condition, {body.holds, body.since, body.source, event.at});
    }
    void operator()(const PersonTold &body) const { team.contacted << Contacted{body, at(), event.author}; }
    void operator()(const EscalationSnoozed &body) const
    {
        team.snoozed.insert(body.role, {body.until, body.reason, event.at});
    }
    void operator()(const DutyMet &body) const { team.duties.insert(body.clock, {event.at, body.told, event.author}); }
    template <class Other> void operator()(const Other &) const { }
};

} // namespace

void applyToTeam(Team &team, const Event &event) { std::visit(TeamEffect{team, event}, event.body); }

} // namespace holdfast
