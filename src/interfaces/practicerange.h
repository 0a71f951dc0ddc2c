// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QList>
#include <QString>
#include <optional>
#include <stop_token>

namespace holdfast {

/// One stretch of time in which a provider was at work for us.
struct BusyInterval {
    UtcTime from;
    UtcTime to;
};

struct RangeTruth {
    std::optional<QString> disaster;
    std::optional<UtcTime> disasterAt;
    std::optional<qint64> rowsLost;
    std::optional<double> recoveryPointSeconds;
    bool writing = false;
};

/// The control side of the practice range, used by drills only. Blocking.
class PracticeRange {
public:
    virtual ~PracticeRange() = default;
    /// Answers when the disaster is true in the world; the instant at which it was.
    [[nodiscard]] virtual Result<> strike(const QString &disaster, std::stop_token) = 0;
    [[nodiscard]] virtual Result<RangeTruth> truth(std::stop_token) = 0;
    /// The providers' busy intervals from the call number `fromCall` on; unfinished ones are left out.
    [[nodiscard]] virtual Result<QList<BusyInterval>> busy(qint64 fromCall, std::stop_token) = 0;
    [[nodiscard]] virtual Result<qint64> callCount(std::stop_token) = 0;
};

} // namespace holdfast
