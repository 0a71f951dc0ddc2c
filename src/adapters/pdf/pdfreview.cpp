// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf/pdfprinter.h"

#include "adapters/pdf/pagelayout.h"
#include "domain/incident/spokentitle.h"
#include "kernel/escape.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using pdf::Look;
using pdf::PageLayout;

namespace {

const QString blank = u"[to be written by the people who were there]"_s;

void putSummary(PageLayout &layout, const ReviewData &review)
{
    const Incident &incident = review.incident;
    layout.paragraph(Look::title, u"Post-incident review: "_s + visibleText(spokenTitle(incident)));
    layout.paragraph(Look::quiet, incident.id.value() + (incident.drill ? u" · DRILL"_s : QString()));
    layout.gap(0.5);
    const QList<double> widths{0.25, 0.75};
    layout.row(widths, {u"Severity"_s, severityName(incident.severity)});
    layout.row(widths, {u"Impact began"_s, instantText(incident.instant(InstantName::impactStart))});
    layout.row(widths, {u"Detected"_s, instantText(incident.instant(InstantName::detected))});
    layout.row(widths, {u"Declared"_s, instantText(incident.instant(InstantName::declared))});
    layout.row(widths, {u"Restored"_s, instantText(incident.instant(InstantName::restored))});
    layout.row(widths, {u"Closed"_s, instantText(incident.closedAt)});
    layout.row(widths, {u"Plan"_s, visibleText(incident.plan)});
    layout.row(widths, {u"What contributed"_s, blank});
}

void putFigures(PageLayout &layout, const ReviewData &review)
{
    layout.gap(1);
    layout.paragraph(Look::heading, u"Figures"_s);
    const QList<double> widths{0.25, 0.2, 0.45, 0.1};
    layout.tableHead(widths, {u"Figure"_s, u"Value"_s, u"Formula"_s, u"Event"_s});
    const auto &all = review.incident.figures;
    for (auto figure = all.constBegin(); figure != all.constEnd(); ++figure)
        layout.row(widths,
            {figureTitle(figure.key()), figureText(figure->value, figure->unit), figure->formula,
                QString::number(figure->sequence)});
    for (const QString &doubt : review.doubts)
        layout.paragraph(Look::body, u"Doubt: "_s + visibleText(doubt));
}

void putRun(PageLayout &layout, const Run &run)
{
    layout.gap(1);
    layout.paragraph(Look::heading, u"Recovery: "_s + visibleText(run.runbook.title));
    const QList<double> widths{0.35, 0.2, 0.45};
    layout.tableHead(widths, {u"Step"_s, u"Outcome"_s, u"Verified by"_s});
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        QStringList checks;
        for (const CheckResult &check : record.checks)
            checks << visibleText(u"%1: %2"_s.arg(check.verdict, check.summary));
        layout.row(widths, {visibleText(step.title), visibleText(stepOutcome(record)), checks.join(u'\n')});
    }
}

void putTeam(PageLayout &layout, const Team &team)
{
    layout.gap(1);
    layout.paragraph(Look::heading, u"Decisions"_s);
    if (team.decisions.isEmpty())
        layout.paragraph(Look::body, u"None was put to the team."_s);
    for (const Decision &decision : team.decisions)
        layout.paragraph(Look::body,
            visibleText(decision.text)
                + (!decision.settledAt      ? u" (open)"_s
                        : decision.proceeds ? u" (decided)"_s
                                            : u" (dropped)"_s));
    for (const QString &heading : {u"What went well"_s, u"What could be better"_s}) {
        layout.paragraph(Look::heading, heading);
        layout.paragraph(Look::body, blank);
    }
    layout.paragraph(Look::heading, u"What is left to do"_s);
    for (const TodoItem &item : team.todos)
        layout.paragraph(Look::body, (item.doneAt ? u"Done: "_s : u"Open: "_s) + visibleText(item.text));
    if (team.todos.isEmpty())
        layout.paragraph(Look::body, u"[action, who, until when]"_s);
}

void putTimeline(PageLayout &layout, const ReviewData &review)
{
    layout.gap(1);
    layout.paragraph(Look::heading, u"Timeline (UTC)"_s);
    const QList<double> widths{0.22, 0.63, 0.15};
    layout.tableHead(widths, {u"When"_s, u"What"_s, u"Who"_s});
    for (const TimelineEntry &entry : review.timeline) {
        if (entry.weight != TimelineEntry::Weight::detail)
            layout.row(widths, {formatUtcSeconds(entry.at), visibleText(entry.text), visibleText(entry.author)},
                entry.weight == TimelineEntry::Weight::important ? Look::strong : Look::body);
    }
}

} // namespace

Result<QByteArray> PdfPrinter::print(const ReviewData &review, Paper paper)
{
    const QString foot = u"%1 · written by Holdfast at %2 from %3 journal events"_s.arg(
        review.incident.id.value(), formatUtcSeconds(review.writtenAt), QString::number(review.timeline.size()));
    return document(paper, u"Post-incident review: "_s + visibleText(spokenTitle(review.incident)), foot,
        [&review](PageLayout &layout) {
            putSummary(layout, review);
            putFigures(layout, review);
            for (const Run &run : review.incident.earlierRuns)
                putRun(layout, run);
            if (review.incident.run)
                putRun(layout, *review.incident.run);
            putTeam(layout, review.incident.team);
            putTimeline(layout, review);
        });
}

} // namespace holdfast
