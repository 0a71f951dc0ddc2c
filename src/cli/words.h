// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "domain/incident/incident.h"
#include "domain/paper/papersize.h"
#include "domain/plan/plan.h"
#include "engine/communications/housealert.h"

#include <QJsonArray>
#include <QJsonValue>

namespace holdfast {

/// The state's name in JSON and on the terminal: `planned`, `intended`, …
[[nodiscard]] QString stepStateName(StepState state);
[[nodiscard]] QString confirmationName(Confirmation confirmation); ///< `none`, `press`, `typed`

/// Unknown is null, never 0.
[[nodiscard]] QJsonValue jsonOr(const std::optional<UtcTime> &time);
[[nodiscard]] QJsonValue jsonOr(const std::optional<double> &number);

/// An incident in a line of `incident list`.
[[nodiscard]] QJsonObject incidentSummary(const Incident &incident);
/// Everything about it: run, steps with their checks, figures, timeline.
[[nodiscard]] QJsonObject incidentDetail(const Incident &incident, const QList<Event> &events);
[[nodiscard]] QStringList incidentText(const Incident &incident, const QList<Event> &events);
[[nodiscard]] QString incidentLine(const Incident &incident);

/// How the ways of an alert ended, for JSON and as lines.
[[nodiscard]] QJsonArray alertsJson(const QList<AlertOutcome> &outcomes);
[[nodiscard]] QStringList alertLines(const QList<AlertOutcome> &outcomes);

/// `--paper`: A4 when it is left out. ErrorCode::invalid for another word than a4 or letter.
[[nodiscard]] Result<Paper> paperOf(const Arguments &arguments);

[[nodiscard]] QJsonObject planJson(const Plan &plan);
[[nodiscard]] QStringList planText(const Plan &plan);
[[nodiscard]] QJsonObject findingJson(const Finding &finding);

} // namespace holdfast
