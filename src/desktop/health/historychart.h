// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/health/historycurve.h"

#include <QChartView>

class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace holdfast {

/// How fast a probe was answered, and when it was not well. Gaps in the looks are gaps in the curve. The arrow keys
/// walk from point to point; the table beside it says the same in words.
class HistoryChart final : public QChartView {
    Q_OBJECT

public:
    explicit HistoryChart(QWidget *parent = nullptr);
    void show(const HistoryCurve &curve);
    /// Takes what is left; by itself a picture wants more than the screen has.
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

Q_SIGNALS:
    /// -1: none.
    void pointChosen(qsizetype point);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void build();
    void colour();
    void drawLines();
    void choose(qsizetype point);

    QList<QLineSeries *> m_lines; ///< one for each unbroken stretch
    QScatterSeries *m_down;
    QScatterSeries *m_degraded;
    QScatterSeries *m_unknown;
    QScatterSeries *m_cursor;
    QValueAxis *m_minutes;
    QValueAxis *m_milliseconds;
    HistoryCurve m_curve;
    qsizetype m_chosen = -1;
};

} // namespace holdfast
