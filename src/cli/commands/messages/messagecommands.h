// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// `message draft`, `show`, `list`, `approve`, `drop`, `settle`, `deliver`.
[[nodiscard]] QList<CommandSpec> messageCommands();

} // namespace holdfast
