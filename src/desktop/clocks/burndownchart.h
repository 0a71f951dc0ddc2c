// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/clocks/burndown.h"

#include <QChartView>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace holdfast {

/// Steps that are left against the tightest limit, as a picture. The words of the burn-down are its accessible text.
class BurnDownChart final : public QChartView {
    Q_OBJECT

public:
    explicit BurnDownChart(QWidget *parent = nullptr);
    void show(const BurnDown &burnDown);
    /// Takes what is left; by itself a picture wants more than the screen has.
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void colour();

    QLineSeries *m_left;
    QLineSeries *m_forecast;
    QLineSeries *m_limit;
    QLineSeries *m_budget;
    QValueAxis *m_minutes;
    QValueAxis *m_steps;
    BurnDown m_shown;
};

} // namespace holdfast
