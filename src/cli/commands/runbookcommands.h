// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookPreview(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookRun(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookResume(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeDrillRun(CommandContext context);

} // namespace holdfast
