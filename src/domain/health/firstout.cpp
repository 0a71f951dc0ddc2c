// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/firstout.h"

#include <QSet>
#include <algorithm>

namespace holdfast {

FirstOut firstOutOf(QList<HealthTurn> turns)
{
    std::stable_sort(turns.begin(), turns.end(), [](const HealthTurn &a, const HealthTurn &b) { return a.at < b.at; });
    FirstOut record;
    QSet<QString> failing;
    QSet<QString> recorded;
    for (const HealthTurn &turn : std::as_const(turns)) {
        const QString id = turn.component.value();
        if (turn.to == Health::up) {
            failing.remove(id);
            continue;
        }
        if (turn.to != Health::down && turn.to != Health::degraded)
            continue; // to see nothing is not to see it fail
        if (failing.isEmpty()) {
            record = {};
            recorded.clear();
        }
        failing.insert(id);
        const bool isInTime = record.order.isEmpty() || turn.at - record.order.constFirst().at <= firstOutSpan;
        if (isInTime && !recorded.contains(id)) {
            record.order << turn;
            recorded.insert(id);
        }
    }
    return record;
}

} // namespace holdfast
