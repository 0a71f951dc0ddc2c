// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makePlanCheck(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePlanImport(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePlanShow(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePlanPrint(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeEscalationShow(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookList(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeDrillCalendar(CommandContext context);

} // namespace holdfast
