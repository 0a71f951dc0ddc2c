// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// `contacts list`, `contacts test`, `contacts confirm`.
[[nodiscard]] QList<CommandSpec> contactCommands();

} // namespace holdfast
