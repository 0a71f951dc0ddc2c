// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/ids.h"
#include "kernel/time.h"

#include <QJsonObject>
#include <QString>
#include <optional>

namespace holdfast {

/// `unknown`: never measured, or the measurement itself failed. `stale`: measured once, too long ago to be believed.
enum class Health { up, degraded, down, unknown, stale };

[[nodiscard]] QString healthName(Health health); ///< `up`, `degraded`, `down`, `unknown`, `stale`
[[nodiscard]] std::optional<Health> healthFromName(const QString &name);

/// One look at one component.
struct Sample {
    ComponentId component;
    UtcTime at;
    Health health = Health::unknown; ///< never `stale`: that is a matter of age
    QString reason; ///< for people: "connection refused by 127.0.0.1:5432"
    Duration took{0};
    QJsonObject evidence; ///< what was measured, without secrets
    QString probe{}; ///< which of the component's probes
    QString environment{}; ///< empty: the one that is worked on

    friend bool operator==(const Sample &, const Sample &) = default;
};

/// What the board shows for one component: the last sample, smoothed, with its age.
struct ComponentHealth {
    Health health = Health::unknown;
    QString reason;
    std::optional<UtcTime> since; ///< when this health began
    std::optional<UtcTime> measuredAt; ///< when the last sample was taken
    std::optional<UtcTime> lastUpAt; ///< the newest sample that was up
    std::optional<UtcTime> knownAt{}; ///< the newest sample that told anything
    Health pending = Health::unknown; ///< what the latest samples say while they are not yet believed
    int pendingCount = 0;
    std::optional<UtcTime> pendingSince;

    friend bool operator==(const ComponentHealth &, const ComponentHealth &) = default;
};

/// How many equal samples in a row change the shown health. Worsening and bettering need the same number.
struct Hysteresis {
    int samples = 2;
};

/// Folds one more sample in. A first sample is believed at once. `since` of a believed change is the first sample
/// that showed it, not the one that confirmed it.
[[nodiscard]] ComponentHealth fold(ComponentHealth before, const Sample &sample, Hysteresis hysteresis);
/// When the impact of a failed component began, as closely as the samples tell: the newest commit that a service says
/// it had acknowledged before its writes failed (evidence `lastCommitAt`), else the last good look, else the first bad
/// one. A blind gap longer than `longestGap` before the failure proves nothing. Nothing for a component never measured.
[[nodiscard]] std::optional<UtcTime> impactStart(
    const ComponentHealth &failed, const QList<Sample> &latest, Duration longestGap = std::chrono::minutes{2});
/// The health to show: `stale` when the last sample is older than two intervals plus the deadline. `age` is told by the
/// clock that nobody sets and that counts sleep.
[[nodiscard]] Health shownHealth(const ComponentHealth &health, Duration age, Duration interval, Duration deadline);
/// What several looks at one thing amount to: the worst of them. What is not known is worse than well, because it could
/// be anything, and better than what is known to be wrong. Nothing at all is unknown.
[[nodiscard]] Health worstOf(const QList<Health> &healths);

} // namespace holdfast
