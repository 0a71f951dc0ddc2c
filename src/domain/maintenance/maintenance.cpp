// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/maintenance/maintenance.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qint64 soonDays = 14;

HeldDrill heldDrill(const Incident &incident)
{
    HeldDrill drill{incident.id, incident.title, incident.scenario, incident.profile, incident.plan,
        incident.instant(InstantName::declared).value_or(UtcTime{}), incident.closedAt, false, {}, {}};
    drill.verified = incident.run && !incident.run->currentStep();
    drill.recoveryTimeSeconds = incident.figures.value(u"recoveryTimeSeconds"_s).value;
    drill.recoveryPointSeconds = incident.figures.value(u"recoveryPointSeconds"_s).value;
    return drill;
}

std::optional<QDate> lastVerified(const QList<HeldDrill> &drills)
{
    std::optional<QDate> last;
    for (const HeldDrill &drill : drills) {
        if (drill.verified)
            last = std::max(last.value_or(QDate()), utcDate(drill.at));
    }
    return last;
}

UpkeepStanding standingOf(const QString &id, const Upkeep &upkeep, std::optional<QDate> journal, QDate today)
{
    UpkeepStanding standing{id, upkeep, upkeep.last, false, {}, {}, UpkeepStanding::State::never};
    if (journal && (!standing.last || *journal > *standing.last)) {
        standing.last = journal;
        standing.fromJournal = true;
    }
    Upkeep known = upkeep;
    known.last = standing.last;
    standing.due = dueNext(known);
    if (!standing.due)
        return standing;
    standing.daysLeft = today.daysTo(*standing.due);
    standing.state = *standing.daysLeft < 0 ? UpkeepStanding::State::overdue
        : *standing.daysLeft <= soonDays    ? UpkeepStanding::State::soon
                                            : UpkeepStanding::State::good;
    return standing;
}

QString daysText(qint64 days) { return days == 1 ? u"1 day"_s : u"%1 days"_s.arg(days); }

} // namespace

QDate utcDate(UtcTime time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch());
    return QDateTime::fromSecsSinceEpoch(seconds.count(), QTimeZone::utc()).date();
}

QList<HeldDrill> heldDrills(const QList<Incident> &incidents)
{
    QList<HeldDrill> drills;
    for (const Incident &incident : incidents) {
        if (incident.isDeclared() && incident.drill)
            drills << heldDrill(incident);
    }
    std::stable_sort(
        drills.begin(), drills.end(), [](const HeldDrill &left, const HeldDrill &right) { return left.at > right.at; });
    return drills;
}

QString upkeepStateName(UpkeepStanding::State state)
{
    static const QStringList names{u"good"_s, u"soon"_s, u"overdue"_s, u"never"_s};
    return names.at(int(state));
}

QString countdownText(const UpkeepStanding &standing)
{
    if (!standing.daysLeft)
        return u"never done"_s;
    if (*standing.daysLeft == 0)
        return u"today"_s;
    return *standing.daysLeft > 0 ? u"in "_s + daysText(*standing.daysLeft)
                                  : daysText(-*standing.daysLeft) + u" overdue"_s;
}

QList<UpkeepStanding> upkeepStandings(const Maintenance &maintenance, const QList<HeldDrill> &drills, QDate today)
{
    QList<UpkeepStanding> standings;
    if (maintenance.review)
        standings << standingOf(u"review"_s, *maintenance.review, {}, today);
    if (maintenance.test)
        standings << standingOf(u"test"_s, *maintenance.test, lastVerified(drills), today);
    if (maintenance.audit)
        standings << standingOf(u"audit"_s, *maintenance.audit, {}, today);
    return standings;
}

} // namespace holdfast
