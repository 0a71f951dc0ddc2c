// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/health/historychart.h"

#include "desktop/style/theme.h"

#include <QChart>
#include <QEvent>
#include <QKeyEvent>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

constexpr double leastMilliseconds = 10.0;
constexpr double roomAbove = 1.15; ///< so that the highest point does not stand on the edge
constexpr qsizetype mostLines = 60;

void addMark(QScatterSeries *series, QScatterSeries::MarkerShape shape, const QString &name)
{
    series->setMarkerShape(shape);
    series->setMarkerSize(9);
    series->setName(name);
}

} // namespace

HistoryChart::HistoryChart(QWidget *parent)
    : QChartView(new QChart, parent)
    , m_down(new QScatterSeries(this))
    , m_degraded(new QScatterSeries(this))
    , m_unknown(new QScatterSeries(this))
    , m_cursor(new QScatterSeries(this))
    , m_minutes(new QValueAxis(this))
    , m_milliseconds(new QValueAxis(this))
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus); // the chart takes the keys, not its inside
    setMouseTracking(true);
    setMinimumHeight(150);
    setObjectName(QStringLiteral("historyChart"));
    setAccessibleName(tr("What the probe saw, as a curve; the arrow keys walk along it"));
    build();
    colour();
}

void HistoryChart::build()
{
    addMark(m_down, QScatterSeries::MarkerShapeRotatedRectangle, tr("Down"));
    addMark(m_degraded, QScatterSeries::MarkerShapeTriangle, tr("Degraded"));
    addMark(m_unknown, QScatterSeries::MarkerShapeRectangle, tr("Unknown"));
    addMark(m_cursor, QScatterSeries::MarkerShapeCircle, QString());
    m_cursor->setMarkerSize(12);
    m_minutes->setLabelFormat(tr("%d min"));
    m_milliseconds->setLabelFormat(tr("%d ms"));
    m_milliseconds->setTickCount(3);
    chart()->setMargins({});
    chart()->setBackgroundVisible(false);
    chart()->addAxis(m_minutes, Qt::AlignBottom);
    chart()->addAxis(m_milliseconds, Qt::AlignLeft);
    for (QScatterSeries *series : {m_down, m_degraded, m_unknown, m_cursor}) {
        chart()->addSeries(series);
        series->attachAxis(m_minutes);
        series->attachAxis(m_milliseconds);
    }
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    for (QLegendMarker *marker : chart()->legend()->markers(m_cursor))
        marker->setVisible(false);
}

void HistoryChart::colour()
{
    const QColor strong = palette().color(QPalette::Text);
    const QColor quiet = theme::quiet(palette());
    setBackgroundBrush(palette().color(QPalette::Base));
    const QList<std::pair<QScatterSeries *, QColor>> marks{{m_down, theme::fill(palette(), Tone::critical)},
        {m_degraded, theme::fill(palette(), Tone::warning)}, {m_unknown, theme::fill(palette(), Tone::unknown)},
        {m_cursor, Qt::transparent}};
    for (const auto &[series, colour] : marks) {
        series->setColor(colour);
        series->setBorderColor(series == m_cursor ? strong : colour);
    }
    for (QLineSeries *line : std::as_const(m_lines))
        line->setPen(QPen(strong, 1.5));
    for (QValueAxis *axis : {m_minutes, m_milliseconds}) {
        axis->setLabelsColor(quiet);
        axis->setGridLineColor(theme::line(palette()));
        axis->setLinePenColor(theme::line(palette()));
        axis->setLabelsFont(theme::font(theme::Type::small));
    }
    chart()->legend()->setLabelColor(quiet);
    chart()->legend()->setFont(theme::font(theme::Type::small));
}

void HistoryChart::drawLines()
{
    for (QLineSeries *line : std::as_const(m_lines)) {
        chart()->removeSeries(line);
        delete line;
    }
    m_lines.clear();
    QList<QPointF> stretch;
    const auto end = [&] {
        if (stretch.size() == 1)
            stretch << stretch.first();
        if (!stretch.isEmpty() && m_lines.size() < mostLines) {
            auto *line = new QLineSeries(this);
            line->replace(stretch);
            chart()->addSeries(line);
            line->attachAxis(m_minutes);
            line->attachAxis(m_milliseconds);
            for (QLegendMarker *marker : chart()->legend()->markers(line))
                marker->setVisible(false);
            m_lines << line;
        }
        stretch.clear();
    };
    for (const HistoryCurve::Point &point : std::as_const(m_curve.points)) {
        if (!point.follows)
            end();
        stretch << QPointF(point.minutes, point.milliseconds);
    }
    end();
}

void HistoryChart::show(const HistoryCurve &curve)
{
    m_curve = curve;
    setAccessibleDescription(curve.words);
    QList<QPointF> down;
    QList<QPointF> degraded;
    QList<QPointF> unknown;
    double highest = leastMilliseconds;
    for (const HistoryCurve::Point &point : std::as_const(m_curve.points)) {
        highest = std::max(highest, point.milliseconds);
        const QPointF place(point.minutes, 0);
        if (point.health == Health::down)
            down << place;
        else if (point.health == Health::degraded)
            degraded << place;
        else if (point.health != Health::up)
            unknown << place;
    }
    m_down->replace(down);
    m_degraded->replace(degraded);
    m_unknown->replace(unknown);
    drawLines();
    colour();
    m_minutes->setRange(-m_curve.span, 0);
    m_minutes->setTickCount(7);
    m_milliseconds->setRange(0, std::ceil(highest * roomAbove));
    choose(std::min(m_chosen, m_curve.points.size() - 1));
}

void HistoryChart::choose(qsizetype point)
{
    m_chosen = point;
    const bool isShown = point >= 0 && point < m_curve.points.size();
    m_cursor->replace(isShown ? QList<QPointF>{{m_curve.points[point].minutes, m_curve.points[point].milliseconds}}
                              : QList<QPointF>());
    Q_EMIT pointChosen(isShown ? point : -1);
}

void HistoryChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_curve.points.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen < 0 ? last : std::max<qsizetype>(0, m_chosen - 1));
    case Qt::Key_Right:
        return choose(m_chosen < 0 ? last : std::min(last, m_chosen + 1));
    case Qt::Key_Home:
        return choose(last < 0 ? -1 : 0);
    case Qt::Key_End:
        return choose(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

void HistoryChart::mouseMoveEvent(QMouseEvent *event)
{
    const double minutes = chart()->mapToValue(event->position(), m_cursor).x();
    qsizetype nearest = -1;
    for (qsizetype at = 0; at < m_curve.points.size(); ++at) {
        const auto distance = [&](qsizetype point) { return std::abs(m_curve.points[point].minutes - minutes); };
        if (nearest < 0 || distance(at) < distance(nearest))
            nearest = at;
    }
    choose(nearest);
}

void HistoryChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    if (m_chosen < 0)
        choose(m_curve.points.size() - 1);
    chart()->setBackgroundPen(QPen(palette().color(QPalette::Highlight).darker(), 2));
    chart()->setBackgroundBrush(Qt::NoBrush);
    chart()->setBackgroundVisible(true);
}

void HistoryChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    chart()->setBackgroundVisible(false);
}

void HistoryChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

} // namespace holdfast
