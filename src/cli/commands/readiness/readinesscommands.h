// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// `readiness` and `drill coverage`.
[[nodiscard]] QList<CommandSpec> readinessCommands();

} // namespace holdfast
