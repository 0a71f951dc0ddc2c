// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makeBackupsVerify(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeBackupsTake(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeBackupsTakeFiles(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeBackupsProveFiles(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeBackupsList(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeBackupsProve(CommandContext context);

} // namespace holdfast
