// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/handover.h"

#include "domain/escalation/due.h"
#include "domain/escalation/duties.h"
#include "domain/objective/objective.h"
#include "domain/objective/progress.h"

#include <QJsonDocument>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QStringList situation(const Incident &incident, UtcTime timerNow)
{
    QStringList lines{u"## Situation"_s,
        u"%1 %2, %3."_s.arg(incident.drill ? u"Drill"_s : u"Real incident"_s, severityName(incident.severity),
            incident.team.restricted ? u"restricted, called “%1”"_s.arg(incident.team.codename) : incident.title)};
    if (const auto impact = incident.instant(InstantName::impactStart))
        lines << u"Impact since %1, %2 ago."_s.arg(formatUtcSeconds(*impact), formatRough(elapsed(*impact, timerNow)));
    for (const HealthChanged &change : incident.health)
        lines << u"* %1 is %2: %3"_s.arg(change.component.value(), healthName(change.to), change.reason);
    return lines;
}

/// "neon" is Neon Support.
bool isCalled(const VendorContact &vendor, const QString &name)
{
    return vendor.name.compare(name, Qt::CaseInsensitive) == 0
        || vendor.name.section(u' ', 0, 0).compare(name, Qt::CaseInsensitive) == 0;
}

QStringList objectives(const Plan &plan, const Incident &incident, const Instant &now)
{
    QStringList lines{u"## Objectives"_s};
    const auto impact = incident.instant(InstantName::impactStart);
    for (const Component &component : impact ? affectedComponents(plan, incident) : QList<Component>()) {
        const RtoStanding standing =
            rtoStanding(component.rto, *impact, incident.timerNow(now), incident.instant(InstantName::restored));
        lines << u"* %1 back within %2: %3"_s.arg(component.name, formatDuration(component.rto),
            standing.remaining < Duration{0} ? u"over by %1"_s.arg(formatRough(-standing.remaining))
                                             : u"%1 left"_s.arg(formatRough(standing.remaining)));
    }
    for (const DutyDue &duty : dutiesAt(plan, incident, now)) {
        if (duty.state == DutyDue::State::running || duty.state == DutyDue::State::overdue)
            lines << u"* Legal: %1 until %2"_s.arg(duty.clock.title, formatUtcSeconds(*duty.dueAt));
    }
    return lines.size() > 1 ? lines : QStringList{lines.first(), u"None of the plan's objectives is running."_s};
}

QStringList actions(const Incident &incident)
{
    QStringList lines{u"## Actions"_s};
    if (incident.run) {
        const auto current = incident.run->currentStep();
        lines << u"* Runbook “%1”: %2 of %3 steps done%4."_s.arg(incident.run->runbook.title)
                     .arg(stepsDone(*incident.run))
                     .arg(incident.run->runbook.steps.size())
                     .arg(current ? u", now: “%1”"_s.arg(incident.run->runbook.find(*current)->title) : QString());
    }
    for (const IncidentTask &task : incident.team.tasks) {
        if (task.isOpen())
            lines << u"* %1 %2: %3 (until %4%5)"_s.arg(task.id, task.to, task.text, formatTimeOfDay(task.dueAt),
                task.understoodAt ? QString() : u", not yet understood"_s);
    }
    for (const Decision &decision : incident.team.decisions) {
        const QString state = !decision.settledAt ? u"open"_s : decision.proceeds ? u"decided"_s : u"dropped"_s;
        lines << u"* %1 %2: %3"_s.arg(decision.id, state, decision.text);
    }
    return lines.size() > 1 ? lines : QStringList{lines.first(), u"Nothing is under way."_s};
}

QStringList resources(const Incident &incident)
{
    QStringList lines{u"## Resources"_s};
    for (const QString &role : incidentRoles()) {
        if (const QString holder = incident.team.holder(role); !holder.isEmpty())
            lines << u"* %1: %2"_s.arg(incidentRoleTitle(role), holder);
    }
    for (const Contacted &one : incident.team.contacted)
        lines << u"* %1 (%2): %3 at %4"_s.arg(
            one.what.person, one.what.role, one.what.outcome, formatTimeOfDay(one.at));
    return lines.size() > 1 ? lines : QStringList{lines.first(), u"Nobody has a role yet."_s};
}

/// Identifiers that the steps found out, as they stand in the journal.
QStringList identifiers(const Run &run)
{
    QStringList lines;
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        if (record.handle.isEmpty())
            continue;
        const QString handle = QString::fromUtf8(QJsonDocument(record.handle).toJson(QJsonDocument::Compact));
        lines << u"* %1: %2 (%3)"_s.arg(
            step.title, handle, record.begunAt ? formatUtc(*record.begunAt) : u"time unknown"_s);
        if (record.error)
            lines << u"  answered: %1 %2 [%3]"_s.arg(record.error->what, record.error->why, record.error->detail);
    }
    return lines;
}

} // namespace

QString handoverBriefing(const Plan &plan, const Incident &incident, const Instant &now)
{
    QStringList lines{u"# Handover of %1, %2"_s.arg(incident.id.value(), formatUtcSeconds(now.utc))};
    lines << situation(incident, incident.timerNow(now)) << objectives(plan, incident, now) << actions(incident)
          << resources(incident);
    return lines.join(u'\n') + u'\n';
}

Result<QString> supportPacket(const Plan &plan, const Incident &incident, const QString &vendor, UtcTime now)
{
    const auto found = std::find_if(plan.vendors.cbegin(), plan.vendors.cend(),
        [&vendor](const VendorContact &one) { return isCalled(one, vendor); });
    if (found == plan.vendors.cend()) {
        QStringList known;
        for (const VendorContact &one : plan.vendors)
            known << one.name;
        return failure(ErrorCode::notFound, u"The plan names no vendor “%1”."_s.arg(vendor), {},
            known.isEmpty() ? u"Add it to `vendors` in plan.yaml."_s : u"There are: %1."_s.arg(known.join(u", "_s)));
    }
    QStringList ways{found->email, found->phone, found->portal};
    ways.removeAll(QString());
    QStringList lines{u"# For %1"_s.arg(found->name), u"Written %1 (UTC)."_s.arg(formatUtc(now)),
        u"Send to: %1"_s.arg(ways.join(u", "_s)),
        found->quote.isEmpty() ? QString() : u"They want to be told: %1"_s.arg(found->quote)};
    if (const auto impact = incident.instant(InstantName::impactStart))
        lines << u"Production is impaired since %1."_s.arg(formatUtc(*impact));
    lines << u"## What we see"_s;
    for (const HealthChanged &change : incident.health)
        lines << u"* %1: %2 (%3)"_s.arg(change.component.value(), healthName(change.to), change.reason);
    lines << u"## What we tried, with identifiers"_s;
    const QStringList tried = incident.run ? identifiers(*incident.run) : QStringList();
    lines << (tried.isEmpty() ? QStringList{u"Nothing yet."_s} : tried);
    lines.removeAll(QString());
    return lines.join(u'\n') + u'\n';
}

} // namespace holdfast
