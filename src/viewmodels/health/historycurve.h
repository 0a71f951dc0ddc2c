// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/history.h"
#include "viewmodels/words/rowsmodel.h"

#include <QCoreApplication>
#include <QPointF>

namespace holdfast {

/// What one probe saw over a span of time, as points of a curve. A gap in the looks is a gap in the curve.
struct HistoryCurve {
    Q_DECLARE_TR_FUNCTIONS(holdfast::HistoryCurve)

public:
    struct Point {
        double minutes = 0; ///< before now, negative
        double milliseconds = 0; ///< mean time of an answer
        Health health = Health::unknown; ///< the worst within this point
        UtcTime at;
        QString reason;
        bool follows = false; ///< nothing is missing between the point before and this one
    };
    QList<Point> points; ///< at most `mostPoints`
    double span = 60; ///< minutes
    Availability availability;
    QString words; ///< the whole curve in a sentence or two

    /// "01:42:10 · Down · connection refused"
    [[nodiscard]] QString wordsOf(qsizetype point) const;
};

inline constexpr qsizetype mostPoints = 720;

/// Of runs of one probe; `longestGap` as in availabilityOf().
[[nodiscard]] HistoryCurve curveOf(const QList<SampleRun> &runs, UtcTime now, Duration span, Duration longestGap);

/// The same as a table: one row for each stretch of equal health, the newest first.
class HistoryModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { fromColumn, lengthColumn, stateColumn, whyColumn, looksColumn, tookColumn, columns };
    explicit HistoryModel(QObject *parent = nullptr);
    void show(const QList<SampleRun> &runs, Duration longestGap);
};

} // namespace holdfast
