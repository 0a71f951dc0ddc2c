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
        if (!isOver(record(step.id).state))
            return step.id;
    }
    return std::nullopt;
}

bool Run::mayUndo(const StepId &id) const
{
    for (auto step = runbook.steps.crbegin(); step != runbook.steps.crend(); ++step) {
        switch (record(step->id).state) {
        case StepState::planned:
        case StepState::previewed:
        case StepState::confirmed:
        case StepState::undone:
        case StepState::skipped:
            continue;
        case StepState::done:
        case StepState::failed:
            return step->id == id && record(step->id).byHand.isEmpty();
        case StepState::intended:
        case StepState::begun:
        case StepState::observed:
            return false;
        }
    }
    return false;
}

std::optional<UtcTime> Incident::instant(InstantName name) const
{
    const auto found = instants.constFind(name);
    return found == instants.cend() ? std::nullopt : std::optional(found->time);
}

std::optional<Elapsed> Incident::span(InstantName from, InstantName to) const
{
    const auto first = instants.constFind(from);
    const auto second = instants.constFind(to);
    if (first == instants.cend() || second == instants.cend())
        return std::nullopt;
    const Elapsed steady = clocks.between(first->recordedAt, second->recordedAt);
    const auto moved = (second->recordedAt.utc - first->recordedAt.utc) - steady.time;
    return Elapsed{second->time - first->time - moved, steady.certain};
}

UtcTime Incident::timerNow(const Instant &now) const
{
    const auto impact = instants.constFind(InstantName::impactStart);
    return impact == instants.cend() ? now.utc : clocks.steadyNow(impact->recordedAt, now);
}

} // namespace holdfast
