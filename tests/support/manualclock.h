// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/clock.h"

#include <atomic>

namespace holdfast::test {

/// A clock that only moves when it is told to.
class ManualClock final : public Clock {
public:
    explicit ManualClock(UtcTime first)
        : m_microseconds(first.time_since_epoch().count())
    { }
    [[nodiscard]] Instant now() const override
    {
        const std::chrono::microseconds since{m_microseconds.load()};
        return {UtcTime{since}, since, QStringLiteral("test-boot")};
    }
    void advance(Duration by) { m_microseconds += std::chrono::microseconds{by}.count(); }

private:
    std::atomic<qint64> m_microseconds;
};

} // namespace holdfast::test
