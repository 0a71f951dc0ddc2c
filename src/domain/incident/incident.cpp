// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/incident.h"

#include "domain/runbook/lanes.h"

#include <QSet>
#include <algorithm>

namespace holdfast {

namespace {

/// It has not acted, or what it did was taken back.
bool isUntouched(StepState state)
{
    switch (state) {
    case StepState::planned:
    case StepState::previewed:
    case StepState::confirmed:
    case StepState::undone:
    case StepState::skipped:
        return true;
    case StepState::intended:
    case StepState::begun:
    case StepState::observed:
    case StepState::done:
    case StepState::failed:
        break;
    }
    return false;
}

} // namespace

const StepRecord &Run::record(const StepId &id) const
{
    static const StepRecord untouched;
    const auto found = steps.constFind(id.value());
    return found == steps.cend() ? untouched : *found;
}

QList<StepId> Run::openSteps() const
{
    QMap<QString, int> over; // of each lane, up to its first step that is not over
    QSet<QString> standing;
    QList<StepId> first;
    for (const RunbookStep &step : runbook.steps) {
        if (standing.contains(step.lane))
            continue;
        if (isOver(record(step.id).state)) {
            ++over[step.lane];
            continue;
        }
        standing << step.lane;
        first << step.id;
    }
    if (first.size() < 2)
        return first; // all that it could wait for is over
    const LaneOrder order(runbook.steps);
    first.removeIf([&](const StepId &id) {
        const QMap<QString, int> needed = order.waitsFor(id);
        return std::any_of(needed.keyBegin(), needed.keyEnd(),
            [&](const QString &lane) { return over.value(lane) < needed.value(lane); });
    });
    return first;
}

std::optional<StepId> Run::currentStep() const
{
    const QList<StepId> open = openSteps();
    for (const StepId &step : open) {
        if (runbook.find(step)->lane.isEmpty())
            return step;
    }
    return open.isEmpty() ? std::nullopt : std::optional(open.first());
}

std::optional<UtcTime> Run::answerDue(const StepId &id, const Question &question) const
{
    if (!question.within || !openSteps().contains(id))
        return std::nullopt;
    const LaneOrder order(runbook.steps);
    UtcTime since = startedAt;
    for (const RunbookStep &step : runbook.steps) {
        const std::optional<UtcTime> ended = record(step.id).finishedAt;
        if (ended && order.isBefore(step.id, id))
            since = std::max(since, *ended);
    }
    return since + *question.within;
}

bool Run::mayUndo(const StepId &id) const
{
    const StepRecord &own = record(id);
    const bool hasActed = own.state == StepState::done || own.state == StepState::failed;
    const LaneOrder order(runbook.steps);
    return hasActed && own.byHand.isEmpty()
        && std::none_of(runbook.steps.begin(), runbook.steps.end(), [&](const RunbookStep &step) {
               return !isUntouched(record(step.id).state) && order.isBefore(id, step.id);
           });
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
