// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>

namespace holdfast {

/// An instant in UTC with the microsecond resolution of PostgreSQL's commit times.
using UtcTime = std::chrono::sys_time<std::chrono::microseconds>;
/// A length of time; objectives, deadlines and intervals all use it.
using Duration = std::chrono::milliseconds;

/// ISO 8601 with `Z` and six decimals: 2026-11-23T01:41:49.999263Z. Parsing it back gives the same instant.
[[nodiscard]] QString formatUtc(UtcTime time);
/// The same to the second, for people: 2026-11-23 01:41:49Z.
[[nodiscard]] QString formatUtcSeconds(UtcTime time);
/// Only the time of day to the second: 01:41:49Z.
[[nodiscard]] QString formatTimeOfDay(UtcTime time);
/// Reads ISO 8601 / RFC 3339 with an explicit offset (`Z`, `+00`, `+01:00`), `T` or a blank between date and time, up
/// to six decimals (more are cut). Anything else, a missing offset above all, is nullopt.
[[nodiscard]] std::optional<UtcTime> parseUtc(const QString &text);

/// Reads `90s`, `15m`, `1h`, `24h`, `2d`, `250ms` and sums such as `1h30m`. Nothing else: no sign, no blank, no bare
/// number; nullopt where it overflows.
[[nodiscard]] std::optional<Duration> parseDuration(const QString &text);
/// The shortest text that parseDuration reads back to the same value: `1h30m`.
[[nodiscard]] QString formatDuration(Duration duration);
/// A clock face for timers: `0:59`, `14:05`, `1:02:03`; with a leading `+` where the value is negative (over time).
[[nodiscard]] QString formatCountdown(Duration remaining);
/// Rounded words for sentences: `850 ms`, `4 s`, `3 min`, `2 h 5 min`.
[[nodiscard]] QString formatRough(Duration duration);

} // namespace holdfast
