// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

namespace holdfast {

/// Where an effect would happen, and what the plan it comes from is worth.
struct ActingGround {
    QString profile; ///< where the step would act: `practice`, where nothing real can be touched, or an environment
    QString missing; ///< why the plan does not count as approved, one sentence; empty: it does
};

/// Whether the incident is an exercise where it acts now. One that was declared for practice is none on a real
/// environment.
[[nodiscard]] bool isDrillHere(const Incident &incident, const QString &profile);
/// Whether the plan must be approved for this incident to act there.
[[nodiscard]] bool needsApprovedPlan(const Incident &incident, const QString &profile);

/// Whether this step may act now: on a real environment only out of an approved plan or with the glass broken, and with
/// the second person's approval where the step asks for one. Drills and steps that only read are never limited.
/// ErrorCode::refused otherwise. Pure.
[[nodiscard]] Result<> mayAct(
    const Incident &incident, const RunbookStep &step, const ActingGround &ground, UtcTime now);

/// The approval of the step as it is previewed now, when it counts.
[[nodiscard]] bool isApprovedNow(const StepRecord &record, UtcTime now);

/// What a second person signs for a step: the incident, the step, the attempt and the digest of its recorded preview.
[[nodiscard]] QByteArray stepContent(const IncidentId &incident, const StepId &step, const StepRecord &record);

} // namespace holdfast
