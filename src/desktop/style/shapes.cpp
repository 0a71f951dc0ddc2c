// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/shapes.h"

#include "desktop/style/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace holdfast::shapes {

namespace {

void drawStrokes(QPainter &painter, const QRectF &r, Glyph shape)
{
    const auto at = [&r](qreal x, qreal y) { return QPointF(r.left() + r.width() * x, r.top() + r.height() * y); };
    switch (shape) {
    case Glyph::tick:
        painter.drawPolyline(QPolygonF{at(0.12, 0.55), at(0.4, 0.82), at(0.9, 0.2)});
        break;
    case Glyph::cross:
        painter.drawLine(at(0.2, 0.2), at(0.8, 0.8));
        painter.drawLine(at(0.8, 0.2), at(0.2, 0.8));
        break;
    case Glyph::arrow:
        painter.drawLine(at(0.08, 0.5), at(0.9, 0.5));
        painter.drawPolyline(QPolygonF{at(0.58, 0.18), at(0.92, 0.5), at(0.58, 0.82)});
        break;
    default:
        break;
    }
}

QPolygonF solid(const QRectF &r, Glyph shape)
{
    const QPointF c = r.center();
    if (shape == Glyph::diamond)
        return {{c.x(), r.top() - 1}, {r.right() + 1, c.y()}, {c.x(), r.bottom() + 1}, {r.left() - 1, c.y()}};
    if (shape == Glyph::triangle)
        return {{c.x(), r.top()}, {r.right(), r.bottom()}, {r.left(), r.bottom()}};
    const QRectF inner = r.adjusted(1, 1, -1, -1);
    return {inner.topLeft(), inner.topRight(), inner.bottomRight(), inner.bottomLeft()};
}

} // namespace

void draw(QPainter &painter, const QRectF &square, Glyph shape, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (shape) {
    case Glyph::none:
        break;
    case Glyph::ring:
        painter.drawEllipse(square.adjusted(1.5, 1.5, -1.5, -1.5));
        break;
    case Glyph::circle:
        painter.setBrush(colour);
        painter.drawEllipse(square.adjusted(1, 1, -1, -1));
        break;
    case Glyph::hatch:
    case Glyph::query:
        hatch(painter, square, colour, 2.0);
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 2, 2);
        break;
    case Glyph::tick:
    case Glyph::cross:
    case Glyph::arrow:
        drawStrokes(painter, square, shape);
        break;
    case Glyph::diamond:
    case Glyph::triangle:
    case Glyph::square:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(solid(square, shape));
        break;
    }
    painter.restore();
}

void hatch(QPainter &painter, const QRectF &area, const QColor &colour, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(area, radius, radius);
    painter.setClipPath(clip, Qt::IntersectClip);
    painter.setPen(QPen(colour, 1.25));
    constexpr qreal step = 5.0;
    for (qreal x = area.left() - area.height(); x < area.right(); x += step)
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    painter.restore();
}

void bar(QPainter &painter, const QRectF &area, double spent, Tone tone, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::line(palette));
    painter.drawRoundedRect(area, 3, 3);
    if (spent > 0.0) {
        QRectF done = area;
        done.setWidth(std::max(area.width() * std::min(spent, 1.0), 4.0));
        painter.setBrush(theme::fill(palette, tone));
        painter.drawRoundedRect(done, 3, 3);
        if (spent > 1.0)
            hatch(painter, done, theme::onFill(palette, tone), 3);
    }
    painter.restore();
}

int chipWidth(const Chip &chip, const QFontMetrics &metrics)
{
    const int mark = chip.shape == Glyph::none ? 0 : metrics.ascent() + theme::space2;
    return metrics.horizontalAdvance(chip.word) + mark + 2 * theme::space2;
}

void draw(QPainter &painter, const QRectF &area, const Chip &chip, const QPalette &palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool calm = chip.tone == Tone::normal;
    const bool dark = theme::isDark(palette);
    QColor ink = calm ? theme::quiet(palette) : theme::onFill(palette, chip.tone);
    if (!calm) {
        painter.setPen(Qt::NoPen);
        QColor ground = theme::fill(palette, chip.tone);
        if (dark || chip.hatched) { // on dark, or when nothing is sure, the ground stays empty and the frame speaks
            ink = theme::fill(palette, chip.tone);
            painter.setPen(QPen(ink, 1.25));
            ground = Qt::transparent;
        }
        painter.setBrush(ground);
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme::space1, theme::space1);
        if (chip.hatched) {
            QColor faint = ink;
            faint.setAlphaF(0.22F);
            hatch(painter, area, faint, theme::space1);
        }
    }
    QRectF rest = area.adjusted(calm ? 0 : theme::space2, 0, -theme::space1, 0);
    if (chip.shape != Glyph::none) {
        const qreal side = painter.fontMetrics().ascent() * 0.72;
        draw(painter, QRectF(rest.left(), rest.center().y() - side / 2, side, side), chip.shape, ink);
        rest.setLeft(rest.left() + side + theme::space2);
    }
    painter.setPen(ink);
    painter.drawText(rest, int(Qt::AlignVCenter | Qt::AlignLeft),
        painter.fontMetrics().elidedText(chip.word, Qt::ElideRight, int(rest.width()) + 1));
    painter.restore();
}

} // namespace holdfast::shapes
