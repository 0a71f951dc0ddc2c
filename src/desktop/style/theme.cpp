// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/theme.h"

#include "desktop/style/holdfaststyle.h"

#include <QApplication>
#include <array>

namespace holdfast::theme {

using namespace Qt::StringLiterals;

namespace {

struct Colours {
    QRgb window, card, text, quiet, line, raised, selection;
    std::array<QRgb, 5> fill; // by Tone
    std::array<QRgb, 5> on;
    std::array<QRgb, 5> text_;
};

constexpr Colours darkColours{0xff1e1f22, 0xff2b2d30, 0xffe3e5e8, 0xffa8adb3, 0xff43464a, 0xff36393d, 0xff3a4754,
    {0xffa8adb3, 0xff9bd1fc, 0xfffbeba3, 0xfff5725c, 0xffd06cf7},
    {0xff1e1f22, 0xff1e1f22, 0xff1e1f22, 0xff1e1f22, 0xff1e1f22},
    {0xffe3e5e8, 0xff9bd1fc, 0xfffbeba3, 0xfff5725c, 0xffd06cf7}};
constexpr Colours lightColours{0xfff2f3f5, 0xffffffff, 0xff1b1d20, 0xff5f6368, 0xffd4d7db, 0xfff7f8f9, 0xffdce9f5,
    {0xff5f6368, 0xff188ade, 0xffca7a04, 0xff971f12, 0xff4f176e},
    {0xffffffff, 0xff000000, 0xff000000, 0xffffffff, 0xffffffff},
    {0xff1b1d20, 0xff1b1d20, 0xff1b1d20, 0xff971f12, 0xff4f176e}};

const Colours &coloursOf(const QPalette &palette) { return isDark(palette) ? darkColours : lightColours; }

} // namespace

bool isDark(const QPalette &palette) { return palette.color(QPalette::Window).lightness() < 128; }

bool systemIsDark() { return isDark(QGuiApplication::palette()); }

QPalette palette(bool dark)
{
    const Colours &c = dark ? darkColours : lightColours;
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::Base, c.card);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::Button, c.card);
    palette.setColor(QPalette::ToolTipBase, c.card);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
             QPalette::HighlightedText, QPalette::BrightText})
        palette.setColor(role, c.text);
    palette.setColor(QPalette::PlaceholderText, c.quiet);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Midlight, c.raised);
    palette.setColor(QPalette::Light, c.raised);
    palette.setColor(QPalette::Dark, c.line);
    palette.setColor(QPalette::Shadow, dark ? QColor(0, 0, 0) : QColor(c.line));
    palette.setColor(QPalette::Link, c.fill[1]);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.quiet);
    return palette;
}

void dress(QApplication &application, Appearance appearance)
{
    const bool dark = appearance == Appearance::dark || (appearance == Appearance::system && systemIsDark());
    application.setStyle(new HoldfastStyle);
    QFont base;
    base.setFamilies({u"Noto Sans"_s, u"DejaVu Sans"_s, u"sans-serif"_s});
    base.setPointSizeF(std::max(application.font().pointSizeF(), 10.0));
    application.setFont(base);
    recolour(application, dark);
}

void recolour(QApplication &application, bool dark) { application.setPalette(palette(dark)); }

QColor fill(const QPalette &palette, Tone tone) { return coloursOf(palette).fill[size_t(tone)]; }

QColor onFill(const QPalette &palette, Tone tone) { return coloursOf(palette).on[size_t(tone)]; }

QColor text(const QPalette &palette, Tone tone) { return coloursOf(palette).text_[size_t(tone)]; }

QColor quiet(const QPalette &palette) { return coloursOf(palette).quiet; }

QColor line(const QPalette &palette) { return coloursOf(palette).line; }

QFont font(Type type)
{
    QFont font = QApplication::font();
    const qreal base = font.pointSizeF();
    switch (type) {
    case Type::small:
        font.setPointSizeF(base * 0.88);
        break;
    case Type::body:
        break;
    case Type::heading:
        font.setWeight(QFont::DemiBold);
        break;
    case Type::title:
        font.setPointSizeF(base * 1.5);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::figure:
        font.setPointSizeF(base * 1.7);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::mono:
        font.setFamilies({u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s, u"monospace"_s});
        font.setPointSizeF(base * 0.92);
        font.setFixedPitch(true);
        break;
    }
    return font;
}

QFont font(const QByteArray &type)
{
    if (type == "small")
        return font(Type::small);
    if (type == "heading")
        return font(Type::heading);
    if (type == "title")
        return font(Type::title);
    if (type == "figure")
        return font(Type::figure);
    if (type == "mono")
        return font(Type::mono);
    return font(Type::body);
}

} // namespace holdfast::theme
