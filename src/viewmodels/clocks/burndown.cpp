// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/clocks/burndown.h"

#include "domain/objective/objective.h"

#include <QCoreApplication>
#include <algorithm>

namespace holdfast {

namespace {

struct BurnDownWords {
    Q_DECLARE_TR_FUNCTIONS(holdfast::BurnDown)
};

double minutesBetween(UtcTime from, UtcTime to)
{
    return std::chrono::duration<double, std::ratio<60>>(to - from).count();
}

QList<UtcTime> finishedOf(const Run &run)
{
    QList<UtcTime> finished;
    for (const StepRecord &record : run.steps) {
        if (record.state == StepState::done && record.finishedAt)
            finished << *record.finishedAt;
    }
    std::sort(finished.begin(), finished.end());
    return finished;
}

/// What must be back first of that which the scenario names or a probe has found broken.
const Component *tightestOf(const Situation &situation)
{
    const Component *tightest = nullptr;
    const Scenario *scenario = situation.plan->scenario(situation.incident.scenario);
    for (const Component &component : situation.plan->components) {
        const bool named = scenario && scenario->components.contains(component.id);
        const bool broken = situation.incident.health.value(component.id.value()).to == Health::down;
        if ((named || broken) && (!tightest || component.rto < tightest->rto))
            tightest = &component;
    }
    return tightest;
}

} // namespace

std::optional<UtcTime> forecastOf(const Situation &situation)
{
    const std::optional<Run> &run = situation.incident.run;
    if (!run)
        return std::nullopt;
    return forecastEnd(run->startedAt, finishedOf(*run), run->runbook.steps.size(), situation.timerNow());
}

BurnDown burnDownOf(const Situation &situation)
{
    const Incident &incident = situation.incident;
    const auto impact = incident.instant(InstantName::impactStart);
    if (!incident.run || !impact || !situation.plan)
        return {};
    BurnDown chart;
    chart.steps = int(incident.run->runbook.steps.size());
    const QList<UtcTime> finished = finishedOf(*incident.run);
    double left = chart.steps;
    chart.left << QPointF(minutesBetween(*impact, incident.run->startedAt), left);
    for (const UtcTime at : finished) {
        chart.left << QPointF(minutesBetween(*impact, at), left);
        chart.left << QPointF(minutesBetween(*impact, at), --left);
    }
    const UtcTime until = left > 0 ? incident.closedAt.value_or(situation.timerNow()) : finished.last();
    chart.now = minutesBetween(*impact, until);
    chart.left << QPointF(chart.now, left);
    const auto end = left > 0 ? forecastOf(situation) : std::nullopt;
    if (end && incident.isOpen())
        chart.forecast = {QPointF(chart.now, left), QPointF(minutesBetween(*impact, *end), 0)};
    if (const Component *tightest = tightestOf(situation)) {
        chart.limit = std::chrono::duration<double, std::ratio<60>>(tightest->rto).count();
        chart.limitName = tightest->name;
    }
    chart.words = BurnDownWords::tr("%1 of %2 steps are left after %3 minutes; the limit of %4 is %5 minutes.")
                      .arg(int(left))
                      .arg(chart.steps)
                      .arg(int(chart.now))
                      .arg(chart.limitName)
                      .arg(int(chart.limit));
    if (end)
        chart.words += QLatin1Char(' ')
            + BurnDownWords::tr("At the pace so far the last one ends after %1 minutes.")
                  .arg(int(minutesBetween(*impact, *end)));
    return chart;
}

} // namespace holdfast
