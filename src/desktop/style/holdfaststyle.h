// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace holdfast {

/// Fusion with flat, quiet controls. Widgets say what they are through two properties: `kind` (`primary`, `quiet`) for
/// buttons and `type` (see theme::font) for texts; `tone` colours a primary button.
class HoldfastStyle final : public QProxyStyle {
    Q_OBJECT

public:
    HoldfastStyle();

    void polish(QWidget *widget) override;
    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;

    using QProxyStyle::polish;
};

} // namespace holdfast
