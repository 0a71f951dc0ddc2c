// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

/// Our own line icons, drawn in the colour of the text around them.
namespace holdfast::icons {

[[nodiscard]] QIcon icon(const QString &name, const QColor &colour);
/// The program's own mark, in its own colours.
[[nodiscard]] QIcon programIcon();

} // namespace holdfast::icons
