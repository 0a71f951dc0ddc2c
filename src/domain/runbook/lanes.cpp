// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/runbook/lanes.h"

#include <algorithm>

namespace holdfast {

LaneOrder::LaneOrder(const QList<RunbookStep> &steps)
{
    for (const RunbookStep &step : steps)
        add(step);
}

void LaneOrder::add(const RunbookStep &step)
{
    Stand stand{step.lane, 0, {}};
    follow({}, stand.before);
    follow(step.lane, stand.before);
    for (const QString &lane : step.joins)
        follow(lane, stand.before);
    stand.place = stand.before.value(step.lane);
    m_steps.insert(step.id.value(), stand);
    m_lanes.insert(step.lane, step.id.value());
}

void LaneOrder::follow(const QString &lane, QMap<QString, int> &before) const
{
    const auto last = m_lanes.constFind(lane);
    if (last == m_lanes.cend())
        return;
    const Stand &stand = *m_steps.constFind(*last);
    for (auto one = stand.before.cbegin(); one != stand.before.cend(); ++one)
        before[one.key()] = std::max(before.value(one.key()), one.value());
    before[lane] = std::max(before.value(lane), stand.place + 1);
}

bool LaneOrder::isBefore(const StepId &earlier, const StepId &later) const
{
    const auto first = m_steps.constFind(earlier.value());
    const auto second = m_steps.constFind(later.value());
    return first != m_steps.cend() && second != m_steps.cend() && second->before.value(first->lane) > first->place;
}

QMap<QString, int> LaneOrder::waitsFor(const StepId &step) const { return m_steps.value(step.value()).before; }

} // namespace holdfast
