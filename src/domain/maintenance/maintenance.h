// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// A drill as the journal knows it: nothing of it was typed by anybody.
struct HeldDrill {
    IncidentId incident;
    QString title;
    ScenarioId scenario;
    QString profile;
    QString plan; ///< name and version that was in force
    UtcTime at;
    std::optional<UtcTime> closedAt;
    bool verified = false; ///< a runbook was carried out to its end, every check passed
    std::optional<double> recoveryTimeSeconds;
    std::optional<double> recoveryPointSeconds;
};
/// The newest first. Incidents that were no drills are left out.
[[nodiscard]] QList<HeldDrill> heldDrills(const QList<Incident> &incidents);

/// Review, test or audit of the plan as it stands today.
struct UpkeepStanding {
    enum class State {
        good,
        soon, ///< due within two weeks
        overdue,
        never ///< never done: nothing proves it
    };
    QString id; ///< `review`, `test`, `audit`
    Upkeep upkeep;
    std::optional<QDate> last; ///< the later of what the plan says and what the journal knows
    bool fromJournal = false; ///< `last` is the journal's
    std::optional<QDate> due;
    std::optional<qint64> daysLeft; ///< negative: days overdue
    State state = State::never;
};
[[nodiscard]] QString upkeepStateName(UpkeepStanding::State state); ///< `overdue`
/// `in 12 days`, `today`, `3 days overdue`, `never done`.
[[nodiscard]] QString countdownText(const UpkeepStanding &standing);

/// Those that the plan names, in the order review, test, audit. A verified drill counts as a test.
[[nodiscard]] QList<UpkeepStanding> upkeepStandings(
    const Maintenance &maintenance, const QList<HeldDrill> &drills, QDate today);

/// The day in UTC.
[[nodiscard]] QDate utcDate(UtcTime time);

} // namespace holdfast
