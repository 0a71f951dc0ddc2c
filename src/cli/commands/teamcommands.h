// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// Everything that people do in an incident: roles, tasks, decisions, items, conditions, who was told, legal duties.
[[nodiscard]] QList<CommandSpec> teamCommands();

} // namespace holdfast
