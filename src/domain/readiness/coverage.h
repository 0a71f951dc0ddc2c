// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// What the drills of one quarter prove of one scenario and one component.
struct CoverageCell {
    int drills = 0; ///< in which the component was really seen to fail and the runbook was carried out to its end
    std::optional<Duration> best; ///< the shortest recovery time among them
    bool isInTime = false; ///< that one was within the component's RTO

    [[nodiscard]] bool isMissing() const { return drills == 0; }
    friend bool operator==(const CoverageCell &, const CoverageCell &) = default;
};

struct CoverageRow {
    ScenarioId scenario;
    QString title;
    ComponentId component;
    QString name;
    QList<CoverageCell> cells; ///< one for each quarter
    /// The newest quarter has nothing: this is to be drilled.
    [[nodiscard]] bool isToDo() const { return cells.isEmpty() || cells.constLast().isMissing(); }
};

/// Scenario × component × quarter: what was drilled, and what nobody has ever tried.
struct Coverage {
    QStringList quarters; ///< `2026 Q4`, the oldest first; the last is the one of now
    QList<CoverageRow> rows; ///< in the order of the plan

    [[nodiscard]] int missing() const; ///< rows without a drill in the newest quarter
};

/// Nothing of it was typed by anybody: it follows from the journal. A drill counts in the quarter (UTC) in which the
/// service was restored. Pure.
[[nodiscard]] Coverage coverageOf(const Plan &plan, const QList<Incident> &incidents, UtcTime now, int quarters = 4);

} // namespace holdfast
