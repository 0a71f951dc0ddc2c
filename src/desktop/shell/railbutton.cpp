// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/railbutton.h"

#include "desktop/style/icons.h"
#include "desktop/style/theme.h"

#include <QEvent>
#include <QPainter>

namespace holdfast {

RailButton::RailButton(const QString &iconName, const QString &word, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setText(word);
    setAccessibleName(word);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFont(theme::font(theme::Type::small));
    tint();
}

QSize RailButton::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(text()) + 2 * theme::space2;
    return {std::max(width, 76), 24 + fontMetrics().height() + 3 * theme::space2};
}

void RailButton::tint()
{
    m_quiet = icons::icon(m_iconName, theme::quiet(palette()));
    m_strong = icons::icon(m_iconName, palette().color(QPalette::Text));
}

void RailButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        tint();
        update();
    }
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = isChecked() || underMouse() || hasFocus();
    const QRect ground = rect().adjusted(theme::space1, 2, -theme::space1, -2);
    if (isChecked() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Highlight));
        painter.drawRoundedRect(ground, theme::radius, theme::radius);
    }
    const int top = theme::space2 + 2;
    (strong ? m_strong : m_quiet).paint(&painter, QRect((width() - 24) / 2, top, 24, 24));
    painter.setPen(strong ? palette().color(QPalette::Text) : theme::quiet(palette()));
    painter.drawText(QRect(0, top + 24 + 2, width(), fontMetrics().height() + 2), int(Qt::AlignCenter), text());
    if (hasFocus()) {
        painter.setPen(QPen(theme::fill(palette(), Tone::notice), theme::focusWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), theme::radius, theme::radius);
    }
}

} // namespace holdfast
