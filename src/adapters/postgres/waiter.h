// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QDeadlineTimer>
#include <functional>
#include <stop_token>

namespace holdfast {

/// Waits in the calling thread for a socket, with one total deadline for its whole life; a stop request wakes it at
/// once.
class Waiter {
public:
    enum class Wake { ready, timedOut, cancelled };

    Waiter(Duration deadline, std::stop_token stop);
    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;

    /// `events` are poll()'s. The deadline and a stop request win over a socket that is ready as well.
    [[nodiscard]] Wake wait(int socket, short events);
    /// Waits for nothing but the deadline or a stop request, at most this long; `ready` when the time is up.
    [[nodiscard]] Wake pause(Duration time);
    [[nodiscard]] Duration remaining() const { return Duration{m_deadline.remainingTime()}; }

private:
    /// An eventfd; -1 when the system has none left, then stop requests are seen at the next wake.
    struct WakeUp {
        WakeUp();
        WakeUp(const WakeUp &) = delete;
        WakeUp &operator=(const WakeUp &) = delete;
        ~WakeUp();
        const int file;
    };
    [[nodiscard]] Wake pollOnce(int socket, short events, int milliseconds);

    QDeadlineTimer m_deadline;
    WakeUp m_wakeUp; ///< dies after m_onStop, which writes to it
    std::stop_token m_stop;
    std::stop_callback<std::function<void()>> m_onStop;
};

} // namespace holdfast
