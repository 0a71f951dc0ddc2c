// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/team/teammodels.h"

#include "viewmodels/team/teamwording.h"
#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// Rows of what is open, then of what has ended, each in the order in which they came.
QList<Row> openFirst(QList<std::pair<bool, Row>> marked)
{
    std::stable_sort(
        marked.begin(), marked.end(), [](const auto &one, const auto &other) { return one.first && !other.first; });
    QList<Row> rows;
    for (const auto &[open, row] : std::as_const(marked))
        rows << row;
    return rows;
}

} // namespace

RolesModel::RolesModel(QObject *parent)
    : RowsModel({tr("Role"), tr("Person"), tr("State")}, parent)
{ }

void RolesModel::show(const Situation &situation)
{
    QList<Row> rows;
    const Team &team = situation.incident.team;
    for (const QString &role : situation.incident.isDeclared() ? incidentRoles() : QStringList()) {
        const RoleHolder holder = team.roles.value(role);
        const auto offer = team.offers.constFind(role);
        Cell state{tr("Free"), Tone::normal, Glyph::ring};
        if (offer != team.offers.cend())
            state = {tr("Offered to %1").arg(offer->to), Tone::notice, Glyph::square, offer->briefing, true};
        else if (!holder.person.isEmpty())
            state = {tr("since %1").arg(formatTimeOfDay(holder.since)), Tone::normal, Glyph::tick,
                Wording::local(holder.since)};
        rows << Row{role,
            {Cell{TeamWording::role(role), Tone::normal, Glyph::none, TeamWording::duty(role)},
                Cell{Wording::orDash(holder.person)}, state}};
    }
    setRows(std::move(rows));
}

TasksModel::TasksModel(QObject *parent)
    : RowsModel({tr("Task"), tr("Who"), tr("State")}, parent)
{ }

void TasksModel::show(const Situation &situation)
{
    QList<std::pair<bool, Row>> rows;
    for (const IncidentTask &task : situation.incident.team.tasks) {
        Cell state;
        if (task.isOpen() && task.dueAt <= situation.now)
            state = {tr("Ask: due %1").arg(Wording::distance(task.dueAt, situation.now)), Tone::warning,
                Glyph::triangle, tr("“Have you finished?”"), true};
        else if (task.isOpen() && !task.understoodAt)
            state = {tr("Not yet understood"), Tone::notice, Glyph::square,
                tr("Due %1").arg(Wording::distance(task.dueAt, situation.now))};
        else if (task.isOpen())
            state = {tr("Understood, due %1").arg(Wording::distance(task.dueAt, situation.now)), Tone::normal,
                Glyph::arrow, Wording::local(task.dueAt)};
        else
            state = {task.outcome.isEmpty() ? (task.done ? tr("Done") : tr("Given up"))
                    : task.done             ? tr("Done: %1").arg(task.outcome)
                                            : tr("Given up: %1").arg(task.outcome),
                Tone::normal, task.done ? Glyph::tick : Glyph::cross};
        rows << std::pair{
            task.isOpen(), Row{task.id, {Cell{u"%1  %2"_s.arg(task.id, task.text)}, Cell{task.to}, state}}};
    }
    setRows(openFirst(rows));
}

DecisionsModel::DecisionsModel(QObject *parent)
    : RowsModel({tr("We are proceeding with …"), tr("Objections"), tr("State")}, parent)
{ }

void DecisionsModel::show(const Situation &situation)
{
    QList<std::pair<bool, Row>> rows;
    for (const Decision &decision : situation.incident.team.decisions) {
        QStringList objections;
        for (const Objection &objection : decision.objections)
            objections << objection.by;
        Cell state{tr("“Any strong objections?”"), Tone::notice, Glyph::square,
            tr("Asked %1").arg(Wording::age(decision.proposedAt, situation.now)), true};
        if (decision.settledAt)
            state = {decision.proceeds ? tr("We do it") : tr("We do not do it"), Tone::normal,
                decision.proceeds ? Glyph::tick : Glyph::cross, decision.reason};
        Cell text{u"%1  %2"_s.arg(decision.id, decision.text)};
        if (!decision.risk.isEmpty())
            text.tip = tr("Risk: %1").arg(decision.risk);
        rows << std::pair{!decision.settledAt,
            Row{decision.id,
                {text,
                    objections.isEmpty() ? Cell{tr("none")}
                                         : Cell{objections.join(u", "_s), Tone::warning, Glyph::triangle},
                    state}}};
    }
    setRows(openFirst(rows));
}

TodosModel::TodosModel(QObject *parent)
    : RowsModel({tr("Afterwards"), tr("State")}, parent)
{ }

void TodosModel::show(const Situation &situation)
{
    QList<std::pair<bool, Row>> rows;
    for (const TodoItem &todo : situation.incident.team.todos) {
        const Cell state = todo.doneAt ? Cell{tr("Done"), Tone::normal, Glyph::tick}
                                       : Cell{tr("Open, from %1").arg(todo.by), Tone::normal, Glyph::ring};
        rows << std::pair{!todo.doneAt, Row{todo.id, {Cell{u"%1  %2"_s.arg(todo.id, todo.text)}, state}}};
    }
    setRows(openFirst(rows));
}

} // namespace holdfast
