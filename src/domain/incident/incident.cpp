// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/incident.h"

namespace holdfast {

const StepRecord &Run::record(const StepId &id) const
{
    static const StepRecord untouched;
    const auto found = steps.constFind(id.value());
    return found == steps.cend() ? untouched : *found;
}

std::optional<StepId> Run::currentStep() const
{
    for (const RunbookStep &step : runbook.steps) {
        if (record(step.id).state != StepState::done)
            return step.id;
    }
    return std::nullopt;
}

std::optional<UtcTime> Incident::instant(InstantName name) const
{
    const auto found = instants.constFind(name);
    return found == instants.cend() ? std::nullopt : std::optional(found->time);
}

} // namespace holdfast
