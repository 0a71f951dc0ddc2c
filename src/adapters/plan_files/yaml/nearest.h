// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace holdfast::plan_files {

/// The one of `known` that was probably meant by `written`, or an empty text. Upper and lower case, hyphens and
/// underscores make no difference; otherwise a third of the letters may be wrong, missing or swapped. Among very many
/// known names nothing is sought.
[[nodiscard]] QString nearest(const QString &written, const QStringList &known);

/// ` Did you mean `x`?`, or ` Known here: a, b, c.` when nothing is near.
[[nodiscard]] QString suggestion(const QString &written, const QStringList &known);

} // namespace holdfast::plan_files
