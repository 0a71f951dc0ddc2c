// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

namespace holdfast {

/// The figures of an incident, computed from its state; each names its formula and the facts it rests on.
/// A figure whose facts are missing or contradict each other has no value, never 0.
///
/// * `recoveryTimeSeconds` = restored − impact start
/// * `recoveryPointSeconds` = newest commit before the failure − newest commit recovered, both as the database says
/// * `rowsLost` = keys acknowledged before the failure and absent after the recovery
/// * `timeToDetectSeconds` = detected − impact start
[[nodiscard]] QList<Measured> figuresOf(const Incident &incident);

/// Whether every objective of the affected components was met: recovery time within `rto`, recovery point within
/// `rpo`. Nothing when a figure that is needed has no value.
[[nodiscard]] std::optional<bool> objectivesMet(
    const Incident &incident, Duration rto, const std::optional<Duration> &rpo);

} // namespace holdfast
