// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/clock.h"

#include <QList>

namespace holdfast {

/// Something happened to the clocks that an incident is measured with.
struct ClockStep {
    qint64 sequence = 0; ///< of the event that shows it; 0: none does yet
    UtcTime at; ///< what the clock said afterwards
    Duration by{0}; ///< how far UTC was moved while the steady clock went on; after a restart only known when negative
    bool restarted = false; ///< another start of the computer, or another computer
};

/// How long something took, by the clock that nobody can set. Not certain when the computer was started anew in
/// between: then its other clock had to be believed for that while.
struct Elapsed {
    std::chrono::microseconds time{0};
    bool certain = false;
};

/// What the readings of the clocks, one with every event, tell about the clocks themselves. Timers ask here: UTC is set
/// by people and by the network, boot time is not, and it counts through sleep.
class ClockRecord {
public:
    /// Readings of one incident, in the order of its events.
    void add(qint64 sequence, const Instant &reading);

    /// Every step of more than two seconds, and every restart.
    [[nodiscard]] const QList<ClockStep> &steps() const { return m_steps; }
    /// The step that no event shows yet: nothing when the clock goes on as it did.
    [[nodiscard]] std::optional<ClockStep> stepBefore(const Instant &now) const;
    [[nodiscard]] Elapsed between(const Instant &from, const Instant &to) const;
    /// `now` as the UTC clock would have it, had it gone on since `anchor` without being set.
    [[nodiscard]] UtcTime steadyNow(const Instant &anchor, const Instant &now) const
    {
        return anchor.utc + between(anchor, now).time;
    }

private:
    struct Boot {
        Instant before; ///< the reading of another boot just before its first; without an id when there was none
        Instant first;
        Instant newest;
    };
    [[nodiscard]] const Boot *find(const QString &bootId) const;

    QList<Boot> m_boots; ///< in the order of their first readings
    Instant m_last;
    QList<ClockStep> m_steps;
};

} // namespace holdfast
