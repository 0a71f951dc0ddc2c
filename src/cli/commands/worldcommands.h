// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makeHealth(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRangeStart(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRangeStop(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRangeStatus(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeDoctor(CommandContext context);

} // namespace holdfast
