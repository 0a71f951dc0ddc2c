// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/pdf/pdfprinter.h"

#include "adapters/pdf/pagelayout.h"
#include "domain/paper/planpaper.h"
#include "kernel/escape.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using pdf::Look;
using pdf::PageLayout;

namespace {

QStringList visible(QStringList texts)
{
    for (QString &text : texts)
        text = visibleText(text);
    return texts;
}

void putPeople(PageLayout &layout, const Plan &plan)
{
    layout.paragraph(Look::heading, u"Whom to call"_s);
    const QList<double> calls{0.11, 0.16, 0.16, 0.24, 0.17, 0.16};
    layout.tableHead(calls, {u"When"_s, u"Role"_s, u"Who"_s, u"How"_s, u"No answer"_s, QString()});
    for (const CallLine &line : callSheet(plan))
        layout.row(calls, visible({line.when, line.role, line.person, line.ways, line.second, line.only}));
    layout.gap(1);
    layout.paragraph(Look::heading, u"Whom to ask for help"_s);
    const QList<double> vendors{0.2, 0.3, 0.25, 0.25};
    layout.tableHead(vendors, {u"Company"_s, u"How"_s, u"Tell them first"_s, u"Their status page"_s});
    for (const VendorContact &vendor : plan.vendors)
        layout.row(vendors,
            visible({vendor.name, (vendor.phone + u' ' + vendor.email + u' ' + vendor.portal).simplified(),
                vendor.quote, vendor.statusPage}));
}

void putAims(PageLayout &layout, const Plan &plan)
{
    layout.gap(1);
    layout.paragraph(Look::heading, u"What must come back"_s);
    const QList<double> aims{0.1, 0.4, 0.25, 0.25};
    layout.tableHead(aims, {QString(), u"Component"_s, u"Within (RTO)"_s, u"At most lost (RPO)"_s});
    for (const Component &component : plan.components)
        layout.row(aims,
            visible({priorityName(component.priority), component.name, formatDuration(component.rto),
                component.rpo ? formatDuration(*component.rpo) : u"–"_s}));
    layout.gap(1);
    layout.paragraph(Look::heading, u"What can happen"_s);
    const QList<double> scenarios{0.25, 0.45, 0.3};
    layout.tableHead(scenarios, {u"Scenario"_s, u"How it looks"_s, u"Runbook"_s});
    for (const Scenario &scenario : plan.scenarios) {
        const Runbook *runbook = scenario.runbook ? plan.runbook(*scenario.runbook) : nullptr;
        layout.row(scenarios, visible({scenario.title, scenario.symptom, runbook ? runbook->title : u"by hand"_s}));
    }
}

void putCards(PageLayout &layout, const Runbook &runbook)
{
    layout.pageBreak();
    layout.paragraph(Look::heading, visibleText(runbook.title));
    layout.paragraph(Look::body, visibleText(runbook.useWhen));
    const QList<double> card{0.06, 0.94};
    int number = 0;
    for (const RunbookStep &step : runbook.steps) {
        QStringList lines{step.purpose};
        for (const QString &fact : cardFacts(runbook, step))
            lines << u"• "_s + fact;
        for (const QString &item : cardItems(step))
            lines << u"[   ] "_s + item;
        layout.row(card, {QString::number(++number), visibleText(step.title)}, Look::strong);
        layout.row(card, {QString(), visibleText(lines.join(u'\n'))});
    }
}

} // namespace

Result<QByteArray> PdfPrinter::print(const Plan &plan, UtcTime printedAt, Paper paper)
{
    const QString title = u"Disaster recovery: "_s + visibleText(plan.name);
    return document(paper, title,
        u"%1, version %2 · printed by Holdfast at %3"_s.arg(
            visibleText(plan.name), visibleText(plan.version), formatUtcSeconds(printedAt)),
        [&](PageLayout &layout) {
            layout.paragraph(Look::title, title);
            layout.paragraph(Look::quiet,
                u"When the laptop is gone, this is what is left: call, then follow the cards one by one. Do, tick, "
                u"look "
                u"whether it is true, go on."_s);
            layout.gap(0.5);
            putPeople(layout, plan);
            putAims(layout, plan);
            for (const Runbook &runbook : plan.runbooks)
                putCards(layout, runbook);
        });
}

} // namespace holdfast
