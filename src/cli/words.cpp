// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/words.h"

#include "domain/review/doubts.h"
#include "domain/review/review.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

QString stepStateName(StepState state)
{
    switch (state) {
    case StepState::planned:
        return u"planned"_s;
    case StepState::previewed:
        return u"previewed"_s;
    case StepState::confirmed:
        return u"confirmed"_s;
    case StepState::intended:
        return u"intended"_s;
    case StepState::begun:
        return u"begun"_s;
    case StepState::observed:
        return u"observed"_s;
    case StepState::done:
        return u"done"_s;
    case StepState::failed:
        return u"failed"_s;
    case StepState::undone:
        return u"undone"_s;
    case StepState::skipped:
        return u"skipped"_s;
    }
    return u"unknown"_s;
}

QString confirmationName(Confirmation confirmation)
{
    switch (confirmation) {
    case Confirmation::none:
        return u"none"_s;
    case Confirmation::press:
        return u"press"_s;
    case Confirmation::typed:
        return u"typed"_s;
    }
    return u"unknown"_s;
}

QJsonValue jsonOr(const std::optional<UtcTime> &time)
{
    return time ? QJsonValue(formatUtc(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue jsonOr(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonObject incidentSummary(const Incident &incident)
{
    QJsonObject instants;
    for (auto it = incident.instants.begin(); it != incident.instants.end(); ++it) {
        instants.insert(
            instantName(it.key()), QJsonObject{{u"time"_s, formatUtc(it->time)}, {u"source"_s, it->source}});
    }
    QJsonValue step = QJsonValue::Null;
    if (const auto current = incident.run ? incident.run->currentStep() : std::nullopt)
        step = current->value();
    return {{u"version"_s, 1}, {u"incident"_s, incident.id.value()}, {u"title"_s, incident.title},
        {u"scenario"_s, incident.scenario.value()}, {u"severity"_s, severityName(incident.severity)},
        {u"drill"_s, incident.drill}, {u"profile"_s, incident.profile}, {u"plan"_s, incident.plan},
        {u"open"_s, incident.isOpen()}, {u"closedAt"_s, jsonOr(incident.closedAt)}, {u"instants"_s, instants},
        {u"runbook"_s, incident.run ? QJsonValue(incident.run->runbook.id.value()) : QJsonValue(QJsonValue::Null)},
        {u"step"_s, step}, {u"events"_s, incident.lastSequence},
        {u"commander"_s,
            incident.team.holder(u"commander"_s).isEmpty() ? QJsonValue(QJsonValue::Null)
                                                           : QJsonValue(incident.team.holder(u"commander"_s))},
        {u"restricted"_s, incident.team.restricted}, {u"doubts"_s, QJsonArray::fromStringList(doubtsOf(incident))}};
}

namespace {

QJsonObject teamJson(const Team &team)
{
    QJsonObject roles;
    for (auto one = team.roles.cbegin(); one != team.roles.cend(); ++one)
        roles.insert(one.key(), QJsonObject{{u"person"_s, one->person}, {u"since"_s, formatUtc(one->since)}});
    QJsonArray tasks;
    for (const IncidentTask &task : team.tasks)
        tasks << QJsonObject{{u"id"_s, task.id}, {u"text"_s, task.text}, {u"to"_s, task.to},
            {u"dueAt"_s, formatUtc(task.dueAt)}, {u"understoodAt"_s, jsonOr(task.understoodAt)},
            {u"endedAt"_s, jsonOr(task.endedAt)}, {u"done"_s, task.done}, {u"outcome"_s, task.outcome}};
    QJsonArray decisions;
    for (const Decision &decision : team.decisions)
        decisions << QJsonObject{{u"id"_s, decision.id}, {u"text"_s, decision.text}, {u"risk"_s, decision.risk},
            {u"objections"_s, decision.objections.size()}, {u"settledAt"_s, jsonOr(decision.settledAt)},
            {u"proceeds"_s, decision.proceeds}, {u"reason"_s, decision.reason}};
    QJsonArray todos;
    for (const TodoItem &todo : team.todos)
        todos << QJsonObject{{u"id"_s, todo.id}, {u"text"_s, todo.text}, {u"doneAt"_s, jsonOr(todo.doneAt)}};
    return {{u"roles"_s, roles}, {u"tasks"_s, tasks}, {u"decisions"_s, decisions}, {u"todos"_s, todos}};
}

QJsonArray checksJson(const StepRecord &record)
{
    QJsonArray checks;
    for (const CheckResult &check : record.checks) {
        checks << QJsonObject{{u"title"_s, check.title}, {u"verdict"_s, check.verdict}, {u"summary"_s, check.summary},
            {u"evidence"_s, check.evidence}, {u"at"_s, formatUtc(check.at)}};
    }
    return checks;
}

QJsonArray stepsJson(const Run &run)
{
    QJsonArray steps;
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        steps << QJsonObject{{u"step"_s, step.id.value()}, {u"title"_s, step.title},
            {u"state"_s, stepStateName(record.state)}, {u"attempt"_s, record.attempt},
            {u"confirmedBy"_s, record.confirmedBy}, {u"marker"_s, record.marker}, {u"adopted"_s, record.adopted},
            {u"failure"_s, record.failure}, {u"checks"_s, checksJson(record)},
            {u"intendedAt"_s, jsonOr(record.intendedAt)}, {u"finishedAt"_s, jsonOr(record.finishedAt)}};
    }
    return steps;
}

QString stepLine(const RunbookStep &step, const StepRecord &record)
{
    return u"  %1  %2  %3"_s.arg(
               stepStateName(record.state).leftJustified(9), step.id.value().leftJustified(14), step.title)
        + (record.failure.isEmpty() ? QString() : u" (%1)"_s.arg(record.failure));
}

} // namespace

QJsonObject incidentDetail(const Incident &incident, const QList<Event> &events)
{
    QJsonObject figures;
    for (auto it = incident.figures.begin(); it != incident.figures.end(); ++it) {
        figures.insert(it.key(),
            QJsonObject{{u"value"_s, jsonOr(it->value)}, {u"unit"_s, it->unit}, {u"formula"_s, it->formula},
                {u"evidence"_s, it->evidence}, {u"sequence"_s, it->sequence}});
    }
    QJsonArray timeline;
    for (const TimelineEntry &entry : timelineOf(events)) {
        timeline << QJsonObject{{u"sequence"_s, entry.sequence}, {u"at"_s, formatUtc(entry.at)},
            {u"text"_s, entry.text}, {u"author"_s, entry.author}};
    }
    QJsonObject detail = incidentSummary(incident);
    detail.insert(u"closingSummary"_s, incident.closingSummary);
    detail.insert(u"steps"_s, incident.run ? stepsJson(*incident.run) : QJsonArray());
    detail.insert(u"figures"_s, figures);
    detail.insert(u"team"_s, teamJson(incident.team));
    detail.insert(u"timeline"_s, timeline);
    return detail;
}

QString incidentLine(const Incident &incident)
{
    const auto declared = incident.instant(InstantName::declared);
    return u"%1  %2  %3  %4%5  %6"_s.arg(incident.id.value(), incident.isOpen() ? u"open  "_s : u"closed"_s,
        declared ? formatUtcSeconds(*declared) : u"time unknown"_s, severityName(incident.severity),
        incident.drill ? u"  drill"_s : QString(), incident.title);
}

QStringList incidentText(const Incident &incident, const QList<Event> &events)
{
    QStringList text{incidentLine(incident)};
    for (auto it = incident.instants.begin(); it != incident.instants.end(); ++it)
        text << u"  %1  %2  (%3)"_s.arg(
            instantName(it.key()).leftJustified(12), formatUtcSeconds(it->time), it->source);
    for (const QString &doubt : doubtsOf(incident))
        text << u"  ! "_s + doubt;
    if (incident.run) {
        text << u"Runbook: %1"_s.arg(incident.run->runbook.title);
        for (const RunbookStep &step : incident.run->runbook.steps)
            text << stepLine(step, incident.run->record(step.id));
    }
    text << u"Timeline:"_s;
    for (const TimelineEntry &entry : timelineOf(events))
        text << u"  %1  %2"_s.arg(formatUtcSeconds(entry.at), entry.text);
    return text;
}

QJsonArray alertsJson(const QList<AlertOutcome> &outcomes)
{
    QJsonArray alerts;
    for (const AlertOutcome &one : outcomes) {
        alerts << QJsonObject{{u"channel"_s, one.channel}, {u"recipient"_s, one.recipient},
            {u"outcome"_s, sendOutcomeName(one.outcome.state)}, {u"problem"_s, one.outcome.problem}};
    }
    return alerts;
}

QStringList alertLines(const QList<AlertOutcome> &outcomes)
{
    QStringList lines;
    for (const AlertOutcome &one : outcomes) {
        lines << u"Alert by %1 %2: %3 %4"_s
                     .arg(one.channel, one.recipient, sendOutcomeName(one.outcome.state), one.outcome.problem)
                     .trimmed();
    }
    if (outcomes.isEmpty())
        lines << u"Nobody was alerted: neither chat nor mail is set up here."_s;
    return lines;
}

Result<Paper> paperOf(const Arguments &arguments)
{
    const QString name = arguments.value(u"paper"_s);
    if (name.isEmpty() || name == "a4"_L1)
        return Paper::a4;
    if (name == "letter"_L1)
        return Paper::letter;
    return failure(ErrorCode::invalid, u"There is no paper “%1”."_s.arg(name), {}, u"Use a4 or letter."_s);
}

} // namespace holdfast
