// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/holdfaststyle.h"

#include "desktop/style/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

bool isPrimary(const QWidget *widget) { return widget && widget->property("kind") == u"primary"_s; }

Tone toneProperty(const QWidget *widget)
{
    const QVariant tone = widget->property("tone");
    return tone.isValid() && Tone(tone.toInt()) != Tone::normal ? Tone(tone.toInt()) : Tone::notice;
}

void drawFocus(QPainter *painter, const QRect &rect, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, theme::focusWidth));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), theme::radius, theme::radius);
    painter->restore();
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette &palette = option->palette;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool pressed = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = option->state & QStyle::State_MouseOver;
    QColor ground = palette.color(QPalette::Base);
    QColor frame = enabled ? theme::quiet(palette) : theme::line(palette);
    if (isPrimary(widget) && enabled) {
        ground = theme::fill(palette, toneProperty(widget));
        frame = ground;
        if (pressed || hover)
            ground = pressed ? ground.darker(115) : ground.lighter(108);
    } else if (enabled && (pressed || hover)) {
        ground = palette.color(pressed ? QPalette::Highlight : QPalette::AlternateBase);
    }
    painter->setPen(QPen(frame, 1));
    painter->setBrush(ground);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5), theme::radius, theme::radius);
    painter->restore();
    if (option->state & QStyle::State_HasFocus)
        drawFocus(painter, option->rect, palette.color(QPalette::Text));
}

void drawField(const QStyleOption *option, QPainter *painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPalette &palette = option->palette;
    painter->setPen(QPen(theme::quiet(palette), 1));
    painter->setBrush(palette.color(option->state & QStyle::State_ReadOnly ? QPalette::AlternateBase : QPalette::Base));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
    painter->restore();
    if (option->state & QStyle::State_HasFocus)
        drawFocus(painter, option->rect, theme::fill(palette, Tone::notice));
}

/// No box: a line below the chosen one.
void drawTab(const QStyleOption *option, QPainter *painter)
{
    const bool chosen = option->state & QStyle::State_Selected;
    if (!chosen && (option->state & QStyle::State_MouseOver))
        painter->fillRect(option->rect, option->palette.color(QPalette::AlternateBase));
    if (chosen)
        painter->fillRect(
            option->rect.adjusted(0, option->rect.height() - 3, 0, 0), theme::fill(option->palette, Tone::notice));
}

void drawScrollBar(const QStyleOptionSlider *option, QPainter *painter, const QRect &handle)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const bool busy = option->state & (QStyle::State_Sunken | QStyle::State_MouseOver);
    QColor colour = theme::quiet(option->palette);
    colour.setAlphaF(busy ? 0.9F : 0.55F);
    painter->setBrush(colour);
    const QRectF shape = QRectF(handle).adjusted(3, 3, -3, -3);
    const qreal round = std::min(shape.width(), shape.height()) / 2;
    painter->drawRoundedRect(shape, round, round);
    painter->restore();
}

} // namespace

HoldfastStyle::HoldfastStyle()
    : QProxyStyle(u"Fusion"_s)
{ }

void HoldfastStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const QVariant type = widget->property("type");
    if (type.isValid())
        widget->setFont(theme::font(type.toString().toLatin1()));
    if (widget->property("quiet").toBool())
        widget->setForegroundRole(QPalette::PlaceholderText);
    // Provider texts reach labels: none may ever be read as markup.
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
    if (auto *field = qobject_cast<QLineEdit *>(widget))
        field->setTextMargins(theme::space1, 0, theme::space1, 0);
    if (auto *text = qobject_cast<QPlainTextEdit *>(widget); text && text->isReadOnly()) {
        text->viewport()->setBackgroundRole(QPalette::AlternateBase);
        text->document()->setDocumentMargin(theme::space2);
    }
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void HoldfastStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget);
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractButton *>(widget))
            drawFocus(painter, option->rect, theme::fill(option->palette, Tone::notice));
        return;
    case PE_PanelLineEdit:
        if (widget && !qobject_cast<const QComboBox *>(widget->parentWidget()))
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HoldfastStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_HeaderSection) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->fillRect(
            QRect(option->rect.bottomLeft(), QSize(option->rect.width(), 1)), theme::line(option->palette));
        return;
    }
    if (element == CE_ShapedFrame && qobject_cast<const QPlainTextEdit *>(widget)) {
        drawField(option, painter);
        return;
    }
    if (element == CE_TabBarTabShape) {
        drawTab(option, painter);
        return;
    }
    if (element == CE_HeaderEmptyArea) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button && isPrimary(widget) && (option->state & State_Enabled)) {
        QStyleOptionButton inked = *button;
        inked.palette.setColor(QPalette::ButtonText, theme::onFill(option->palette, toneProperty(widget)));
        QProxyStyle::drawControl(element, &inked, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HoldfastStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && slider) {
        drawScrollBar(slider, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox && (option->state & State_HasFocus))
        drawFocus(painter, option->rect, theme::fill(option->palette, Tone::notice));
}

int HoldfastStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme::space2;
    case PM_ScrollBarExtent:
        return 12;
    case PM_HeaderMargin:
        return theme::space2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HoldfastStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    // No page-wide flash of a rubber band, and no blinking text cursor faster than the system's.
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QSize HoldfastStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int words = button ? button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() : size.width();
        const int air = isPrimary(widget) ? theme::space4 + theme::space2 : theme::space4;
        result = {words + 2 * air,
            std::max(result.height() + theme::space1, theme::target + (isPrimary(widget) ? theme::space2 : 0))};
    }
    if (type == CT_LineEdit || type == CT_ComboBox)
        result.setHeight(std::max(result.height() + theme::space1, theme::target));
    return result;
}

} // namespace holdfast
