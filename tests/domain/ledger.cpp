// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include "domain/incident/eventjson.h"
#include "domain/incident/fold.h"

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

/// Everything that is open stands in the map as true.
QString begun(QMap<QString, bool> &all, const QString &id)
{
    if (all.contains(id))
        return u"%1 exists twice"_s.arg(id);
    all.insert(id, true);
    return {};
}

QString ended(QMap<QString, bool> &all, const QString &id)
{
    if (!all.value(id))
        return u"%1 ended without being open"_s.arg(id);
    all[id] = false;
    return {};
}

template <class Item>
QString listed(
    const QString &what, const QMap<QString, bool> &all, const QList<Item> &items, bool (*isOpen)(const Item &))
{
    if (items.size() != all.size())
        return u"%1 %2 instead of %3"_s.arg(items.size()).arg(what).arg(all.size());
    for (const Item &item : items) {
        if (!all.contains(item.id) || all.value(item.id) != isOpen(item))
            return u"%1 %2 is open or ended, and should not be"_s.arg(what, item.id);
    }
    return {};
}

bool mayFollowClosing(const EventBody &body)
{
    static const QStringList allowed{u"noted"_s, u"todo-added"_s, u"todo-done"_s, u"duty-met"_s, u"reopened"_s};
    return allowed.contains(eventKind(body));
}

} // namespace

QString Ledger::enter(const Event &event, const Incident &after)
{
    if (event.sequence != m_sequence + 1)
        return u"the sequence has a gap"_s;
    m_sequence = event.sequence;
    if (m_sequence > 1 && !m_open && !mayFollowClosing(event.body))
        return u"a closed incident took “%1”"_s.arg(eventKind(event.body));
    if (const QString wrong = enterBody(event); !wrong.isEmpty())
        return wrong;
    return compare(event, after);
}

QString Ledger::enterBody(const Event &event)
{
    if (m_sequence == 1 && !std::holds_alternative<Declared>(event.body))
        return u"something happened before the declaration"_s;
    if (std::holds_alternative<Declared>(event.body))
        m_holders.insert(u"commander"_s, event.author);
    if (stepSignal(event.body))
        return enterStep(event);
    return std::visit([this](const auto &body) { return on(body); }, event.body);
}

QString Ledger::on(const Declared &body)
{
    if (m_sequence != 1)
        return u"declared twice"_s;
    m_open = true;
    m_severity = severityName(body.severity);
    return body.title.isEmpty() ? u"declared without a title"_s : QString();
}

QString Ledger::on(const InstantSet &body)
{
    const bool isCorrection = m_instants.contains(body.name);
    m_instants.insert(body.name, body.time);
    return isCorrection && body.reason.isEmpty() ? u"an instant was corrected without a reason"_s : QString();
}

QString Ledger::on(const Closed &)
{
    const bool wasOpen = std::exchange(m_open, false);
    return wasOpen ? QString() : u"closed twice"_s;
}

QString Ledger::on(const RunStarted &body)
{
    const bool ended = m_done.size() == body.runbook.steps.size();
    const bool again = std::exchange(m_run, true);
    m_done.clear();
    m_confirmed.clear();
    return again && !ended ? u"a second run"_s : QString();
}

QString Ledger::on(const RunLeft &)
{
    if (!m_acting.isEmpty())
        return u"a run was left while an outcome was unknown"_s;
    m_done.clear();
    m_confirmed.clear();
    return std::exchange(m_run, false) ? QString() : u"a run was left that was not there"_s;
}

QString Ledger::on(const Reopened &body)
{
    const bool wasOpen = std::exchange(m_open, true);
    return wasOpen || body.reason.isEmpty() ? u"reopened while open, or without a reason"_s : QString();
}

QString Ledger::on(const RoleOffered &body)
{
    const QString holder = m_holders.value(body.role);
    m_offers.insert(body.role, body.to);
    if (!incidentRoles().contains(body.role))
        return u"a role that does not exist"_s;
    return holder.isEmpty() || holder == body.by ? QString() : u"somebody offered another's role"_s;
}

QString Ledger::on(const StepApproved &body)
{
    if (m_nonces.contains(body.nonce))
        return u"an approval was used twice"_s;
    m_nonces << body.nonce;
    return body.person.isEmpty() ? u"nobody approved"_s : QString();
}

QString Ledger::on(const RoleTaken &body)
{
    const QString holder = m_holders.value(body.role);
    const bool offered = m_offers.value(body.role) == body.by;
    m_holders.insert(body.role, body.by);
    m_offers.remove(body.role);
    if (body.by.isEmpty() || body.by == holder || body.from != holder)
        return u"a role taken by nobody, twice, or from the wrong person"_s;
    return holder.isEmpty() || offered || !body.reason.isEmpty() ? QString() : u"a role held by two"_s;
}

QString Ledger::on(const RoleReleased &body)
{
    const QString holder = m_holders.take(body.role);
    m_offers.remove(body.role);
    if (body.role == u"commander")
        return u"command was laid down"_s;
    return holder == body.by && !holder.isEmpty() ? QString() : u"somebody laid down another's role"_s;
}

QString Ledger::on(const TaskAssigned &body) { return begun(m_tasks, body.task); }

QString Ledger::on(const TaskUnderstood &body)
{
    const bool again = m_understood.contains(body.task);
    m_understood.insert(body.task);
    return again || !m_tasks.value(body.task) ? u"%1 was understood twice, or is not open"_s.arg(body.task) : QString();
}

QString Ledger::on(const TaskEnded &body)
{
    return !body.done && body.outcome.isEmpty() ? u"given up without a reason"_s : ended(m_tasks, body.task);
}

QString Ledger::on(const DecisionProposed &body) { return begun(m_decisions, body.decision); }

QString Ledger::on(const ObjectionRaised &body)
{
    m_disputed.insert(body.decision);
    return m_decisions.value(body.decision) ? QString() : u"an objection to what is settled"_s;
}

QString Ledger::on(const DecisionSettled &body)
{
    const bool needsReason = !body.proceeds || m_disputed.contains(body.decision);
    return needsReason && body.reason.isEmpty() ? u"settled over an objection without a reason"_s
                                                : ended(m_decisions, body.decision);
}

QString Ledger::on(const TodoAdded &body) { return begun(m_todos, body.todo); }
QString Ledger::on(const TodoDone &body) { return ended(m_todos, body.todo); }

QString Ledger::on(const SeverityChanged &body)
{
    const QString before = std::exchange(m_severity, body.to);
    return before == body.from && body.from != body.to ? QString() : u"the severity came from nowhere"_s;
}

QString Ledger::on(const PrivacyChanged &body)
{
    const bool before = std::exchange(m_restricted, body.restricted);
    return before == body.restricted ? u"the circle changed to what it was"_s : QString();
}

QString Ledger::on(const DutyMet &body)
{
    const bool again = m_duties.contains(body.clock);
    m_duties.insert(body.clock);
    return again ? u"a duty was met twice"_s : QString();
}

/// Nothing acts without a confirmation, and nothing acts again while its outcome is unknown.
QString Ledger::enterStep(const Event &event)
{
    const QString step = stepOf(event.body).value();
    switch (*stepSignal(event.body)) {
    case StepSignal::confirmed:
        m_confirmed.insert(step);
        break;
    case StepSignal::intended:
        if (!m_confirmed.contains(step))
            return u"%1 acted without a confirmation"_s.arg(step);
        if (!m_acting.isEmpty())
            return u"%1 acted while an outcome was unknown"_s.arg(step);
        m_acting.insert(step);
        break;
    case StepSignal::postponed:
        m_acting.remove(step);
        break;
    case StepSignal::lost:
        break;
    case StepSignal::skipped:
        if (m_acting.contains(step) || std::get<StepSkipped>(event.body).reason.isEmpty())
            return u"%1 was left out while it acted, or without a reason"_s.arg(step);
        m_done.insert(step);
        break;
    default:
        // Whatever else is known about a step, the confirmation was for what came before.
        m_acting.remove(step);
        m_confirmed.remove(step);
        m_done.remove(step);
        if (*stepSignal(event.body) == StepSignal::passed)
            m_done.insert(step);
    }
    return {};
}

QString Ledger::compare(const Event &event, const Incident &after) const
{
    const Team &team = after.team;
    if (after.lastSequence != m_sequence || after.isOpen() != m_open || severityName(after.severity) != m_severity)
        return u"sequence, closing or severity differ"_s;
    for (const QString &role : incidentRoles()) {
        if (team.holder(role) != m_holders.value(role) || team.offers.value(role).to != m_offers.value(role))
            return u"the role “%1” is with “%2”, not with “%3”"_s.arg(role, team.holder(role), m_holders.value(role));
    }
    if (team.roles.size() != m_holders.size() || team.duties.size() != m_duties.size()
        || team.restricted != m_restricted)
        return u"roles, duties or the circle differ"_s;
    for (const QString &wrong :
        {listed<IncidentTask>(u"tasks"_s, m_tasks, team.tasks, [](const IncidentTask &task) { return task.isOpen(); }),
            listed<Decision>(
                u"decisions"_s, m_decisions, team.decisions, [](const Decision &one) { return !one.settledAt; }),
            listed<TodoItem>(u"items"_s, m_todos, team.todos, [](const TodoItem &item) { return !item.doneAt; })}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    if (after.instants.size() != m_instants.size())
        return u"instants differ"_s;
    for (auto instant = m_instants.cbegin(); instant != m_instants.cend(); ++instant) {
        if (after.instant(instant.key()) != *instant)
            return u"the instant “%1” differs"_s.arg(instantName(instant.key()));
    }
    return after.id == event.incident && m_run == after.run.has_value() ? QString() : u"the id or the run differ"_s;
}

} // namespace holdfast::test
