// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/time.h"

#include <QDate>
#include <QList>
#include <QMap>
#include <QString>

/// What the service can work out by itself while a provider is down. Pure functions. Each says by which method it came
/// to its answer, so that the answer can be found and computed anew afterwards; none invents what it does not know.
namespace holdfast {

struct DailySales {
    QDate day;
    double quantity = 0;
};

/// A forecast that is the same for every day: the mean of the last days. `spread` is their standard deviation: the
/// measured uncertainty, in units; there is no "confidence" to be had from a mean.
struct FlatForecast {
    double perDay = 0;
    double spread = 0;
    int basedOn = 0; ///< days
    QDate newest; ///< the last day that was known
};

/// The mean of the newest `window` days. No history, a day twice or a number that is none: ErrorCode::invalid.
[[nodiscard]] Result<FlatForecast> movingAverage(QList<DailySales> history, int window = 7);

/// Reference rates of one day: units of the currency for one unit of `base`.
struct ReferenceRates {
    QString base;
    QDate day;
    QMap<QString, double> rates; ///< without the base itself
};

/// Units of `to` for one of `from`, across the base. A currency without a rate: ErrorCode::notFound.
[[nodiscard]] Result<double> crossRate(const ReferenceRates &rates, const QString &from, const QString &to);

/// The European Central Bank publishes at about 16:00 Central European Time on TARGET days: on Monday noon the rates of
/// Friday are fresh. Stale: a publication that should have come two hours ago is missing.
[[nodiscard]] bool isStale(const ReferenceRates &rates, UtcTime now);
/// Monday to Friday but for 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December.
[[nodiscard]] bool isTargetDay(QDate day);

/// A tax rate that a person entered, with where it is from. Zero percent is a rate.
struct TaxRate {
    double percent = 0;
    QString source; ///< the law or the list it was taken from
    QDate asOf;
};

struct TaxEstimate {
    qint64 taxMinor = 0; ///< in the smallest unit of the currency
    double percent = 0;
    QString jurisdiction;
    QString source;
    bool isEstimate = true; ///< never to be filed without the real provider's answer
};

/// The tax on `amountMinor` (smallest units; halves to the even), by the table alone. A jurisdiction that is not in the
/// table is ErrorCode::notFound: there is no rate for "everybody else".
[[nodiscard]] Result<TaxEstimate> localTax(
    qint64 amountMinor, const QString &jurisdiction, const QMap<QString, TaxRate> &table);

} // namespace holdfast
