// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"

namespace holdfast {

/// Persons and their keys, the plan's signatures, maintenance and audit, approvals of steps.
[[nodiscard]] QList<CommandSpec> approvalCommands();

[[nodiscard]] std::unique_ptr<CliCommand> makePersonCreate(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePersonTrust(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePersonList(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePersonForget(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePlanSign(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePlanMaintenance(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makePlanAudit(CommandContext context);
[[nodiscard]] std::unique_ptr<CliCommand> makeApprove(CommandContext context);

/// Who signs: --person, else the person of the log-in name, else the only one who has a key here.
[[nodiscard]] Result<QString> signerOf(const Arguments &arguments, const QString &login, const QStringList &own);
/// --valid in units of `unit`, or `usual` of them.
[[nodiscard]] Result<Duration> validityOf(const Arguments &arguments, Duration unit, int usual);

} // namespace holdfast
