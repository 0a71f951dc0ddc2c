// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"
#include "interfaces/practicerange.h"
#include "kernel/result.h"

namespace holdfast {

/// The last line that a drill prints; nothing stands for "could not be measured".
struct DrillResult {
    IncidentId incident;
    QString drill;
    bool verified = false;
    bool unknownLeft = false; ///< an outcome that could not be settled
    std::optional<bool> objectivesMet;
    std::optional<double> recoveryTimeSeconds;
    std::optional<double> recoveryPointSeconds;
    std::optional<qint64> rowsLost;
    std::optional<double> providerSeconds; ///< union of the providers' busy intervals
    std::optional<double> overheadSeconds; ///< from the strike to the last verification, less providerSeconds
    QString review;
    std::optional<Error> error;
};
[[nodiscard]] QJsonObject toJson(const DrillResult &result);

/// One kind of drill: what it breaks, which scenario and component it exercises.
struct DrillKind {
    QString id; ///< `database_failure`
    QString disaster; ///< the practice range's name for it
    ScenarioId scenario;
    ComponentId component;
};
/// Null for an unknown name.
[[nodiscard]] const DrillKind *drillKind(const QString &id);

/// The length of the union of the intervals, in seconds: time in which at least one provider was at work.
[[nodiscard]] double unionSeconds(QList<BusyInterval> intervals);
/// Takes the figures of a closed incident; `component` gives the objectives and may be null.
void takeFigures(DrillResult &result, const Incident &incident, const Component *component);

} // namespace holdfast
