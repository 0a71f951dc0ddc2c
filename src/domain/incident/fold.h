// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

namespace holdfast {

/// One more event. The events of an incident must be applied in the order of their sequence, without gaps; an event
/// that the step table forbids leaves the state as it was (a journal of ours never holds one).
[[nodiscard]] Incident apply(Incident state, const Event &event);
[[nodiscard]] Incident fold(const QList<Event> &events);

/// Tells the runs of one incident apart in names of branches and in markers: empty for the first, then `-r2`, `-r3`.
[[nodiscard]] QString runSuffix(const Incident &incident);
/// The scope that references in step inputs are resolved in:
/// `{"incident": {"id","title","token","impactStart"}, "steps": {STEP: facts}, "answers": {NAME: value}}`.
[[nodiscard]] QJsonObject resolveScope(const Incident &incident);

/// The signal that an event gives to its step; nothing for an event that moves no step.
[[nodiscard]] std::optional<StepSignal> stepSignal(const EventBody &body);
/// The step that an event is about; empty for others.
[[nodiscard]] StepId stepOf(const EventBody &body);

} // namespace holdfast
