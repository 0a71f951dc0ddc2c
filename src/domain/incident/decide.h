// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/approval.h"
#include "domain/communication/decidemessages.h"
#include "domain/incident/decideteam.h"
#include "domain/incident/incident.h"

#include <variant>

namespace holdfast {

// What a person or the engine asks for. decide() says what it means, or why it is not allowed now.

struct Declare {
    Declared declaration;
    std::optional<UtcTime> impactStart; ///< nothing: the declaration itself
    QString impactSource;
    std::optional<UtcTime> detected;
    UtcTime now;
};
struct SetInstant {
    InstantSet instant;
};
struct AddNote {
    QString text;
};
struct StartRun {
    Runbook runbook;
};
/// Leaves the runbook before its end, so that another one can be started. Refused while an outcome is open.
struct LeaveRun {
    QString reason;
};
struct AnswerStep {
    StepId step;
    QString name;
    QString value;
};
/// Binds to the preview by its digest: a preview that changed meanwhile must be confirmed again.
struct ConfirmStep {
    StepId step;
    QString digest;
    QString typedTarget; ///< what the person typed; compared with the resolved target of the step
    QString confirmedBy;
};
/// Carries out a plan that is not approved, for a reason that the journal keeps.
struct BreakGlass {
    QString reason;
    QString missing; ///< what the plan lacks
};
/// A second person's approval that was verified already. Binds to the preview like a confirmation.
struct ApproveStep {
    StepId step;
    Approval approval;
};
/// The commander decides about an unknown outcome that no look-up could settle: it did not happen.
struct DeclareAbsent {
    StepId step;
    QString reason;
};
struct RetryStep {
    StepId step;
    QString reason;
};
/// Leaves a step out, for a reason. Refused when it has acted, or when later steps need what it finds out.
struct SkipStep {
    StepId step;
    QString reason;
};
/// Nothing more is asked or sent for a step that has begun. What it began may still end at the provider: the step has
/// failed, and is taken back or tried again.
struct StopStep {
    StepId step;
    QString reason;
};
/// A person did it elsewhere: says what was done, and what the machine would have found out (factsNeededFrom()).
struct ReportByHand {
    StepId step;
    QString told;
    QJsonObject facts;
};
/// An unfinished recovery is only left with a reason: the summary says it then.
struct CloseIncident {
    QString summary;
    bool abandon = false;
};
/// An outcome that the engine observed; checked against the step table.
struct Record {
    EventBody body;
};

using Command = std::variant<Declare, SetInstant, AddNote, StartRun, AnswerStep, ConfirmStep, DeclareAbsent, RetryStep,
    CloseIncident, Record, TeamCommand, BreakGlass, ApproveStep, MessageCommand, LeaveRun, SkipStep, ReportByHand,
    StopStep>;

/// The events that a command leads to, or the reason why it is refused (ErrorCode::refused, invalid or conflict).
/// Pure: asks no clock and changes nothing.
[[nodiscard]] Result<QList<EventBody>> decide(const Incident &state, const Command &command);

} // namespace holdfast
