// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/runbook/runbook.h"

#include <QHash>
#include <QMap>

namespace holdfast {

/// Which steps follow which. Those without a lane follow each other. Those of a lane follow each other as well and go
/// on beside the others: the first one begins when the steps without a lane that are written before it are over, and
/// nobody waits for a lane but the step that joins it, and the end of the run.
///
/// Every step carries how many steps of each lane must be over before it begins: a vector clock (Fidge, Mattern 1988).
class LaneOrder {
public:
    explicit LaneOrder(const QList<RunbookStep> &steps = {});

    /// The next one in the order of the runbook.
    void add(const RunbookStep &step);
    [[nodiscard]] bool hasLane(const QString &lane) const { return m_lanes.contains(lane); }
    /// Whether one step is over, whatever happens, when the other begins.
    [[nodiscard]] bool isBefore(const StepId &earlier, const StepId &later) const;
    /// Of each lane, the empty name among them, how many of its steps must be over before this one begins.
    [[nodiscard]] QMap<QString, int> waitsFor(const StepId &step) const;

private:
    struct Stand {
        QString lane;
        int place = 0; ///< in its lane, from 0
        QMap<QString, int> before;
    };
    void follow(const QString &lane, QMap<QString, int> &before) const;

    QHash<QString, Stand> m_steps;
    QHash<QString, QString> m_lanes; ///< the last step of each lane
};

} // namespace holdfast
