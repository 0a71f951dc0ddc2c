// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"

#include <QList>

namespace holdfast {

/// The believed health of a component changed.
struct HealthTurn {
    ComponentId component;
    Health from = Health::unknown;
    Health to = Health::unknown;
    UtcTime at; ///< of the first look that showed it
    QString reason;

    friend bool operator==(const HealthTurn &, const HealthTurn &) = default;
};

/// Which failed first, and in which order. The first minute after everything was well is kept as it was: what comes
/// later is no longer news about the cause. Process plants call it first-out.
struct FirstOut {
    QList<HealthTurn> order; ///< each component once, by the time of its failure; empty: nothing has failed

    [[nodiscard]] std::optional<UtcTime> began() const
    {
        return order.isEmpty() ? std::nullopt : std::optional(order.constFirst().at);
    }
};

inline constexpr Duration firstOutSpan = std::chrono::seconds{60};

/// The newest such record among these turns, which may come in any order. Pure.
[[nodiscard]] FirstOut firstOutOf(QList<HealthTurn> turns);

} // namespace holdfast
