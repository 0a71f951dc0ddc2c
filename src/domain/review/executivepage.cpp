// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/executivepage.h"

#include "domain/communication/cadence.h"
#include "domain/incident/spokentitle.h"
#include "domain/objective/objective.h"
#include "domain/objective/progress.h"
#include "kernel/escape.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int refreshSeconds = 15;

// Nothing is loaded from anywhere; colour is never the only sign; it prints, and follows the reader's dark or light.
constexpr auto pageStyle = R"(
:root { color-scheme: light dark; }
body { font: 20px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin-bottom: .3rem; }
h2 { font-size: 1rem; margin: 1.6rem 0 .2rem; opacity: .75; }
p, ul { margin: 0; }
p.drill { border: 2px solid; display: inline-block; padding: .1rem .5rem; font-weight: 700; }
footer { margin-top: 3rem; opacity: .75; font-size: .8rem; }
)";

QString question(const QString &title, const QStringList &answers)
{
    QString html = u"<h2>%1</h2>\n"_s.arg(escapeHtml(title));
    if (answers.size() == 1)
        return html + u"<p>%1</p>\n"_s.arg(escapeHtml(answers.first()));
    html += u"<ul>\n"_s;
    for (const QString &answer : answers)
        html += u"<li>%1</li>\n"_s.arg(escapeHtml(answer));
    return html + u"</ul>\n"_s;
}

QStringList whatIsWrong(const Plan &plan, const Incident &incident)
{
    QStringList lines;
    for (const Component &component : affectedComponents(plan, incident)) {
        const Health health = incident.health.value(component.id.value()).to;
        lines << u"%1: %2"_s.arg(component.name,
            health == Health::down           ? u"does not work"_s
                : health == Health::degraded ? u"works in part"_s
                                             : u"nothing is known"_s);
    }
    return lines.isEmpty() ? QStringList{u"Nothing is seen to be broken now."_s} : lines;
}

QStringList sinceWhen(const Incident &incident, UtcTime timerNow)
{
    const auto impact = incident.instant(InstantName::impactStart);
    if (!impact)
        return {u"It is not known yet when it began."_s};
    const auto restored = incident.instant(InstantName::restored);
    QStringList lines{u"Since %1, for %2."_s.arg(
        formatUtcSeconds(*impact), formatRough(elapsed(*impact, restored.value_or(timerNow))))};
    if (restored)
        lines << u"Users have had the service back since %1."_s.arg(formatUtcSeconds(*restored));
    return lines;
}

QStringList whatIsDone(const Incident &incident)
{
    if (!incident.isOpen())
        return {u"The incident is closed."_s};
    if (!incident.run)
        return {u"The recovery has not begun; the situation is being looked at."_s};
    QStringList lines{u"Recovery “%1”: %2 of %3 steps are done and verified."_s.arg(incident.run->runbook.title)
                          .arg(stepsDone(*incident.run))
                          .arg(incident.run->runbook.steps.size())};
    if (const auto current = incident.run->currentStep())
        lines << u"Now: %1"_s.arg(incident.run->runbook.find(*current)->title);
    return lines;
}

QStringList whenIsItBack(const Plan &plan, const Incident &incident, const Instant &now)
{
    const auto impact = incident.instant(InstantName::impactStart);
    const auto restored = incident.instant(InstantName::restored);
    if (restored)
        return {u"It is back."_s};
    QStringList lines;
    for (const Component &component : impact ? affectedComponents(plan, incident) : QList<Component>()) {
        const RtoStanding standing = rtoStanding(component.rto, *impact, incident.timerNow(now), restored);
        lines << u"%1: promised within %2, %3."_s.arg(component.name, formatDuration(component.rto),
            standing.remaining < Duration{0} ? u"late by %1"_s.arg(formatRough(-standing.remaining))
                                             : u"%1 of it left"_s.arg(formatRough(standing.remaining)));
    }
    return lines.isEmpty() ? QStringList{u"No promise of the plan is running."_s} : lines;
}

QStringList whenDoWeHear(const Plan &plan, const Incident &incident, const Instant &now)
{
    QStringList lines;
    for (const CadenceDue &due : cadenceOf(plan, incident, now)) {
        if (due.remaining)
            lines << u"%1: %2"_s.arg(due.audience,
                due.isLate() ? u"was due %1 ago"_s.arg(formatRough(-*due.remaining))
                             : u"next within %1"_s.arg(formatRough(*due.remaining)));
    }
    lines << u"This page is written anew while the incident lasts. Please ask nothing of the commander; the internal "
             u"liaison answers."_s;
    return lines;
}

} // namespace

QByteArray executiveHtml(const Plan &plan, const Incident &incident, const Instant &now)
{
    const QString title = spokenTitle(incident);
    QString html = u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   u"<meta name=\"viewport\" content=\"width=device-width\">\n"_s;
    if (incident.isOpen())
        html += u"<meta http-equiv=\"refresh\" content=\"%1\">\n"_s.arg(refreshSeconds);
    html += u"<title>%1</title>\n<style>%2</style>\n</head>\n<body>\n"_s.arg(
        escapeHtml(title), QString::fromLatin1(pageStyle));
    if (incident.drill)
        html += u"<p class=\"drill\">Drill: nothing real is affected</p>\n"_s;
    html += u"<h1>%1</h1>\n<p>%2, %3</p>\n"_s.arg(
        escapeHtml(title), escapeHtml(severityName(incident.severity)), incident.isOpen() ? u"open"_s : u"closed"_s);
    html += question(u"What is wrong?"_s, whatIsWrong(plan, incident));
    html += question(u"Since when?"_s, sinceWhen(incident, incident.timerNow(now)));
    html += question(u"What is being done?"_s, whatIsDone(incident));
    html += question(u"When is it back?"_s, whenIsItBack(plan, incident, now));
    html += question(u"When do we hear next?"_s, whenDoWeHear(plan, incident, now));
    html += u"<footer>Written %1 (UTC) from the record. When this time stands still for more than two minutes although "
            u"the incident is open, nobody writes this page any more.</footer>\n</body>\n</html>\n"_s.arg(
                escapeHtml(formatUtcSeconds(now.utc)));
    return html.toUtf8();
}

} // namespace holdfast
