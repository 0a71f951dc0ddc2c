// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/figures.h"

#include <cmath>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// A figure from two instants, without what the computer's clock was set by in between; no value when one is missing or
/// they contradict each other.
Measured between(const Incident &incident, const QString &name, InstantName from, InstantName to)
{
    constexpr double smallestStep = 2.0; ///< seconds
    Measured figure{name, {}, u"s"_s, u"%1 − %2"_s.arg(instantName(to), instantName(from)), {}};
    const std::optional<UtcTime> start = incident.instant(from);
    const std::optional<UtcTime> end = incident.instant(to);
    if (start)
        figure.evidence.insert(instantName(from), formatUtc(*start));
    if (end)
        figure.evidence.insert(instantName(to), formatUtc(*end));
    const std::optional<Elapsed> span = incident.span(from, to);
    if (!span)
        return figure;
    const auto seconds = [](auto time) { return std::chrono::duration<double>(time).count(); };
    if (span->time >= std::chrono::microseconds{0})
        figure.value = seconds(span->time);
    if (!span->certain)
        figure.evidence.insert(u"certain"_s, false);
    if (const double moved = seconds((*end - *start) - span->time); std::abs(moved) > smallestStep) {
        figure.formula += u" − what the clock was set by in between"_s;
        figure.evidence.insert(u"clockMovedSeconds"_s, moved);
    }
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
