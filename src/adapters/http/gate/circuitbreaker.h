// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <chrono>

namespace holdfast {

/// Stops asking a provider that does not answer, and notices when it answers again. It opens after some failures in a
/// row; then one request is let through after a while, and its outcome decides. The pauses grow and stay short: this is
/// a tool for recoveries, and the provider may be back any moment.
class CircuitBreaker {
public:
    using Moment = std::chrono::steady_clock::time_point;

    struct Limits {
        int failures = 5; ///< in a row
        Duration firstPause{std::chrono::seconds{2}}; ///< doubled each time
        Duration longestPause{std::chrono::seconds{15}};
    };

    explicit CircuitBreaker(Limits limits);

    /// Whether a request may go now. While it is open only one may, after the pause; that one is the trial.
    [[nodiscard]] bool admits(Moment now);
    /// How long until the next trial; zero when closed.
    [[nodiscard]] Duration pauseLeft(Moment now) const;
    void succeeded();
    /// `now`: the provider could not be reached, did not answer, or said 5xx. What it refuses (4xx) is an answer.
    void failed(Moment now);
    /// The trial ended without telling anything, for example because it was cancelled.
    void abandoned();
    [[nodiscard]] bool isOpen() const { return m_open; }

private:
    const Limits m_limits;
    int m_failures = 0;
    bool m_open = false;
    bool m_trying = false;
    Duration m_pause{0};
    Moment m_nextTrial{};
};

} // namespace holdfast
