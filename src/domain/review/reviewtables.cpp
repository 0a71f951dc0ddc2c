// SPDX-License-Identifier: GPL-3.0-or-later
// The review for programs: JSON, CSV, iCalendar.
#include "domain/review/review.h"

#include "domain/approval/approval.h"
#include "domain/incident/spokentitle.h"
#include "kernel/escape.h"
#include "kernel/json.h"

#include <QJsonArray>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QString weightName(TimelineEntry::Weight weight)
{
    switch (weight) {
    case TimelineEntry::Weight::detail:
        return u"detail"_s;
    case TimelineEntry::Weight::normal:
        return u"normal"_s;
    case TimelineEntry::Weight::important:
        break;
    }
    return u"important"_s;
}

QString stateName(StepState state)
{
    switch (state) {
    case StepState::done:
        return u"done"_s;
    case StepState::failed:
        return u"failed"_s;
    case StepState::skipped:
        return u"skipped"_s;
    case StepState::undone:
        return u"undone"_s;
    default:
        return u"unfinished"_s;
    }
}

QJsonObject instantsOf(const Incident &incident)
{
    QJsonObject instants;
    for (auto instant = incident.instants.constBegin(); instant != incident.instants.constEnd(); ++instant)
        instants.insert(instantName(instant.key()),
            QJsonObject{{u"at"_s, formatUtc(instant->time)}, {u"source"_s, instant->source}});
    return instants;
}

QJsonObject figuresOf(const QMap<QString, Figure> &all)
{
    QJsonObject figures;
    for (auto figure = all.constBegin(); figure != all.constEnd(); ++figure)
        figures.insert(figure.key(),
            QJsonObject{{u"value"_s, figure->value ? QJsonValue(*figure->value) : QJsonValue(QJsonValue::Null)},
                {u"unit"_s, figure->unit}, {u"formula"_s, figure->formula}, {u"facts"_s, figure->evidence},
                {u"event"_s, figure->sequence}});
    return figures;
}

QJsonObject runOf(const Run &run)
{
    QJsonArray steps;
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        QJsonArray checks;
        for (const CheckResult &check : record.checks)
            checks << QJsonObject{
                {u"title"_s, check.title}, {u"verdict"_s, check.verdict}, {u"summary"_s, check.summary}};
        QJsonObject one{{u"step"_s, step.id.value()}, {u"title"_s, step.title}, {u"state"_s, stateName(record.state)},
            {u"attempts"_s, record.attempt}, {u"checks"_s, checks}};
        for (const auto &[key, text] : {qMakePair(u"leftOut"_s, record.skipped), qMakePair(u"byHand"_s, record.byHand),
                 qMakePair(u"failure"_s, record.failure)}) {
            if (!text.isEmpty())
                one.insert(key, text);
        }
        steps << one;
    }
    return {{u"runbook"_s, run.runbook.id.value()}, {u"title"_s, run.runbook.title}, {u"hash"_s, run.hash},
        {u"startedAt"_s, formatUtc(run.startedAt)}, {u"steps"_s, steps}};
}

QJsonArray decisionsOf(const Team &team)
{
    QJsonArray decisions;
    for (const Decision &decision : team.decisions) {
        QJsonArray objections;
        for (const Objection &objection : decision.objections)
            objections << QJsonObject{{u"by"_s, objection.by}, {u"text"_s, objection.text}};
        decisions << QJsonObject{{u"id"_s, decision.id}, {u"text"_s, decision.text}, {u"risk"_s, decision.risk},
            {u"proposedAt"_s, formatUtc(decision.proposedAt)}, {u"objections"_s, objections},
            {u"settled"_s, decision.settledAt ? QJsonValue(decision.proceeds) : QJsonValue(QJsonValue::Null)},
            {u"reason"_s, decision.reason}};
    }
    return decisions;
}

QJsonArray actionsOf(const Team &team)
{
    QJsonArray actions;
    for (const TodoItem &item : team.todos)
        actions << QJsonObject{{u"id"_s, item.id}, {u"text"_s, item.text}, {u"by"_s, item.by},
            {u"doneAt"_s, item.doneAt ? QJsonValue(formatUtc(*item.doneAt)) : QJsonValue(QJsonValue::Null)}};
    return actions;
}

QJsonObject contentOf(const ReviewData &review)
{
    const Incident &incident = review.incident;
    QJsonArray timeline;
    for (const TimelineEntry &entry : review.timeline)
        timeline << QJsonObject{{u"sequence"_s, entry.sequence}, {u"at"_s, formatUtc(entry.at)},
            {u"author"_s, entry.author}, {u"weight"_s, weightName(entry.weight)}, {u"text"_s, entry.text}};
    QJsonArray runs;
    for (const Run &run : incident.earlierRuns)
        runs << runOf(run);
    if (incident.run)
        runs << runOf(*incident.run);
    return {{u"incident"_s, incident.id.value()}, {u"title"_s, spokenTitle(incident)}, {u"drill"_s, incident.drill},
        {u"profile"_s, incident.profile}, {u"severity"_s, severityName(incident.severity)}, {u"plan"_s, incident.plan},
        {u"scenario"_s, incident.scenario.value()}, {u"instants"_s, instantsOf(incident)},
        {u"figures"_s, figuresOf(incident.figures)}, {u"doubts"_s, QJsonArray::fromStringList(review.doubts)},
        {u"runs"_s, runs}, {u"decisions"_s, decisionsOf(incident.team)}, {u"actions"_s, actionsOf(incident.team)},
        {u"closedAt"_s, incident.closedAt ? QJsonValue(formatUtc(*incident.closedAt)) : QJsonValue(QJsonValue::Null)},
        {u"closingSummary"_s, incident.closingSummary}, {u"timeline"_s, timeline},
        {u"writtenAt"_s, formatUtc(review.writtenAt)}};
}

} // namespace

QByteArray reviewJson(const ReviewData &review)
{
    const QJsonObject content = contentOf(review);
    return canonicalJson({{u"format"_s, u"holdfast-review"_s}, {u"version"_s, 1}, {u"review"_s, content},
               {u"seal"_s,
                   QJsonObject{{u"algorithm"_s, u"sha256"_s}, {u"digest"_s, sha256Of(canonicalJson(content))}}}})
        + '\n';
}

QByteArray reviewCsv(const ReviewData &review)
{
    QString text = u"sequence,at,author,weight,text\r\n"_s;
    for (const TimelineEntry &entry : review.timeline)
        text += QString::number(entry.sequence) + u',' + formatUtc(entry.at) + u',' + escapeCsv(entry.author) + u','
            + weightName(entry.weight) + u',' + escapeCsv(entry.text) + u"\r\n"_s;
    return text.toUtf8();
}

QByteArray reviewIcs(const ReviewData &review)
{
    const QString incident = review.incident.id.value();
    QByteArray calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Holdfast//Post-incident review//EN\r\n";
    for (const TodoItem &item : review.incident.team.todos) {
        calendar += "BEGIN:VTODO\r\n";
        calendar += foldIcs(u"UID:%1-%2@holdfast"_s.arg(escapeIcs(incident), escapeIcs(item.id)));
        calendar += foldIcs(u"DTSTAMP:"_s + icsTime(review.writtenAt));
        calendar += foldIcs(u"CREATED:"_s + icsTime(item.at));
        calendar += foldIcs(u"SUMMARY:"_s + escapeIcs(item.text));
        calendar += foldIcs(u"DESCRIPTION:"_s
            + escapeIcs(
                u"From the review of %1 (%2), put down by %3."_s.arg(incident, spokenTitle(review.incident), item.by)));
        calendar += item.doneAt ? foldIcs(u"COMPLETED:"_s + icsTime(*item.doneAt)) + "STATUS:COMPLETED\r\n"
                                : QByteArray("STATUS:NEEDS-ACTION\r\n");
        calendar += "END:VTODO\r\n";
    }
    return calendar + "END:VCALENDAR\r\n";
}

} // namespace holdfast
