// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/figures.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// A figure from two instants; no value when one is missing or they are in the wrong order.
Measured between(const Incident &incident, const QString &name, InstantName from, InstantName to)
{
    Measured figure{name, {}, u"s"_s, u"%1 − %2"_s.arg(instantName(to), instantName(from)), {}};
    const std::optional<UtcTime> start = incident.instant(from);
    const std::optional<UtcTime> end = incident.instant(to);
    if (start)
        figure.evidence.insert(instantName(from), formatUtc(*start));
    if (end)
        figure.evidence.insert(instantName(to), formatUtc(*end));
    if (start && end && *end >= *start)
        figure.value = std::chrono::duration<double>(*end - *start).count();
    return figure;
}

/// A figure that a step measured; no value when no step did.
Measured fromFacts(const Incident &incident, const QString &name, const QString &unit, const QString &formula)
{
    Measured figure{name, {}, unit, formula, {}};
    if (!incident.run)
        return figure;
    const QJsonObject &steps = incident.run->facts;
    for (auto step = steps.constBegin(); step != steps.constEnd(); ++step) {
        const QJsonObject facts = step.value().toObject();
        if (!facts.value(name).isDouble())
            continue;
        figure.value = facts.value(name).toDouble();
        figure.evidence = {{u"step"_s, step.key()}, {u"facts"_s, facts}};
    }
    return figure;
}

} // namespace

QList<Measured> figuresOf(const Incident &incident)
{
    return {between(incident, u"recoveryTimeSeconds"_s, InstantName::impactStart, InstantName::restored),
        fromFacts(incident, u"recoveryPointSeconds"_s, u"s"_s,
            u"newest commit acknowledged before the failure − newest commit recovered; 0 when no row is lost"_s),
        fromFacts(incident, u"rowsLost"_s, u"rows"_s, u"keys acknowledged before the failure and absent afterwards"_s),
        between(incident, u"timeToDetectSeconds"_s, InstantName::impactStart, InstantName::detected)};
}

std::optional<bool> objectivesMet(const Incident &incident, Duration rto, const std::optional<Duration> &rpo)
{
    const auto recoveryTime = incident.figures.constFind(u"recoveryTimeSeconds"_s);
    const auto recoveryPoint = incident.figures.constFind(u"recoveryPointSeconds"_s);
    if (recoveryTime == incident.figures.cend() || !recoveryTime->value)
        return std::nullopt;
    const bool inTime = *recoveryTime->value * 1000.0 <= double(rto.count());
    if (!rpo)
        return inTime;
    if (recoveryPoint == incident.figures.cend() || !recoveryPoint->value)
        return std::nullopt;
    return inTime && *recoveryPoint->value * 1000.0 <= double(rpo->count());
}

} // namespace holdfast
