// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/clocks/burndownchart.h"

#include "desktop/style/theme.h"

#include <QChart>
#include <QEvent>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

constexpr double leastMinutes = 5.0;
constexpr double roomBehind = 1.08; ///< so that the last line does not stand on the edge

} // namespace

BurnDownChart::BurnDownChart(QWidget *parent)
    : QChartView(new QChart, parent)
    , m_left(new QLineSeries(this))
    , m_forecast(new QLineSeries(this))
    , m_limit(new QLineSeries(this))
    , m_budget(new QLineSeries(this))
    , m_minutes(new QValueAxis(this))
    , m_steps(new QValueAxis(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(180);
    setObjectName(QStringLiteral("burnDown"));
    build();
    colour();
}

void BurnDownChart::build()
{
    m_left->setName(tr("Steps left"));
    m_forecast->setName(tr("Forecast"));
    m_budget->setName(tr("Even pace"));
    m_minutes->setTitleText(tr("Minutes since the impact began"));
    m_minutes->setLabelFormat(QStringLiteral("%d"));
    m_minutes->setTickType(QValueAxis::TicksDynamic);
    m_steps->setTitleText(tr("Steps left"));
    m_steps->setLabelFormat(QStringLiteral("%d"));
    m_steps->setTickType(QValueAxis::TicksDynamic);
    chart()->setMargins({});
    chart()->setBackgroundVisible(false);
    chart()->addAxis(m_minutes, Qt::AlignBottom);
    chart()->addAxis(m_steps, Qt::AlignLeft);
    for (QLineSeries *series : {m_budget, m_limit, m_forecast, m_left}) {
        chart()->addSeries(series);
        series->attachAxis(m_minutes);
        series->attachAxis(m_steps);
    }
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
}

void BurnDownChart::colour()
{
    const QColor strong = palette().color(QPalette::Text);
    const QColor quiet = theme::quiet(palette());
    setBackgroundBrush(palette().color(QPalette::Base));
    m_left->setPen(QPen(strong, 2.5));
    m_forecast->setPen(QPen(strong, 1.5, Qt::DotLine));
    m_budget->setPen(QPen(quiet, 1.0, Qt::DashLine));
    m_limit->setPen(QPen(theme::fill(palette(), Tone::critical), 2.0));
    for (QValueAxis *axis : {m_minutes, m_steps}) {
        axis->setLabelsColor(quiet);
        axis->setTitleBrush(quiet);
        axis->setGridLineColor(theme::line(palette()));
        axis->setLinePenColor(theme::line(palette()));
        axis->setTitleFont(theme::font(theme::Type::small));
        axis->setLabelsFont(theme::font(theme::Type::small));
    }
    chart()->legend()->setLabelColor(quiet);
    chart()->legend()->setFont(theme::font(theme::Type::small));
}

void BurnDownChart::show(const BurnDown &burnDown)
{
    if (burnDown == m_shown)
        return;
    m_shown = burnDown;
    setAccessibleName(tr("Burn-down of the recovery"));
    setAccessibleDescription(burnDown.words);
    m_left->replace(burnDown.left);
    m_forecast->replace(burnDown.forecast);
    const double steps = std::max(burnDown.steps, 1);
    const bool hasLimit = burnDown.limit > 0;
    m_limit->setName(tr("Limit of %1").arg(burnDown.limitName));
    m_limit->replace(hasLimit ? QList<QPointF>{{burnDown.limit, 0}, {burnDown.limit, steps}} : QList<QPointF>());
    m_budget->replace(hasLimit ? QList<QPointF>{{0, steps}, {burnDown.limit, 0}} : QList<QPointF>());
    double last = std::max({leastMinutes, burnDown.now, burnDown.limit});
    if (!burnDown.forecast.isEmpty())
        last = std::max(last, burnDown.forecast.last().x());
    m_minutes->setRange(0, std::ceil(last * roomBehind));
    m_minutes->setTickInterval(std::max(1.0, std::ceil(last / 6.0)));
    m_steps->setRange(0, steps);
    m_steps->setTickInterval(std::max(1.0, std::ceil(steps / 5.0)));
}

void BurnDownChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace holdfast
