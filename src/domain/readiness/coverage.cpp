// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/readiness/coverage.h"

#include "domain/maintenance/maintenance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr int monthsOfQuarter = 3;
constexpr int quartersOfYear = 4;

/// Quarters since the year 0.
int quarterOf(QDate day) { return day.year() * quartersOfYear + (day.month() - 1) / monthsOfQuarter; }

QString quarterName(int quarter) { return u"%1 Q%2"_s.arg(quarter / quartersOfYear).arg(quarter % quartersOfYear + 1); }

bool wasCarriedOut(const Incident &incident)
{
    return incident.run && !incident.run->currentStep() && incident.instants.contains(InstantName::restored);
}

void count(const Incident &drill, const Component &component, CoverageCell &cell)
{
    ++cell.drills;
    const auto took = drill.span(InstantName::impactStart, InstantName::restored);
    if (!took || took->time.count() < 0)
        return;
    const auto time = std::chrono::duration_cast<Duration>(took->time);
    if (!cell.best || time < *cell.best)
        cell.best = time;
    cell.isInTime = *cell.best <= component.rto;
}

} // namespace

int Coverage::missing() const
{
    return int(std::count_if(rows.begin(), rows.end(), [](const CoverageRow &row) { return row.isToDo(); }));
}

Coverage coverageOf(const Plan &plan, const QList<Incident> &incidents, UtcTime now, int quarters)
{
    Coverage coverage;
    const int first = quarterOf(utcDate(now)) - quarters + 1;
    for (int quarter = 0; quarter < quarters; ++quarter)
        coverage.quarters << quarterName(first + quarter);
    for (const Scenario &scenario : plan.scenarios) {
        for (const ComponentId &id : scenario.components) {
            const Component *component = plan.component(id);
            if (!component)
                continue;
            CoverageRow row{scenario.id, scenario.title, id, component->name, QList<CoverageCell>(quarters)};
            for (const Incident &incident : incidents) {
                if (!incident.drill || incident.scenario != scenario.id || !wasCarriedOut(incident)
                    || !incident.health.contains(id.value()))
                    continue;
                const int quarter = quarterOf(utcDate(*incident.instant(InstantName::restored))) - first;
                if (quarter >= 0 && quarter < quarters)
                    count(incident, *component, row.cells[quarter]);
            }
            coverage.rows << row;
        }
    }
    return coverage;
}

} // namespace holdfast
