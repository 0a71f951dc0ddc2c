// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/continuity/fallbacks.h"

#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 1876).
QDate easterSunday(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return {year, f / 31, f % 31 + 1};
}

Error badHistory(const QString &why)
{
    Error error;
    error.code = ErrorCode::invalid;
    error.what = u"No forecast can be made."_s;
    error.why = why;
    error.next = u"Show no forecast rather than a wrong one."_s;
    return error;
}

double rateOf(const ReferenceRates &rates, const QString &currency)
{
    return currency == rates.base ? 1.0 : rates.rates.value(currency, 0.0);
}

} // namespace

Result<FlatForecast> movingAverage(QList<DailySales> history, int window)
{
    if (history.isEmpty() || window < 1)
        return failure(badHistory(u"There are no past sales to take the mean of."_s));
    std::sort(history.begin(), history.end(),
        [](const DailySales &left, const DailySales &right) { return left.day < right.day; });
    for (qsizetype i = 0; i < history.size(); ++i) {
        if (!history[i].day.isValid() || !std::isfinite(history[i].quantity) || history[i].quantity < 0)
            return failure(badHistory(u"Entry %1 of the past sales has no valid day or number."_s.arg(i + 1)));
        if (i > 0 && history[i].day == history[i - 1].day)
            return failure(
                badHistory(u"%1 stands twice in the past sales."_s.arg(history[i].day.toString(Qt::ISODate))));
    }
    const QList<DailySales> recent = history.mid(std::max<qsizetype>(0, history.size() - window));
    const double count = double(recent.size());
    const double mean = std::accumulate(recent.cbegin(), recent.cend(), 0.0, [](double sum, const DailySales &one) {
        return sum + one.quantity;
    }) / count;
    const double squares = std::accumulate(recent.cbegin(), recent.cend(), 0.0,
        [mean](double sum, const auto &one) { return sum + (one.quantity - mean) * (one.quantity - mean); });
    return FlatForecast{
        mean, recent.size() > 1 ? std::sqrt(squares / (count - 1)) : 0.0, int(recent.size()), recent.last().day};
}

Result<double> crossRate(const ReferenceRates &rates, const QString &from, const QString &to)
{
    const double have = rateOf(rates, from);
    const double want = rateOf(rates, to);
    if (have > 0 && want > 0)
        return want / have;
    return failure(ErrorCode::notFound, u"There is no exchange rate."_s,
        u"The reference rates of %1 do not contain %2."_s.arg(rates.day.toString(Qt::ISODate), have > 0 ? to : from),
        u"Use another provider, or wait."_s);
}

bool isTargetDay(QDate day)
{
    if (!day.isValid() || day.dayOfWeek() > 5)
        return false;
    const QDate easter = easterSunday(day.year());
    const QList<QDate> closed{{day.year(), 1, 1}, easter.addDays(-2), easter.addDays(1), {day.year(), 5, 1},
        {day.year(), 12, 25}, {day.year(), 12, 26}};
    return !closed.contains(day);
}

bool isStale(const ReferenceRates &rates, UtcTime now)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    // Two hours after 16:00 in Frankfurt: 17:00 UTC in winter, 16:00 in summer; the later one is taken for both.
    const QDateTime settled = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).addSecs(-17 * 3600);
    QDate expected = settled.date();
    while (!isTargetDay(expected))
        expected = expected.addDays(-1);
    return rates.day < expected;
}

Result<TaxEstimate> localTax(qint64 amountMinor, const QString &jurisdiction, const QMap<QString, TaxRate> &table)
{
    const auto found = table.constFind(jurisdiction);
    if (found == table.cend())
        return failure(ErrorCode::notFound, u"No tax can be worked out."_s,
            u"There is no rate for “%1” in the table."_s.arg(jurisdiction),
            u"Hold the invoice back, or let the owner of the tax rules enter a rate with its source."_s);
    if (!std::isfinite(found->percent) || found->percent < 0 || found->percent > 100)
        return failure(ErrorCode::invalid, u"No tax can be worked out."_s,
            u"The rate for “%1” is not between 0 and 100 percent."_s.arg(jurisdiction), u"Correct the table."_s);
    const double exact = double(amountMinor) * found->percent / 100.0;
    return TaxEstimate{std::llrint(exact), found->percent, jurisdiction, found->source, true};
}

} // namespace holdfast
