// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/alarms.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

QList<Alarm> alarmsOf(const Plan &plan, const SeenComponents &seen, const Attention &attention, UtcTime now)
{
    QList<Alarm> alarms;
    for (const Cause &cause : causesOf(plan, seen)) {
        const QString id = cause.component.value();
        const SeenComponent failing = seen.value(id);
        Alarm alarm{cause.component, failing.shown, failing.health.reason, failing.health.since.value_or(now),
            cause.victims, {}, {}};
        const auto acknowledged = attention.acknowledged.constFind(id);
        if (acknowledged != attention.acknowledged.cend() && acknowledged->at >= alarm.since)
            alarm.acknowledged = *acknowledged;
        const auto shelved = attention.shelved.constFind(id);
        if (shelved != attention.shelved.cend() && shelved->until > now)
            alarm.shelved = *shelved;
        alarms << alarm;
    }
    const auto rank = [](const Alarm &alarm) {
        return alarm.shelved ? 3 : alarm.acknowledged ? 2 : alarm.health == Health::down ? 0 : 1;
    };
    std::stable_sort(alarms.begin(), alarms.end(), [&](const Alarm &a, const Alarm &b) { return rank(a) < rank(b); });
    return alarms;
}

AlarmList withoutFlood(const QList<Alarm> &alarms, UtcTime now)
{
    AlarmList list;
    int fresh = 0;
    for (const Alarm &alarm : alarms) {
        const bool isFresh = !alarm.shelved && now - alarm.since < floodSpan;
        if (isFresh && ++fresh > mostAlarms)
            ++list.held;
        else
            list.shown << alarm;
    }
    return list;
}

Result<> mayShelve(const Shelved &shelf, UtcTime now)
{
    if (shelf.reason.trimmed().isEmpty())
        return failure(ErrorCode::invalid, u"An alarm is put aside for a reason."_s, {},
            u"Say why it needs nobody for now: “known, mended at nine”."_s);
    if (shelf.until <= now || shelf.until - now > longestShelf)
        return failure(ErrorCode::invalid, u"An alarm is put aside for a while: longer than nothing, a day at most."_s,
            {}, u"It comes back by itself; put it aside again then if it still needs nobody."_s);
    return {};
}

} // namespace holdfast
