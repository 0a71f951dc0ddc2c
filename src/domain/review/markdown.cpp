// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/fold.h"

#include "domain/incident/spokentitle.h"
#include "domain/review/doubts.h"
#include "domain/review/review.h"
#include "kernel/escape.h"

#include <QStringList>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// What only people can know stays a visible blank.
QString blank(const QString &hint) { return u"\\[%1\\]"_s.arg(escapeMarkdown(hint)); }

QString moment(const std::optional<UtcTime> &time) { return time ? formatUtcSeconds(*time) : blank(u"not recorded"_s); }

QString figure(const Incident &incident, const QString &name)
{
    const Figure found = incident.figures.value(name);
    return figureText(found.value, found.unit);
}

QString summary(const Incident &incident)
{
    const std::optional<UtcTime> start = incident.instant(InstantName::impactStart);
    QString text = u"## Incident Summary\n"_s;
    text += u"- **Date**: %1\n"_s.arg(start ? formatUtcSeconds(*start).left(10) : blank(u"date"_s));
    text += u"- **Duration**: %1 - %2\n"_s.arg(moment(start), moment(incident.instant(InstantName::restored)));
    text += u"- **Severity**: %1\n"_s.arg(severityName(incident.severity));
    text += u"- **Kind**: %1\n"_s.arg(
        incident.drill ? u"drill, in the profile “%1”"_s.arg(escapeMarkdown(incident.profile)) : u"real"_s);
    text += u"- **Plan**: %1\n"_s.arg(escapeMarkdown(incident.plan));
    text += u"- **Root Cause**: %1\n"_s.arg(
        blank(u"what contributed: conditions, decisions, changes; to be written by the people who were there"_s));
    return text;
}

QString timeline(const QList<Event> &events)
{
    QString text = u"## Timeline\n"_s;
    for (const TimelineEntry &entry : timelineOf(events)) {
        if (entry.weight == TimelineEntry::Weight::detail)
            continue;
        text += u"- %1: %2\n"_s.arg(formatUtcSeconds(entry.at), escapeMarkdown(entry.text));
    }
    return text;
}

QString lossSentence(const Incident &incident)
{
    const auto rows = incident.figures.constFind(u"rowsLost"_s);
    if (rows == incident.figures.cend() || !rows->value)
        return u"could not be measured"_s;
    if (*rows->value <= 0.0)
        return u"None"_s;
    return u"%1, the last %2"_s.arg(figure(incident, u"rowsLost"_s), figure(incident, u"recoveryPointSeconds"_s));
}

QString impact(const Incident &incident)
{
    QString text = u"## Impact Assessment\n"_s;
    text += u"- **Users Affected**: %1\n"_s.arg(blank(u"number"_s));
    text += u"- **Data Loss**: %1\n"_s.arg(lossSentence(incident));
    text += u"- **Revenue Impact**: %1\n"_s.arg(blank(u"amount, if applicable"_s));
    text += u"- **SLA Breach**: %1\n"_s.arg(blank(u"yes or no"_s));
    return text;
}

QString figures(const Incident &incident)
{
    QString text = u"## Recovery Figures\n\n| Figure | Value | Formula | Journal event |\n|---|---|---|---|\n"_s;
    for (auto entry = incident.figures.constBegin(); entry != incident.figures.constEnd(); ++entry)
        text += u"| %1 | %2 | %3 | %4 |\n"_s
                    .arg(escapeMarkdown(entry.key()), figure(incident, entry.key()), escapeMarkdown(entry->formula))
                    .arg(entry->sequence);
    for (const QString &doubt : doubtsOf(incident))
        text += u"\n- **Doubt**: %1"_s.arg(escapeMarkdown(doubt));
    return text;
}

QString steps(const Run &run)
{
    QString text = u"## Recovery Steps\n\n| Step | Outcome | Verified by |\n|---|---|---|\n"_s;
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        QStringList checks;
        for (const CheckResult &check : record.checks)
            checks << u"%1: %2"_s.arg(check.verdict, check.summary);
        text += u"| %1 | %2 | %3 |\n"_s.arg(
            escapeMarkdown(step.title), escapeMarkdown(stepOutcome(record)), escapeMarkdown(checks.join(u"; "_s)));
    }
    return text;
}

QString forPeople(const Team &team)
{
    const QString action =
        u"- [ ] %1 - Assigned to %2 - Due %3\n"_s.arg(blank(u"action"_s), blank(u"person"_s), blank(u"date"_s));
    QString actions;
    for (const TodoItem &item : team.todos)
        actions += u"- [%1] %2 - Assigned to %3 - Due %4\n"_s.arg(
            item.doneAt ? u"x"_s : u" "_s, escapeMarkdown(item.text), blank(u"person"_s), blank(u"date"_s));
    return u"## What Went Well\n- %1\n\n## What Could Be Improved\n- %2\n\n## Action Items\n%3\n## Prevention Measures\n- %4\n"_s
        .arg(blank(u"positive aspects of the response"_s), blank(u"areas for improvement"_s),
            actions.isEmpty() ? action : actions, blank(u"measures to prevent similar incidents"_s));
}

} // namespace

QString reviewMarkdown(const QList<Event> &events, UtcTime writtenAt)
{
    const Incident incident = fold(events);
    QStringList parts{u"# Post-Incident Review: %1\n\n**%2**\n"_s.arg(
                          escapeMarkdown(incident.id.value()), escapeMarkdown(spokenTitle(incident))),
        summary(incident), timeline(events), impact(incident), figures(incident)};
    if (incident.run)
        parts << steps(*incident.run);
    parts << forPeople(incident.team)
          << u"---\nWritten by Holdfast from %1 journal events at %2. Blanks in square brackets are for people.\n"_s
                 .arg(events.size())
                 .arg(formatUtcSeconds(writtenAt));
    return parts.join(u'\n');
}

} // namespace holdfast
