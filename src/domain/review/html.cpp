// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/review.h"

#include "domain/incident/spokentitle.h"
#include "kernel/escape.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

// Nothing is loaded from anywhere; colour is never the only sign; it prints, and follows the reader's dark or light.
constexpr auto reviewStyle = R"(
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin-bottom: .2rem; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .4rem; opacity: .75; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8886; }
td { overflow-wrap: anywhere; }
td.when { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.important td { font-weight: 600; }
.drill { border: 2px solid; padding: .1rem .5rem; font-weight: 700; }
.blank { border-bottom: 1px dashed; font-style: italic; }
footer { margin-top: 3rem; opacity: .75; font-size: .9rem; }
@media print { body { max-width: none; margin: 0; } tr { break-inside: avoid; } }
)";

QString element(const QString &name, const QString &text) { return u"<%1>%2</%1>"_s.arg(name, escapeHtml(text)); }

/// What only people can know.
QString place(const QString &what) { return u"<span class=\"blank\">[%1]</span>"_s.arg(escapeHtml(what)); }

QString row(const QString &head, const QString &html)
{
    return u"<tr><th scope=\"row\">%1</th><td>%2</td></tr>\n"_s.arg(escapeHtml(head), html);
}

QString summary(const ReviewData &review)
{
    const Incident &incident = review.incident;
    QString text = u"<h2>Summary</h2>\n<table>\n"_s;
    text += row(u"Severity"_s, escapeHtml(severityName(incident.severity)));
    text += row(u"Impact began"_s, escapeHtml(instantText(incident.instant(InstantName::impactStart))));
    text += row(u"Detected"_s, escapeHtml(instantText(incident.instant(InstantName::detected))));
    text += row(u"Declared"_s, escapeHtml(instantText(incident.instant(InstantName::declared))));
    text += row(u"Restored"_s, escapeHtml(instantText(incident.instant(InstantName::restored))));
    text += row(u"Closed"_s, escapeHtml(instantText(incident.closedAt)));
    text += row(u"Plan"_s, escapeHtml(incident.plan));
    text += row(u"What contributed"_s, place(u"conditions, decisions, changes; by the people who were there"_s));
    return text + u"</table>\n"_s;
}

QString figures(const ReviewData &review)
{
    QString text = u"<h2>Figures</h2>\n<table>\n<caption>Each is computed from the journal; the last column names the "
                   u"event that recorded it.</caption>\n<tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th>"
                   u"<th scope=\"col\">Formula</th><th scope=\"col\">Event</th></tr>\n"_s;
    const auto &all = review.incident.figures;
    for (auto figure = all.constBegin(); figure != all.constEnd(); ++figure) {
        const QString value = figureText(figure->value, figure->unit);
        text += u"<tr><th scope=\"row\">%1</th>%2%3<td>%4</td></tr>\n"_s.arg(escapeHtml(figureTitle(figure.key())),
            element(u"td"_s, value), element(u"td"_s, figure->formula), QString::number(figure->sequence));
    }
    text += u"</table>\n"_s;
    for (const QString &doubt : review.doubts)
        text += u"<p><strong>Doubt:</strong> %1</p>\n"_s.arg(escapeHtml(doubt));
    return text;
}

QString runTable(const Run &run)
{
    QString text = u"<h2>Recovery: %1</h2>\n<table>\n<tr><th scope=\"col\">Step</th><th scope=\"col\">Outcome</th>"
                   u"<th scope=\"col\">Verified by</th></tr>\n"_s.arg(escapeHtml(run.runbook.title));
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        QStringList checks;
        for (const CheckResult &check : record.checks)
            checks << escapeHtml(u"%1: %2"_s.arg(check.verdict, check.summary));
        text += u"<tr><th scope=\"row\">%1</th>%2<td>%3</td></tr>\n"_s.arg(
            escapeHtml(step.title), element(u"td"_s, stepOutcome(record)), checks.join(u"<br/>"_s));
    }
    return text + u"</table>\n"_s;
}

QString timeline(const ReviewData &review)
{
    QString text = u"<h2>Timeline</h2>\n<table>\n<caption>Times in UTC. Details are left out; the journal and the CSV "
                   u"file have them.</caption>\n<tr><th scope=\"col\">When</th><th scope=\"col\">What</th>"
                   u"<th scope=\"col\">Who</th></tr>\n"_s;
    for (const TimelineEntry &entry : review.timeline) {
        if (entry.weight == TimelineEntry::Weight::detail)
            continue;
        text += u"<tr%1><td class=\"when\">%2</td>%3%4</tr>\n"_s.arg(
            entry.weight == TimelineEntry::Weight::important ? u" class=\"important\""_s : QString(),
            escapeHtml(formatUtcSeconds(entry.at)), element(u"td"_s, entry.text), element(u"td"_s, entry.author));
    }
    return text + u"</table>\n"_s;
}

QString people(const ReviewData &review)
{
    QString text = u"<h2>Decisions</h2>\n"_s;
    const Team &team = review.incident.team;
    if (team.decisions.isEmpty())
        text += u"<p>None was put to the team.</p>\n"_s;
    for (const Decision &decision : team.decisions) {
        text += u"<p>%1 <em>%2</em>"_s.arg(escapeHtml(decision.text),
            escapeHtml(!decision.settledAt ? u"open"_s
                    : decision.proceeds    ? u"decided"_s
                                           : u"dropped"_s));
        for (const Objection &objection : decision.objections)
            text += u"<br/>"_s + escapeHtml(u"%1 objected: %2"_s.arg(objection.by, objection.text));
        text += u"</p>\n"_s;
    }
    text += u"<h2>What went well</h2>\n<p>%1</p>\n<h2>What could be better</h2>\n<p>%1</p>\n"_s.arg(
        place(u"by the people who were there"_s));
    text += u"<h2>What is left to do</h2>\n<ul>\n"_s;
    for (const TodoItem &item : team.todos)
        text += u"<li>%1 (%2) – %3, %4</li>\n"_s.arg(
            escapeHtml(item.text), item.doneAt ? u"done"_s : u"open"_s, place(u"who"_s), place(u"until when"_s));
    if (team.todos.isEmpty())
        text += u"<li>%1</li>\n"_s.arg(place(u"action, who, until when"_s));
    return text + u"</ul>\n"_s;
}

} // namespace

QByteArray reviewHtml(const ReviewData &review)
{
    const Incident &incident = review.incident;
    const QString title = spokenTitle(incident);
    QString text = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                   u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                   u"<title>Post-incident review: %1</title>\n<style>%2</style>\n</head>\n<body>\n<main>\n"_s.arg(
                       escapeHtml(title), QString::fromLatin1(reviewStyle));
    text += u"<h1>Post-incident review: %1</h1>\n<p>%2%3</p>\n"_s.arg(escapeHtml(title),
        escapeHtml(incident.id.value()), incident.drill ? u" <span class=\"drill\">DRILL</span>"_s : QString());
    text += summary(review) + figures(review);
    for (const Run &run : incident.earlierRuns)
        text += runTable(run);
    if (incident.run)
        text += runTable(*incident.run);
    text += people(review) + timeline(review);
    text += u"</main>\n<footer><p>Written by Holdfast from %1 journal events at %2. Places in square brackets are for "
            u"people.</p></footer>\n</body>\n</html>\n"_s.arg(review.timeline.size())
                .arg(escapeHtml(formatUtcSeconds(review.writtenAt)));
    return text.toUtf8();
}

} // namespace holdfast
