// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drills/drillresult.h"

#include "domain/review/figures.h"

#include <QJsonObject>
#include <algorithm>
#include <array>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

template <class T> QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text); }

} // namespace

QJsonObject toJson(const DrillResult &result)
{
    return {{u"version"_s, 1}, {u"incident"_s, orNull(result.incident.value())}, {u"drill"_s, result.drill},
        {u"verified"_s, result.verified}, {u"objectivesMet"_s, orNull(result.objectivesMet)},
        {u"recoveryTimeSeconds"_s, orNull(result.recoveryTimeSeconds)},
        {u"recoveryPointSeconds"_s, orNull(result.recoveryPointSeconds)}, {u"rowsLost"_s, orNull(result.rowsLost)},
        {u"providerSeconds"_s, orNull(result.providerSeconds)}, {u"overheadSeconds"_s, orNull(result.overheadSeconds)},
        {u"review"_s, orNull(result.review)}};
}

const DrillKind *drillKind(const QString &id)
{
    static const std::array kinds{DrillKind{u"database_failure"_s, u"database_gone"_s,
                                      ScenarioId{u"database-failure"_s}, ComponentId{u"database"_s}},
        DrillKind{u"application_outage"_s, u"bad_deploy"_s, ScenarioId{u"application-outage"_s},
            ComponentId{u"application"_s}},
        DrillKind{u"complete_system_failure"_s, u"everything_lost"_s, ScenarioId{u"regional-failure"_s},
            ComponentId{u"database"_s}}};
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&id](const DrillKind &kind) { return kind.id == id; });
    return found == kinds.end() ? nullptr : &*found;
}

double unionSeconds(QList<BusyInterval> intervals)
{
    std::sort(intervals.begin(), intervals.end(),
        [](const BusyInterval &left, const BusyInterval &right) { return left.from < right.from; });
    std::chrono::microseconds total{0};
    std::optional<UtcTime> reached;
    for (const BusyInterval &interval : intervals) {
        const UtcTime from = reached ? std::max(*reached, interval.from) : interval.from;
        if (interval.to > from)
            total += interval.to - from;
        reached = reached ? std::max(*reached, interval.to) : interval.to;
    }
    return std::chrono::duration<double>(total).count();
}

void takeFigures(DrillResult &result, const Incident &incident, const Component *component)
{
    const auto value = [&incident](const QString &name) { return incident.figures.value(name).value; };
    result.recoveryTimeSeconds = value(u"recoveryTimeSeconds"_s);
    result.recoveryPointSeconds = value(u"recoveryPointSeconds"_s);
    if (const auto rows = value(u"rowsLost"_s))
        result.rowsLost = qint64(*rows);
    if (component)
        result.objectivesMet = objectivesMet(incident, component->rto, component->rpo);
}

} // namespace holdfast
