// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/causes.h"

namespace holdfast {

/// A person has seen it; it stays in view, but no longer asks for attention.
struct Acknowledged {
    UtcTime at;
    QString by;
};

/// Put out of sight for a while, with a reason. It always ends.
struct Shelved {
    UtcTime until;
    QString reason;
    QString by;
};

/// What people did about the alarms, by component id.
struct Attention {
    QMap<QString, Acknowledged> acknowledged;
    QMap<QString, Shelved> shelved;
};

/// Something that a person must do something about: a failure that follows from no other. What follows from it is
/// told with it and alarms nobody by itself (ISA-18.2: an alarm requires a response).
struct Alarm {
    ComponentId component;
    Health health = Health::down;
    QString reason;
    UtcTime since;
    QList<ComponentId> victims;
    std::optional<Acknowledged> acknowledged; ///< of this failure, not of an earlier one
    std::optional<Shelved> shelved; ///< still in force
};

/// The alarms at one instant; those that need somebody first, then by their beginning. Pure.
[[nodiscard]] QList<Alarm> alarmsOf(
    const Plan &plan, const SeenComponents &seen, const Attention &attention, UtcTime now);

/// What is shown when very much fails at once: of the alarms that began within the last ten minutes only the first ten,
/// because a list that nobody can read helps nobody (ISA-18.2: more than ten in ten minutes is a flood).
struct AlarmList {
    QList<Alarm> shown;
    int held = 0; ///< not shown
    [[nodiscard]] bool isFlood() const { return held > 0; }
};
[[nodiscard]] AlarmList withoutFlood(const QList<Alarm> &alarms, UtcTime now);

inline constexpr int mostAlarms = 10;
inline constexpr Duration floodSpan = std::chrono::minutes{10};
inline constexpr Duration longestShelf = std::chrono::hours{24};

/// Why an alarm may not be put aside like this; nothing when it may.
[[nodiscard]] Result<> mayShelve(const Shelved &shelf, UtcTime now);

} // namespace holdfast
