// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/clicommand.h"

namespace holdfast {

/// A command that changes an incident and shows what became of it.
class IncidentChange : public CliCommand {
    Q_OBJECT

public:
    explicit IncidentChange(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

protected:
    void showAfter(const Result<> &done, const QString &said);
    /// Puts the incident on the desk and asks for `wanted`.
    void change(const Command &wanted, const QString &said, const QString &incident = {});
};

} // namespace holdfast
