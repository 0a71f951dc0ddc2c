// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makeJournalVerify(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeJournalExport(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeReviewExport(CommandContext context);

} // namespace holdfast
