// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QJsonObject>
#include <optional>

namespace holdfast {

/// How far a database's clock is ahead of this laptop's, as the probe notes it in its evidence: seconds.
inline const QString clockOffsetKey = QStringLiteral("clockOffsetSeconds");

/// An offset beyond this, either way, is told: what is written down bears it.
constexpr Duration largestClockOffset = std::chrono::seconds{30};

/// Positive: this laptop's clock is slow. Nothing where it was not measured.
[[nodiscard]] inline std::optional<Duration> clockOffsetOf(const QJsonObject &evidence)
{
    const QJsonValue seconds = evidence.value(clockOffsetKey);
    if (!seconds.isDouble())
        return std::nullopt;
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds.toDouble()));
}

} // namespace holdfast
