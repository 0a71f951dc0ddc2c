// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/statechip.h"

#include "desktop/style/theme.h"

#include <QPainter>

namespace holdfast {

StateChip::StateChip(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    setFont(strong);
}

void StateChip::setState(const QString &word, Glyph shape, Tone tone)
{
    m_chip = {word, shape, tone, tone == Tone::unknown};
    setText(word);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    return {shapes::chipWidth(m_chip, fontMetrics()), fontMetrics().height() + theme::space1};
}

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    shapes::draw(painter, rect(), m_chip, palette());
}

StateMark::StateMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateMark::setState(Glyph shape, Tone tone)
{
    m_shape = shape;
    m_tone = tone;
    update();
}

QSize StateMark::sizeHint() const
{
    const int side = fontMetrics().height() + 2;
    return {side, side};
}

void StateMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal side = std::min(width(), height()) * 0.75;
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect()).center());
    shapes::draw(painter, square, m_shape, theme::fill(palette(), m_tone));
}

} // namespace holdfast
