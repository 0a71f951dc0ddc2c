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

/// What makes a time or a figure of the incident untrustworthy, each as a sentence that says what to do about it.
[[nodiscard]] QStringList doubtsOf(const Incident &incident);

} // namespace holdfast
