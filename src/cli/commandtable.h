// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

/// One command as `holdfastctl --help` lists it.
struct CommandSpec {
    QString path; ///< `incident declare`
    QString form; ///< its words: `NAME TIME`, `[DIR]`
    QString summary; ///< one sentence
    QList<OptionSpec> options;
    CommandFactory make; ///< empty: the contract has it, this version does not
};

[[nodiscard]] const QList<CommandSpec> &commandTable();
/// The options that every command takes, before or after its name.
[[nodiscard]] const QList<OptionSpec> &globalOptions();

/// The help of the whole program, of a group (`incident`) or of one command.
[[nodiscard]] QString helpText(const QString &path);

} // namespace holdfast
