// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/incidentchange.h"

#include "cli/words.h"

namespace holdfast {

void IncidentChange::showAfter(const Result<> &done, const QString &said)
{
    if (!done)
        return fail(done.error());
    output().result(incidentSummary(bench().desk().incident()), {incidentLine(bench().desk().incident())});
    output().say(said);
    end(ExitCode::ok);
}

void IncidentChange::change(const Command &wanted, const QString &said, const QString &incident)
{
    const auto submit = [this, wanted, said] {
        bench().desk().submit(wanted, [this, said](const Result<> &done) { showAfter(done, said); });
    };
    withIncident(submit, incident);
}

} // namespace holdfast
