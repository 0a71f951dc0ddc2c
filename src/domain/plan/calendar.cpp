// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan/governance.h"

#include <algorithm>

namespace holdfast {

namespace {

QDate heldIn(const DrillSchedule &drill, int year, int month)
{
    return {year, month, std::min(drill.day, QDate(year, month, 1).daysInMonth())};
}

/// The cycle's first months are January, then every third or twelfth one.
bool begins(Cycle cycle, int month) { return (month - 1) % int(cycle) == 0; }

} // namespace

QDate nextHeld(const DrillSchedule &drill, QDate from)
{
    QDate month(from.year(), from.month(), 1);
    while (!begins(drill.every, month.month()) || heldIn(drill, month.year(), month.month()) < from)
        month = month.addMonths(1);
    return heldIn(drill, month.year(), month.month());
}

std::optional<QDate> dueNext(const Upkeep &upkeep)
{
    if (!upkeep.last)
        return std::nullopt;
    return upkeep.last->addMonths(int(upkeep.every));
}

} // namespace holdfast
