// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

#include <tuple>

namespace holdfast {

/// How long something took in earlier runs.
struct UsualTime {
    Duration half{0}; ///< in half of the runs not longer
    Duration mostly{0}; ///< in nine of ten not longer
    int runs = 0; ///< how many it is known of; never 0
};

/// What earlier runs of the same runbook tell about this one. Drills and real incidents are never mixed; runs that were
/// left or whose step was done by hand say nothing about that step.
class RunHistory {
public:
    RunHistory() = default;
    /// `past`: incidents of the journal; the open one is left out by itself, because it has not ended.
    explicit RunHistory(const QList<Incident> &past);

    /// From the intent to the last check of a step.
    [[nodiscard]] std::optional<UsualTime> step(const RunbookId &runbook, const StepId &step, bool drill) const;
    /// From the end of the step before `step` to the end of the run, people's thinking included.
    [[nodiscard]] std::optional<UsualTime> rest(const RunbookId &runbook, const StepId &step, bool drill) const;
    /// How likely the rest takes no longer than `limit`, from 0 to 1: of n runs k were as quick, (k + 1) / (n + 2)
    /// (Laplace's rule of succession). Nothing below three runs.
    [[nodiscard]] std::optional<double> likelyWithin(
        const RunbookId &runbook, const StepId &step, bool drill, Duration limit) const;

private:
    struct Key {
        QString runbook;
        QString step;
        bool drill = false;
        friend bool operator<(const Key &left, const Key &right)
        {
            return std::tie(left.runbook, left.step, left.drill) < std::tie(right.runbook, right.step, right.drill);
        }
    };
    void add(const Run &run, bool drill);

    QMap<Key, QList<Duration>> m_steps;
    QMap<Key, QList<Duration>> m_rests;
};

/// Whether a step was done in less than a fifth of its usual time, of which at least five runs are known: then it may
/// not have done what it should.
[[nodiscard]] bool isUnusuallyFast(Duration took, const std::optional<UsualTime> &usual);

} // namespace holdfast
