// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace holdfast {

/// How many repetitions a provider gets from us altogether: a share of the first deliveries, and some to begin with. A
/// provider that is down is then not asked five times as often as one that is well.
class RetryBudget {
public:
    void firstDelivery() { m_left = std::min(most, m_left + share); }
    /// Takes one repetition; false when none is left.
    [[nodiscard]] bool spend()
    {
        if (m_left < 1.0)
            return false;
        m_left -= 1.0;
        return true;
    }

private:
    static constexpr double most = 20.0;
    static constexpr double share = 0.2;
    double m_left = most;
};

} // namespace holdfast
