// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The members of the team's events for their JSON form. Included by eventjson.cpp only, after `codec::Of`.

namespace holdfast::codec {

template <class W, class B>
requires Of<W, B, RoleOffered>
void fields(W &w, B &b)
{
    w("role", b.role);
    w("to", b.to);
    w("by", b.by);
    w("briefing", b.briefing);
}
template <class W, class B>
requires Of<W, B, RoleTaken>
void fields(W &w, B &b)
{
    w("role", b.role);
    w("by", b.by);
    w("from", b.from);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, RoleReleased>
void fields(W &w, B &b)
{
    w("role", b.role);
    w("by", b.by);
}
template <class W, class B>
requires Of<W, B, TaskAssigned>
void fields(W &w, B &b)
{
    w("task", b.task);
    w("text", b.text);
    w("to", b.to);
    w("dueAt", b.dueAt);
}
template <class W, class B>
requires Of<W, B, TaskUnderstood>
void fields(W &w, B &b)
{
    w("task", b.task);
    w("by", b.by);
}
template <class W, class B>
requires Of<W, B, TaskEnded>
void fields(W &w, B &b)
{
    w("task", b.task);
    w("done", b.done);
    w("outcome", b.outcome);
}
template <class W, class B>
requires Of<W, B, DecisionProposed>
void fields(W &w, B &b)
{
    w("decision", b.decision);
    w("text", b.text);
    w("risk", b.risk);
}
template <class W, class B>
requires Of<W, B, ObjectionRaised>
void fields(W &w, B &b)
{
    w("decision", b.decision);
    w("by", b.by);
    w("text", b.text);
}
template <class W, class B>
requires Of<W, B, DecisionSettled>
void fields(W &w, B &b)
{
    w("decision", b.decision);
    w("proceeds", b.proceeds);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, TodoAdded>
void fields(W &w, B &b)
{
    w("todo", b.todo);
    w("text", b.text);
}
template <class W, class B>
requires Of<W, B, TodoDone>
void fields(W &w, B &b) { w("todo", b.todo); }
template <class W, class B>
requires Of<W, B, SeverityChanged>
void fields(W &w, B &b)
{
    w("from", b.from);
    w("to", b.to);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, PrivacyChanged>
void fields(W &w, B &b)
{
    w("restricted", b.restricted);
    w("codename", b.codename);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, ConditionSet>
void fields(W &w, B &b)
{
    w("condition", b.condition);
    w("holds", b.holds);
    w("since", b.since);
    w("source", b.source);
}
template <class W, class B>
requires Of<W, B, PersonTold>
void fields(W &w, B &b)
{
    w("level", b.level);
    w("role", b.role);
    w("person", b.person);
    w("channel", b.channel);
    w("outcome", b.outcome);
}
template <class W, class B>
requires Of<W, B, EscalationSnoozed>
void fields(W &w, B &b)
{
    w("role", b.role);
    w("until", b.until);
    w("reason", b.reason);
}
template <class W, class B>
requires Of<W, B, DutyMet>
void fields(W &w, B &b)
{
    w("clock", b.clock);
    w("told", b.told);
}
template <class W, class B>
requires Of<W, B, Reopened>
void fields(W &w, B &b) { w("reason", b.reason); }

} // namespace holdfast::codec
