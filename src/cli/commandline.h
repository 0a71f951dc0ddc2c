// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// The command line of `holdfastctl`, understood.
struct CommandLine {
    Arguments arguments; ///< global options included; the words without the command's name
    const CommandSpec *command = nullptr;
    QString help; ///< to be printed instead of running anything
};

/// Global options may stand before and after the command. ErrorCode::invalid for everything that is not in the table.
[[nodiscard]] Result<CommandLine> readCommandLine(const QStringList &given);

} // namespace holdfast
