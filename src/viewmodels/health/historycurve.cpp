// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/health/historycurve.h"

#include "viewmodels/words/wording.h"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

double minutesFrom(UtcTime from, UtcTime to)
{
    return std::chrono::duration<double, std::ratio<60>>(to - from).count();
}

QList<SampleRun> inOrder(QList<SampleRun> runs)
{
    std::stable_sort(
        runs.begin(), runs.end(), [](const SampleRun &a, const SampleRun &b) { return a.first < b.first; });
    return runs;
}

bool isUnbroken(const SampleRun &before, const SampleRun &after, Duration longestGap)
{
    return after.first - before.last <= longestGap;
}

HistoryCurve::Point pointOf(const SampleRun &run, UtcTime now)
{
    return {-minutesFrom(run.last, now), double(run.total.count()) / std::max(run.looks, 1), run.health, run.last,
        run.reason, false};
}

QString summary(const HistoryCurve &curve)
{
    const std::optional<double> share = curve.availability.share();
    if (!share)
        return HistoryCurve::tr("Nothing was seen in this time.");
    const Duration all{qint64(curve.span * 60'000)};
    QString words = HistoryCurve::tr("Up for %1 % of the time that was seen.")
                        .arg(QString::number(std::floor(*share * 10'000) / 100, 'f', 2));
    if (curve.availability.out.count() > 0)
        words += QLatin1Char(' ') + HistoryCurve::tr("Down for %1.").arg(Wording::length(curve.availability.out));
    if (const Duration unseen = all - curve.availability.seen; unseen > std::chrono::seconds{30})
        words += QLatin1Char(' ') + HistoryCurve::tr("Not seen for %1.").arg(Wording::length(unseen));
    return words;
}

} // namespace

QString HistoryCurve::wordsOf(qsizetype point) const
{
    if (point < 0 || point >= points.size())
        return {};
    const Point &chosen = points[point];
    QStringList parts{formatTimeOfDay(chosen.at), Wording::health(chosen.health)};
    if (!chosen.reason.isEmpty())
        parts << chosen.reason;
    parts << tr("%1 ms").arg(qRound(chosen.milliseconds));
    return parts.join(QStringLiteral(" · "));
}

HistoryCurve curveOf(const QList<SampleRun> &runs, UtcTime now, Duration span, Duration longestGap)
{
    HistoryCurve curve;
    curve.span = double(span.count()) / 60'000;
    curve.availability = availabilityOf(runs, now - span, now, longestGap);
    const Duration bucket = span / mostPoints;
    const SampleRun *before = nullptr;
    for (const SampleRun &run : inOrder(runs)) {
        if (run.last < now - span)
            continue;
        HistoryCurve::Point point = pointOf(run, now);
        const bool isSamePlace = !curve.points.isEmpty() && run.last - curve.points.last().at < bucket;
        point.follows = before && run.first - before->last <= longestGap;
        if (isSamePlace && point.follows) {
            // What went wrong is kept, however short it was.
            HistoryCurve::Point &kept = curve.points.last();
            const bool isWorse = worstOf({kept.health, point.health}) != kept.health;
            kept.health = isWorse ? point.health : kept.health;
            kept.reason = isWorse ? point.reason : kept.reason;
            kept.milliseconds = std::max(kept.milliseconds, point.milliseconds);
        } else {
            curve.points << point;
        }
        before = &run;
    }
    curve.words = summary(curve);
    return curve;
}

HistoryModel::HistoryModel(QObject *parent)
    : RowsModel({tr("From"), tr("For"), tr("State"), tr("Why"), tr("Looks"), tr("Mean answer")}, parent)
{ }

void HistoryModel::show(const QList<SampleRun> &runs, Duration longestGap)
{
    QList<SampleRun> stretches;
    for (const SampleRun &run : inOrder(runs)) {
        SampleRun *last = stretches.isEmpty() ? nullptr : &stretches.last();
        if (last && last->health == run.health && last->reason == run.reason && isUnbroken(*last, run, longestGap)) {
            last->last = run.last;
            last->looks += run.looks;
            last->total += run.total;
        } else {
            stretches << run;
        }
    }
    QList<Row> rows;
    for (auto one = stretches.crbegin(); one != stretches.crend(); ++one) {
        Cell state{Wording::health(one->health), Wording::tone(one->health), Wording::shape(one->health)};
        state.hatched = one->health == Health::unknown;
        rows << Row{formatUtc(one->first),
            {Cell{formatUtcSeconds(one->first), Tone::normal, Glyph::none, Wording::local(one->first)},
                Cell{Wording::length(std::chrono::duration_cast<Duration>(one->last - one->first))}, state,
                Cell{Wording::orDash(one->reason), Tone::normal, Glyph::none, one->reason},
                Cell{QString::number(one->looks)},
                Cell{tr("%1 ms").arg(one->total.count() / std::max(one->looks, 1))}}};
    }
    setRows(std::move(rows));
}

} // namespace holdfast
