// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/common/card.h"

#include "desktop/style/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace holdfast {

Card::Card(QWidget *parent)
    : QFrame(parent)
{ }

void Card::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(theme::line(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(area, theme::radius, theme::radius);
    if (m_tone == Tone::normal)
        return;
    QPainterPath round;
    round.addRoundedRect(area, theme::radius, theme::radius);
    painter.setClipPath(round);
    const QRect strip = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, theme::space1 + 1, height()));
    painter.fillRect(strip, theme::fill(palette(), m_tone));
}

} // namespace holdfast
