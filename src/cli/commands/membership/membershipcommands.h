// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// `team init|join|status|leave`: the journal that a team shares.
[[nodiscard]] QList<CommandSpec> membershipCommands();

} // namespace holdfast
