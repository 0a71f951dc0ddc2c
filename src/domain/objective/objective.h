// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QList>
#include <optional>

namespace holdfast {

enum class Standing { safe, half, tight, critical, missed, met };

/// Where a recovery time objective stands. Elapsed counts from impact start, not from detection: what users suffer.
struct RtoStanding {
    Duration elapsed{0};
    Duration remaining{0}; ///< negative when over
    double spent = 0.0; ///< 0 … 1 and beyond
    Standing standing = Standing::safe;
};

/// Thresholds at 50, 75 and 90 % spent; `met` or `missed` once `restored` is known.
[[nodiscard]] RtoStanding rtoStanding(
    Duration rto, UtcTime impactStart, UtcTime now, std::optional<UtcTime> restored = std::nullopt);

/// When work of `total` parts will be over if it goes on as it went since `start`: the mean time of the parts that are
/// finished, for each that is not. Nothing before two are finished, because one says nothing about the next.
[[nodiscard]] std::optional<UtcTime> forecastEnd(
    UtcTime start, const QList<UtcTime> &finished, qsizetype total, UtcTime now);

/// How much data would be lost if the database were recovered now: the time since the newest commit that is provably
/// recoverable, measured and not assumed.
struct RpoExposure {
    Duration exposure{0};
    Standing standing = Standing::safe;
};
[[nodiscard]] RpoExposure rpoExposure(Duration rpo, UtcTime newestRecoverable, UtcTime now);

/// The furthest restorable instant: now − retention, but never before the branch existed.
/// Source: Neon API, project.history_retention_seconds and branch.created_at.
struct HistoryWindow {
    UtcTime from;
    Duration retention{0};
};
/// When the instant `point` leaves the window; negative when it already has.
[[nodiscard]] Duration leavesWindowIn(const HistoryWindow &window, UtcTime point, UtcTime now);

} // namespace holdfast
