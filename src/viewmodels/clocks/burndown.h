// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"

#include <QPointF>

namespace holdfast {

/// When the run of the incident will be over at the pace so far; nothing while that cannot be said.
[[nodiscard]] std::optional<UtcTime> forecastOf(const Situation &situation);

/// Steps that are left over the minutes since the impact began, against the tightest limit. Points are in minutes and
/// steps. Empty while nothing runs.
struct BurnDown {
    QList<QPointF> left; ///< a staircase: down by one whenever a step was done
    QList<QPointF> forecast; ///< from now to the expected end
    double limit = 0.0; ///< minutes: the tightest recovery time objective of the scenario; 0 where there is none
    QString limitName;
    double now = 0.0; ///< minutes
    int steps = 0;
    QString words; ///< the same as a sentence, for those who do not see the picture

    [[nodiscard]] bool isEmpty() const { return left.isEmpty(); }
    friend bool operator==(const BurnDown &, const BurnDown &) = default;
};

[[nodiscard]] BurnDown burnDownOf(const Situation &situation);

} // namespace holdfast
