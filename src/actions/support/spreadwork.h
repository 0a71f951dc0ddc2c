// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// Calls `one` for each number below `count`, as many at a time as `spread` has threads; the first error ends it.
[[nodiscard]] Result<> forEachNumber(
    qsizetype count, const Spread &spread, const std::function<Result<>(qsizetype)> &one);

} // namespace holdfast
