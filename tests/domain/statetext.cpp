// SPDX-License-Identifier: GPL-3.0-or-later
#include "statetext.h"

#include "domain/incident/eventjson.h"
#include "domain/review/doubts.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace holdfast::test {

namespace {

QString when(const std::optional<UtcTime> &time) { return time ? formatUtc(*time) : u"never"_s; }

QJsonArray checksOf(const StepRecord &record)
{
    QJsonArray checks;
    for (const CheckResult &check : record.checks)
        checks << QJsonArray{check.title, check.verdict, check.summary, check.evidence, when(check.at)};
    return checks;
}

QJsonArray stepOf(const StepRecord &record)
{
    return {int(record.state), record.attempt, record.preview, record.digest, record.confirmedBy, record.marker,
        record.inputs, record.memo, record.handle, record.adopted, record.lost,
        record.error ? errorToJson(*record.error) : QJsonObject(), record.failure, checksOf(record), record.told,
        record.approval ? record.approval->person : QString(), when(record.intendedAt), when(record.begunAt),
        when(record.observedAt), when(record.finishedAt)};
}

QJsonObject runOf(const Run &run)
{
    QJsonObject steps;
    for (auto step = run.steps.cbegin(); step != run.steps.cend(); ++step)
        steps.insert(step.key(), stepOf(*step));
    return {{u"runbook"_s, toJson(run.runbook)}, {u"hash"_s, run.hash}, {u"at"_s, when(run.startedAt)},
        {u"steps"_s, steps}, {u"facts"_s, run.facts}, {u"answers"_s, run.answers}};
}

QJsonArray messagesOf(const Communications &communications)
{
    QJsonArray messages;
    const auto at = [](const std::optional<Instant> &instant) {
        return when(instant ? std::optional(instant->utc) : std::nullopt);
    };
    for (const Message &message : communications.messages) {
        QJsonArray deliveries;
        for (const Delivery &one : message.deliveries)
            deliveries << QJsonArray{one.channel, one.recipient, deliveryStateName(one.state), one.attempt, one.marker,
                one.receipt, one.problem, one.reason, when(one.changedAt)};
        messages << QJsonArray{message.id, message.audience, message.occasion, message.isPublic, message.subject,
            message.text, message.facts, at(message.draftedAt), at(message.approvedAt), message.approvedBy,
            message.dropped, deliveries, at(message.arrivedAt), at(message.seenPubliclyAt)};
    }
    return messages;
}

QJsonArray workOf(const Team &team)
{
    QJsonArray work;
    for (const IncidentTask &task : team.tasks)
        work << QJsonArray{task.id, task.text, task.to, when(task.assignedAt), when(task.dueAt),
            when(task.understoodAt), when(task.endedAt), task.done, task.outcome};
    for (const Decision &decision : team.decisions) {
        QJsonArray objections;
        for (const Objection &objection : decision.objections)
            objections << QJsonArray{objection.by, objection.text, when(objection.at)};
        work << QJsonArray{decision.id, decision.text, decision.risk, when(decision.proposedAt), objections,
            when(decision.settledAt), decision.proceeds, decision.reason};
    }
    for (const TodoItem &item : team.todos)
        work << QJsonArray{item.id, item.text, item.by, when(item.at), when(item.doneAt)};
    return work;
}

QJsonArray peopleOf(const Team &team)
{
    QJsonArray people;
    for (auto role = team.roles.cbegin(); role != team.roles.cend(); ++role)
        people << QJsonArray{role.key(), role->person, when(role->since)};
    for (auto offer = team.offers.cbegin(); offer != team.offers.cend(); ++offer)
        people << QJsonArray{offer.key(), offer->to, offer->by, offer->briefing, when(offer->at)};
    for (const Contacted &one : team.contacted)
        people << QJsonArray{
            one.what.level, one.what.role, one.what.person, one.what.channel, one.what.outcome, when(one.at), one.by};
    for (auto snooze = team.snoozed.cbegin(); snooze != team.snoozed.cend(); ++snooze)
        people << QJsonArray{snooze.key(), when(snooze->until), snooze->reason};
    for (auto condition = team.conditions.cbegin(); condition != team.conditions.cend(); ++condition)
        people << QJsonArray{condition.key(), condition->holds, when(condition->since), condition->source};
    for (auto duty = team.duties.cbegin(); duty != team.duties.cend(); ++duty)
        people << QJsonArray{duty.key(), when(duty->recordedAt.utc), duty->told, duty->by};
    people << QJsonArray{team.restricted, team.codename};
    return people;
}

} // namespace

QByteArray stateText(const Incident &incident)
{
    QJsonArray instants;
    for (auto instant = incident.instants.cbegin(); instant != incident.instants.cend(); ++instant)
        instants << QJsonArray{instantName(instant.key()), when(instant->time), instant->source};
    QJsonArray health;
    for (const HealthChanged &change : incident.health)
        health << bodyToJson(change);
    QJsonArray earlier;
    for (const Run &run : incident.earlierRuns)
        earlier << runOf(run);
    QJsonArray figures;
    for (auto figure = incident.figures.cbegin(); figure != incident.figures.cend(); ++figure)
        figures << QJsonArray{figure.key(), figure->value ? QJsonValue(*figure->value) : QJsonValue(), figure->unit,
            figure->formula, figure->evidence, figure->sequence};
    const QJsonObject all{{u"id"_s, incident.id.value()}, {u"sequence"_s, incident.lastSequence},
        {u"scenario"_s, incident.scenario.value()}, {u"title"_s, incident.title},
        {u"severity"_s, severityName(incident.severity)}, {u"drill"_s, incident.drill},
        {u"profile"_s, incident.profile}, {u"plan"_s, incident.plan}, {u"instants"_s, instants}, {u"health"_s, health},
        {u"run"_s, incident.run ? runOf(*incident.run) : QJsonObject()}, {u"earlier"_s, earlier},
        {u"figures"_s, figures}, {u"closed"_s, when(incident.closedAt)}, {u"summary"_s, incident.closingSummary},
        {u"glass"_s, incident.glassBroken}, {u"nonces"_s, QJsonArray::fromStringList(incident.nonces)},
        {u"messages"_s, messagesOf(incident.communications)}, {u"work"_s, workOf(incident.team)},
        {u"people"_s, peopleOf(incident.team)}, {u"doubts"_s, QJsonArray::fromStringList(doubtsOf(incident))}};
    return QJsonDocument(all).toJson();
}

} // namespace holdfast::test
