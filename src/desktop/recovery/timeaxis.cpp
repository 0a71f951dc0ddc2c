// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/recovery/timeaxis.h"

#include "desktop/style/shapes.h"
#include "desktop/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace holdfast {

TimeAxis::TimeAxis(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Restore point on the time axis"));
    setCursor(Qt::PointingHandCursor);
    setFont(theme::font(theme::Type::small));
}

void TimeAxis::show(const RestorePointView::Face &face)
{
    m_face = face;
    // What a sighted person reads off the strip; the value is also in the labels beside it.
    setAccessibleDescription(
        tr("%1. %2 Arrow keys move by a second, with Ctrl by a minute.").arg(face.utc, face.explanation));
    update();
}

QSize TimeAxis::sizeHint() const { return {360, fontMetrics().height() * 3 + 2 * theme::space4}; }

QRectF TimeAxis::line() const
{
    const int text = fontMetrics().height();
    return {qreal(theme::space4), qreal(text * 2 + theme::space2), qreal(width() - 2 * theme::space4), 10.0};
}

void TimeAxis::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF strip = line();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::line(palette()));
    painter.drawRoundedRect(strip, 4, 4);
    if (m_face.historyAt > 0.0)
        shapes::hatch(painter, QRectF(strip.topLeft(), QSizeF(strip.width() * m_face.historyAt, strip.height())),
            theme::quiet(palette()), 4);
    paintMarks(painter);
    paintPoint(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme::fill(palette(), Tone::notice), theme::focusWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::radius, theme::radius);
    }
}

void TimeAxis::paintMarks(QPainter &painter) const
{
    const QRectF strip = line();
    const qreal text = fontMetrics().height();
    QList<RestorePointView::AxisMark> marks = m_face.marks;
    // The impact is named whatever else is near; a label that has no room is left out, its mark stays.
    std::stable_partition(marks.begin(), marks.end(),
        [](const RestorePointView::AxisMark &mark) { return mark.mark == RestorePointView::Mark::impact; });
    QList<QRectF> taken;
    for (const RestorePointView::AxisMark &mark : std::as_const(marks)) {
        const bool impact = mark.mark == RestorePointView::Mark::impact;
        // The last good commit and the impact are seconds apart: one is written above, the other below.
        const bool below = mark.mark == RestorePointView::Mark::lastGood;
        const qreal x = strip.left() + strip.width() * std::clamp(mark.at, 0.0, 1.0);
        const Tone tone = impact ? Tone::critical : Tone::normal;
        painter.setPen(QPen(theme::fill(palette(), tone), 2));
        painter.drawLine(QPointF(x, strip.top() - 5), QPointF(x, strip.bottom() + 5));
        const qreal width = fontMetrics().horizontalAdvance(mark.label) + 2;
        const qreal left =
            std::clamp(x - (impact ? width + theme::space4 : width / 2), 2.0, this->width() - width - 2.0);
        const QRectF place(left, below ? strip.bottom() + 6 : strip.top() - text - 5, width, text);
        if (std::any_of(taken.begin(), taken.end(), [&](const QRectF &other) { return other.intersects(place); }))
            continue;
        taken << place;
        painter.setPen(impact ? theme::text(palette(), tone) : theme::quiet(palette()));
        painter.drawText(place, int(Qt::AlignCenter), mark.label);
    }
}

void TimeAxis::paintPoint(QPainter &painter) const
{
    if (m_face.at < 0.0)
        return;
    const QRectF strip = line();
    const qreal x = strip.left() + strip.width() * m_face.at;
    const QColor ink = theme::fill(palette(), Tone::notice);
    painter.setPen(QPen(palette().color(QPalette::Base), 2));
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(x, strip.center().y()), 9, 9);
    const QString label = tr("chosen %1").arg(m_face.utc.mid(11));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(palette().color(QPalette::Text));
    const qreal width = QFontMetricsF(strong).horizontalAdvance(label) + 2;
    const qreal left = std::clamp(x - width / 2, 2.0, this->width() - width - 2.0);
    painter.drawText(QRectF(left, 0, width, fontMetrics().height()), int(Qt::AlignCenter), label);
}

void TimeAxis::pickAt(const QPointF &position)
{
    const QRectF strip = line();
    Q_EMIT picked((position.x() - strip.left()) / strip.width());
}

void TimeAxis::mousePressEvent(QMouseEvent *event) { pickAt(event->position()); }

void TimeAxis::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        pickAt(event->position());
}

void TimeAxis::keyPressEvent(QKeyEvent *event)
{
    using namespace std::chrono;
    const milliseconds step =
        event->modifiers() & Qt::ControlModifier ? milliseconds(minutes(1)) : milliseconds(seconds(1));
    if (event->key() == Qt::Key_Left)
        Q_EMIT nudged(-step);
    else if (event->key() == Qt::Key_Right)
        Q_EMIT nudged(step);
    else
        QWidget::keyPressEvent(event);
}

} // namespace holdfast
