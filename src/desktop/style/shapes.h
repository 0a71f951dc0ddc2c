// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/words/tone.h"

#include <QPalette>
#include <QRectF>
#include <QString>

class QPainter;
class QFontMetrics;

/// What is painted in more than one place.
namespace holdfast::shapes {

/// A state's shape, filled or drawn in `colour`, inside a square.
void draw(QPainter &painter, const QRectF &square, Glyph shape, const QColor &colour);
/// Diagonal stripes: what cannot be believed, and what is not real.
void hatch(QPainter &painter, const QRectF &area, const QColor &colour, qreal radius = 0.0);
/// A bar whose full length is the objective; what is over is marked at its end.
void bar(QPainter &painter, const QRectF &area, double spent, Tone tone, const QPalette &palette);

/// A state as shape and word; filled where the tone asks for attention.
struct Chip {
    QString word{};
    Glyph shape = Glyph::none;
    Tone tone = Tone::normal;
    bool hatched = false;
};
[[nodiscard]] int chipWidth(const Chip &chip, const QFontMetrics &metrics);
void draw(QPainter &painter, const QRectF &area, const Chip &chip, const QPalette &palette);

} // namespace holdfast::shapes
