// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/worldframe.h"

#include "desktop/style/theme.h"

#include <QPainter>

namespace holdfast {

namespace {

constexpr int frameWidth = 10;
constexpr qreal stripe = 14.0;

} // namespace

WorldFrame::WorldFrame(QWidget *parent)
    : QWidget(parent)
{ }

void WorldFrame::setWorld(IncidentHeader::World world, const QString &word)
{
    m_world = world;
    m_word = word;
    const int margin = world == IncidentHeader::World::live ? 0 : frameWidth;
    setContentsMargins(margin, margin, margin, margin);
    update();
}

void WorldFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    if (m_world != IncidentHeader::World::live)
        paintStripes(painter);
}

void WorldFrame::paintStripes(QPainter &painter) const
{
    QRegion frame(rect());
    frame -= rect().adjusted(frameWidth, frameWidth, -frameWidth, -frameWidth);
    painter.setClipRegion(frame);
    painter.setRenderHint(QPainter::Antialiasing);
    // Practice is quiet until a drill runs: then the frame takes the colour of a notice.
    const bool drill = m_world == IncidentHeader::World::drill;
    QColor ink = theme::fill(palette(), drill ? Tone::notice : Tone::normal);
    if (!drill)
        ink.setAlphaF(0.45F);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(QPen(ink, stripe * 0.42));
    for (qreal x = -height(); x < width(); x += stripe)
        painter.drawLine(QPointF(x, height()), QPointF(x + height(), 0));
}

} // namespace holdfast
