// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/paper/planpaper.h"

#include "kernel/escape.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr auto paperStyle = R"(
body { font: 11pt/1.4 system-ui, sans-serif; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; color: #000; background: #fff; }
h1 { font-size: 1.5rem; margin-bottom: .2rem; }
h2 { font-size: 1.2rem; margin-top: 1.6rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #888; overflow-wrap: anywhere; }
.runbook { break-before: page; }
.card { border: 1px solid #000; border-radius: 4px; padding: .5rem .8rem; margin: .7rem 0; break-inside: avoid; }
.card h3 { margin: 0 0 .2rem; font-size: 1.05rem; }
.phase { font-size: .85rem; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
ul.ticks { list-style: none; padding-left: 0; }
ul.ticks li::before { content: "\2610\00a0"; }
footer { margin-top: 2rem; font-size: .85rem; }
)";

QString cells(const QStringList &texts, const QString &name)
{
    QString row = u"<tr>"_s;
    for (const QString &text : texts)
        row += name == "th"_L1 ? u"<th scope=\"col\">%1</th>"_s.arg(escapeHtml(text))
                               : u"<td>%1</td>"_s.arg(escapeHtml(text));
    return row + u"</tr>\n"_s;
}

QString people(const Plan &plan)
{
    QString text = u"<h2>Whom to call</h2>\n<table>\n"_s
        + cells({u"When"_s, u"Role"_s, u"Who"_s, u"How"_s, u"No answer"_s, u""_s}, u"th"_s);
    for (const CallLine &line : callSheet(plan))
        text += cells({line.when, line.role, line.person, line.ways, line.second, line.only}, u"td"_s);
    text += u"</table>\n<h2>Whom to ask for help</h2>\n<table>\n"_s
        + cells({u"Company"_s, u"How"_s, u"Tell them first"_s, u"Their status page"_s}, u"th"_s);
    for (const VendorContact &vendor : plan.vendors)
        text += cells({vendor.name, (vendor.phone + u' ' + vendor.email + u' ' + vendor.portal).simplified(),
                          vendor.quote, vendor.statusPage},
            u"td"_s);
    return text + u"</table>\n"_s;
}

QString aims(const Plan &plan)
{
    QString text = u"<h2>What must come back</h2>\n<table>\n"_s
        + cells({u""_s, u"Component"_s, u"Within (RTO)"_s, u"At most lost (RPO)"_s}, u"th"_s);
    for (const Component &component : plan.components)
        text += cells({priorityName(component.priority), component.name, formatDuration(component.rto),
                          component.rpo ? formatDuration(*component.rpo) : u"–"_s},
            u"td"_s);
    text += u"</table>\n<h2>What can happen</h2>\n<table>\n"_s
        + cells({u"Scenario"_s, u"How it looks"_s, u"Runbook"_s}, u"th"_s);
    for (const Scenario &scenario : plan.scenarios) {
        const Runbook *runbook = scenario.runbook ? plan.runbook(*scenario.runbook) : nullptr;
        text += cells({scenario.title, scenario.symptom, runbook ? runbook->title : u"by hand"_s}, u"td"_s);
    }
    return text + u"</table>\n"_s;
}

QString card(const Runbook &runbook, const RunbookStep &step, int number)
{
    QString text = u"<div class=\"card\"><div class=\"phase\">%1</div><h3>%2. %3</h3>\n<div>%4</div>\n<ul>"_s.arg(
        escapeHtml(step.phase), QString::number(number), escapeHtml(step.title), escapeHtml(step.purpose));
    for (const QString &fact : cardFacts(runbook, step))
        text += u"<li>%1</li>"_s.arg(escapeHtml(fact));
    text += u"</ul>\n<ul class=\"ticks\">"_s;
    for (const QString &item : cardItems(step))
        text += u"<li>%1</li>"_s.arg(escapeHtml(item));
    return text + u"</ul></div>\n"_s;
}

QString cards(const Runbook &runbook)
{
    QString text = u"<section class=\"runbook\">\n<h2>%1</h2>\n<p>%2</p>\n"_s.arg(
        escapeHtml(runbook.title), escapeHtml(runbook.useWhen));
    int number = 0;
    for (const RunbookStep &step : runbook.steps)
        text += card(runbook, step, ++number);
    return text + u"</section>\n"_s;
}

} // namespace

QByteArray planHtml(const Plan &plan, UtcTime printedAt)
{
    QString text =
        u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        u"<title>Disaster recovery: %1</title>\n<style>%2</style>\n</head>\n<body>\n<main>\n"
        u"<h1>Disaster recovery: %1</h1>\n<p>Version %3. When the laptop is gone, this is what is left: call, "
        u"then follow the cards one by one. Do, tick, look whether it is true, go on.</p>\n"_s.arg(
            escapeHtml(plan.name), QString::fromLatin1(paperStyle), escapeHtml(plan.version));
    text += people(plan) + aims(plan);
    for (const Runbook &runbook : plan.runbooks)
        text += cards(runbook);
    text += u"</main>\n<footer>Printed by Holdfast at %1. Print it anew when the plan has changed.</footer>\n</body>\n"
            u"</html>\n"_s.arg(escapeHtml(formatUtcSeconds(printedAt)));
    return text.toUtf8();
}

} // namespace holdfast
