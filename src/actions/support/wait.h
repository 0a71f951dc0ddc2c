// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace holdfast {

/// The pause between two questions of a check that waits.
inline constexpr Duration questionPause{50};

/// Asks `condition` again and again until it is true, the deadline has passed or the token stops; the pause between
/// two questions ends at once when the token stops. True when the condition was met. For worker threads only.
template <class Condition>
bool waitUntil(Condition condition, Duration deadline, Duration pause, const std::stop_token &stop)
{
    const auto end = std::chrono::steady_clock::now() + deadline;
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        if (condition())
            return true;
        const auto now = std::chrono::steady_clock::now();
        if (now >= end)
            return false;
        const auto until = std::min(end, now + pause);
        woken.wait_until(lock, stop, until, [] { return false; });
    }
    return false;
}

} // namespace holdfast
