// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"

#include <QList>

namespace holdfast {

/// Looks of one probe that said the same, one after another, without a gap: what is kept as evidence. At most a minute
/// long, so that a curve can be drawn from it.
struct SampleRun {
    ComponentId component;
    QString probe;
    QString environment;
    Health health = Health::unknown;
    QString reason;
    QString build; ///< which build answered; empty where nothing tells
    UtcTime first; ///< of the first look
    UtcTime last; ///< of the last look
    int looks = 1;
    Duration fastest{0};
    Duration slowest{0};
    Duration total{0}; ///< of all looks: divided by `looks` it is their mean

    friend bool operator==(const SampleRun &, const SampleRun &) = default;
};

/// Which runs are wanted. An empty `probe`: of all probes of the component.
struct HistoryQuery {
    ComponentId component;
    QString probe{};
    QString environment{};
    UtcTime from;
    UtcTime to;
};

inline constexpr Duration longestRun = std::chrono::seconds{60};

[[nodiscard]] SampleRun runOf(const Sample &sample);
/// Takes one more look in when it says the same and follows without a gap; false: it begins a run of its own.
[[nodiscard]] bool extendRun(SampleRun &run, const Sample &sample, Duration longestGap);

/// How much of a span a component was well, as far as it was looked at. What was not looked at is neither well nor ill.
struct Availability {
    Duration seen{0};
    Duration well{0}; ///< up; degraded is not well, and not an outage
    Duration out{0}; ///< down

    /// Of the time that was seen; nothing when nothing was seen.
    [[nodiscard]] std::optional<double> share() const;
};

/// From the runs of one probe, in any order. The time between two runs counts as the worse of both when it is not
/// longer than `longestGap`, else as not seen. Pure.
[[nodiscard]] Availability availabilityOf(QList<SampleRun> runs, UtcTime from, UtcTime to, Duration longestGap);

/// A build that was seen well without interruption.
struct SeenBuild {
    QString build;
    UtcTime from;
    UtcTime to;
    [[nodiscard]] Duration length() const { return std::chrono::duration_cast<Duration>(to - from); }
};

/// For each build its longest unbroken span of being up, the newest build first. Pure.
[[nodiscard]] QList<SeenBuild> buildsSeenWell(QList<SampleRun> runs, Duration longestGap);

} // namespace holdfast
