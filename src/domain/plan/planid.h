// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace holdfast {

/// `database-loss`: lower-case letters, digits and hyphens, beginning with a letter, at most 64.
[[nodiscard]] bool isPlanId(const QString &text);
/// The id that a name becomes: `Technical Lead` → `technical-lead`; umlauts are spelt out. Empty where nothing can be
/// made of it.
[[nodiscard]] QString planIdFrom(const QString &name);

} // namespace holdfast
