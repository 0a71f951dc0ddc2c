// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

[[nodiscard]] std::unique_ptr<CliCommand> makeSecretsSet(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeSecretsList(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeSecretsCheck(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeSecretsRemove(CommandContext context);

} // namespace holdfast
