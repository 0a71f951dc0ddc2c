// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/team/teamview.h"

#include "domain/review/handover.h"

namespace holdfast {

TeamView::TeamView(QObject *parent)
    : QObject(parent)
{ }

void TeamView::show(const Situation &situation)
{
    const bool same = m_situation.hasSameEvents(situation);
    m_situation = situation;
    m_open = situation.incident.isOpen();
    m_declared = situation.incident.isDeclared();
    roles.show(situation);
    tasks.show(situation);
    decisions.show(situation);
    todos.show(situation);
    if (!same)
        Q_EMIT changed();
}

bool TeamView::canTake(const QString &role) const
{
    return m_open && incidentRoles().contains(role) && team().holder(role) != m_situation.desk.person;
}

bool TeamView::needsReason(const QString &role) const
{
    return canTake(role) && !team().holder(role).isEmpty() && team().offers.value(role).to != m_situation.desk.person;
}

bool TeamView::canOffer(const QString &role) const
{
    const QString holder = team().holder(role);
    return m_open && incidentRoles().contains(role) && (holder.isEmpty() || holder == m_situation.desk.person);
}

bool TeamView::canRelease(const QString &role) const
{
    return m_open && role != commanderRole && team().holder(role) == m_situation.desk.person;
}

bool TeamView::isTaskOpen(const QString &task) const
{
    const IncidentTask *found = team().task(task);
    return m_open && found && found->isOpen();
}

bool TeamView::isUnderstood(const QString &task) const
{
    const IncidentTask *found = team().task(task);
    return found && found->understoodAt;
}

bool TeamView::isDecisionOpen(const QString &decision) const
{
    const Decision *found = team().decision(decision);
    return m_open && found && !found->settledAt;
}

bool TeamView::hasObjection(const QString &decision) const
{
    const Decision *found = team().decision(decision);
    return found && !found->objections.isEmpty();
}

QString TeamView::decisionDetail(const QString &decision) const
{
    const Decision *found = team().decision(decision);
    if (!found)
        return {};
    QStringList lines;
    if (!found->risk.isEmpty())
        lines << tr("Risk: %1").arg(found->risk);
    for (const Objection &objection : found->objections)
        lines << tr("%1 objects: %2").arg(objection.by, objection.text);
    if (!found->reason.isEmpty())
        lines << tr("Settled because: %1").arg(found->reason);
    return lines.join(QStringLiteral(" · "));
}

bool TeamView::isTodoOpen(const QString &todo) const
{
    const TodoItem *found = team().todo(todo);
    return found && !found->doneAt;
}

QString TeamView::briefing() const
{
    if (!m_declared || !m_situation.plan)
        return {};
    return handoverBriefing(*m_situation.plan, m_situation.incident, m_situation.instant());
}

QString TeamView::sentence(const QString &task, const QString &person, int minutes)
{
    if (task.trimmed().isEmpty() || person.trimmed().isEmpty())
        return {};
    return tr("Say: “%1, please %2. I will come back to you in %3 min. Understood?”")
        .arg(person.trimmed(), task.trimmed())
        .arg(minutes);
}

TeamCommand TeamView::take(const QString &role, const QString &reason) const
{
    return TakeRole{role, m_situation.desk.person, reason};
}

TeamCommand TeamView::offer(const QString &role, const QString &to, const QString &words) const
{
    const bool isWritten = !words.trimmed().isEmpty() || role != commanderRole;
    return OfferRole{role, to, m_situation.desk.person, isWritten ? words : briefing()};
}

TeamCommand TeamView::release(const QString &role) const { return ReleaseRole{role, m_situation.desk.person}; }

TeamCommand TeamView::assign(const QString &task, const QString &person, int minutes) const
{
    return AssignTask{task, person, minutes, m_situation.now};
}

TeamCommand TeamView::object(const QString &decision, const QString &text) const
{
    return Object{decision, m_situation.desk.person, text};
}

} // namespace holdfast
