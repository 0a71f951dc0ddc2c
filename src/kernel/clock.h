// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QString>

namespace holdfast {

/// One reading of the three clocks that an event carries. UTC may jump; boot time counts through sleep and never
/// jumps, but only compares within one boot id.
struct Instant {
    UtcTime utc;
    std::chrono::nanoseconds bootTime{0};
    QString bootId;

    friend bool operator==(const Instant &, const Instant &) = default;
};

/// The only source of "now". Implementations may be called from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] UtcTime utc() const { return now().utc; }
};

/// CLOCK_REALTIME, CLOCK_BOOTTIME (counts while the laptop sleeps) and the kernel's boot id.
class SystemClock final : public Clock {
public:
    SystemClock();
    [[nodiscard]] Instant now() const override;

private:
    QString m_bootId;
};

} // namespace holdfast
