// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/yamltree.h"

namespace holdfast::plan_files {

/// The value as a scalar on one line: in this style where it reads back, else in double quotation marks. `inFlow`:
/// between brackets, where commas and brackets need quotation marks as well.
[[nodiscard]] QByteArray scalarText(const QString &value, Node::Style style, bool inFlow);

/// The value as a block of text in the style, head and indentation of the one that is written there now; lines that
/// say the same keep their bytes. The result may be unable to say the value: read it again.
[[nodiscard]] QByteArray blockText(
    const QByteArray &written, const QString &now, const QString &value, Node::Style style);

} // namespace holdfast::plan_files
