// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

#include <QStringList>

namespace holdfast {

/// Two instants that cannot both be right: the second cannot lie before the first.
struct InstantConflict {
    InstantName first = InstantName::impactStart;
    InstantName second = InstantName::restored;
};

/// Every pair of instants in an order that cannot be. No figure is computed from such a pair.
[[nodiscard]] QList<InstantConflict> instantConflicts(const Incident &incident);

/// `The clock moved by +1 h 0 min …`, for a banner and for the record.
[[nodiscard]] QString clockSentence(const ClockStep &step);

/// What makes a time or a figure of the incident untrustworthy, each as a sentence that says what to do about it. With
/// `now`, what has happened to the clock since the last event as well.
[[nodiscard]] QStringList doubtsOf(const Incident &incident, const std::optional<Instant> &now = std::nullopt);

} // namespace holdfast
