// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

/// What somebody who leads asks, as a page that is written anew while the incident lasts.
[[nodiscard]] std::unique_ptr<CliCommand> makeIncidentPage(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeIncidentDeclare(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeIncidentList(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeIncidentShow(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeIncidentClose(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookLeave(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookStop(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookSkip(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeRunbookByHand(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeNote(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeInstantSet(CommandContext context);

} // namespace holdfast
