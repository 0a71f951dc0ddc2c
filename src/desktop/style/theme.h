// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/words/tone.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

/// The visual language in numbers; docs/visual-language.md says why.
namespace holdfast::theme {

enum class Appearance { system, light, dark };

/// Spacing grid.
inline constexpr int space1 = 4;
inline constexpr int space2 = 8;
inline constexpr int space4 = 16;
inline constexpr int radius = 6;
inline constexpr qreal focusWidth = 2.0;
/// The least height of anything that can be pressed.
inline constexpr int target = 32;

[[nodiscard]] QPalette palette(bool dark);
[[nodiscard]] bool isDark(const QPalette &palette);
/// Whether the desktop the program runs on looks dark; asked before our own palette is set.
[[nodiscard]] bool systemIsDark();

/// Style, palette and font of the whole program.
void dress(QApplication &application, Appearance appearance);
/// Only the palette: for a change while the program runs.
void recolour(QApplication &application, bool dark);

/// For shapes, bars and the ground of chips: at least 3:1 against window and card.
[[nodiscard]] QColor fill(const QPalette &palette, Tone tone);
/// Readable on fill().
[[nodiscard]] QColor onFill(const QPalette &palette, Tone tone);
/// For words in a tone on window or card: at least 4.5:1. Light tones that are not dark enough stay plain text.
[[nodiscard]] QColor text(const QPalette &palette, Tone tone);
[[nodiscard]] QColor quiet(const QPalette &palette);
[[nodiscard]] QColor line(const QPalette &palette);

/// The steps of the type scale, relative to the application's font.
enum class Type { small, body, heading, title, figure, mono };
[[nodiscard]] QFont font(Type type);
/// From a widget's `type` property: `small`, `heading`, `title`, `figure`, `mono`.
[[nodiscard]] QFont font(const QByteArray &type);

} // namespace holdfast::theme
