// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan/governance.h"

#include <QDateTime>
#include <algorithm>

namespace holdfast {

namespace {

QDate heldIn(const DrillSchedule &drill, int year, int month)
{
    return {year, month, std::min(drill.day, QDate(year, month, 1).daysInMonth())};
}

/// The cycle's first months are January, then every third or twelfth one.
UtcTime momentOf(const DrillSchedule &drill, QDate day)
{
    return UtcTime(std::chrono::milliseconds(QDateTime(day, drill.at, Qt::UTC).toMSecsSinceEpoch()));
}

QDate dayOf(UtcTime time)
{
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count(), Qt::UTC).date();
}

bool begins(Cycle cycle, int month) { return (month - 1) % int(cycle) == 0; }

} // namespace

QDate nextHeld(const DrillSchedule &drill, QDate from)
{
    QDate month(from.year(), from.month(), 1);
    while (!begins(drill.every, month.month()) || heldIn(drill, month.year(), month.month()) < from)
        month = month.addMonths(1);
    return heldIn(drill, month.year(), month.month());
}

QList<DrillDate> drillsBetween(const QList<DrillSchedule> &drills, UtcTime from, UtcTime until)
{
    QList<DrillDate> dates;
    for (const DrillSchedule &drill : drills) {
        for (QDate day = nextHeld(drill, dayOf(from)); momentOf(drill, day) < until;
             day = nextHeld(drill, day.addDays(1))) {
            if (momentOf(drill, day) >= from)
                dates << DrillDate{drill, momentOf(drill, day)};
        }
    }
    std::stable_sort(
        dates.begin(), dates.end(), [](const DrillDate &one, const DrillDate &other) { return one.at < other.at; });
    return dates;
}

bool isLate(const DrillSchedule &drill, UtcTime now)
{
    return drill.last && momentOf(drill, nextHeld(drill, drill.last->addDays(1))) < now;
}

std::optional<QDate> dueNext(const Upkeep &upkeep)
{
    if (!upkeep.last)
        return std::nullopt;
    return upkeep.last->addMonths(int(upkeep.every));
}

} // namespace holdfast
