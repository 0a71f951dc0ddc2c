// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace holdfast {

/// Lets visitors pass one after another: at most so many inside at once, and at most so many entries within a moving
/// window. First come, first served. Thread-safe and free of Qt; whoever is let in is called outside the lock, on the
/// thread that made room.
class Turnstile {
public:
    using Moment = std::chrono::steady_clock::time_point;
    using Span = std::chrono::milliseconds;
    using Ticket = std::uint64_t;

    struct Limits {
        int inside = 4;
        int entries = 0; ///< within `window`; 0: no limit
        Span window{0};
    };

    explicit Turnstile(Limits limits);

    /// `go` is called once, now or when there is room; never after cancel() has returned true.
    [[nodiscard]] Ticket enter(Moment now, std::function<void()> go);
    /// Somebody who was let in has left.
    void leave(Moment now);
    /// True when the ticket was still waiting and is now void; false when its `go` was called or is being called.
    bool cancel(Ticket ticket);
    /// When the window lets the next one in, while somebody waits for that alone: call poll() then.
    [[nodiscard]] std::optional<Moment> opensAt() const;
    void poll(Moment now);

    [[nodiscard]] int waiting() const;
    [[nodiscard]] int inside() const;

private:
    struct Visitor {
        Ticket ticket;
        std::function<void()> go;
    };

    void forget(Moment now);
    [[nodiscard]] bool hasRoom() const;
    void admit(std::unique_lock<std::mutex> lock, Moment now);

    const Limits m_limits;
    mutable std::mutex m_mutex;
    std::deque<Visitor> m_queue;
    std::deque<Moment> m_entries; ///< within the window
    int m_inside = 0;
    Ticket m_last = 0;
};

} // namespace holdfast
