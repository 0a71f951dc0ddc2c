// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makeSchedule(CommandContext context);

} // namespace holdfast
