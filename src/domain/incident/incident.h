// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/communications.h"
#include "domain/incident/event.h"
#include "domain/incident/team.h"
#include "domain/runbook/steptable.h"
#include "domain/timing/clockrecord.h"

#include <QMap>

namespace holdfast {

struct CheckResult {
    QString title;
    QString verdict; ///< `pass`, `fail`, `unknown`
    QString summary;
    QJsonObject evidence;
    UtcTime at;
};

/// A second person's approval of a step, as the journal holds it.
struct StepApproval {
    QString person;
    QString keyId;
    QString digest; ///< of the preview that was approved
    UtcTime expiresAt;
};

/// Everything the journal says about one step of the run.
struct StepRecord {
    StepState state = StepState::planned;
    int attempt = 1;
    QJsonObject preview;
    QString digest;
    QString confirmedBy;
    std::optional<StepApproval> approval;
    QString marker;
    QJsonObject inputs;
    QJsonObject memo;
    QJsonObject handle;
    bool adopted = false;
    bool lost = false; ///< an answer was awaited and never came
    std::optional<Error> error; ///< the last one, cleared by progress
    QString failure; ///< why the step failed, one sentence
    QList<CheckResult> checks; ///< of the current attempt
    QString told; ///< what undo said
    QString skipped; ///< why it was left out
    QString byHand; ///< what a person says to have done instead; there is no handle then
    std::optional<UtcTime> intendedAt;
    std::optional<UtcTime> begunAt;
    std::optional<UtcTime> observedAt;
    std::optional<UtcTime> finishedAt; ///< done, failed or undone
};

/// The run of one runbook, pinned to its text.
struct Run {
    Runbook runbook;
    QString hash;
    UtcTime startedAt;
    QMap<QString, StepRecord> steps; ///< by step id; every step of the runbook is present
    QJsonObject facts; ///< `{STEP: {NAME: value}}`
    QJsonObject answers;

    [[nodiscard]] const StepRecord &record(const StepId &id) const;
    /// The steps whose turn it is, one of each lane at most, in the order of the runbook.
    [[nodiscard]] QList<StepId> openSteps() const;
    /// The one of them that stands for the run: that without a lane, else the first. Nothing: the run is complete.
    [[nodiscard]] std::optional<StepId> currentStep() const;
    /// When the time to answer a question of the step is over; nothing: there is no limit, or it is not its turn.
    [[nodiscard]] std::optional<UtcTime> answerDue(const StepId &step, const Question &question) const;
    /// Only what nothing rests on can be taken back: no step that had to wait for it has acted.
    [[nodiscard]] bool mayUndo(const StepId &id) const;
};

struct InstantValue {
    UtcTime time;
    QString source;
    Instant recordedAt; ///< when it was set: the clock that `time` was told by
};

struct Figure {
    std::optional<double> value;
    QString unit;
    QString formula;
    QJsonObject evidence;
    qint64 sequence = 0; ///< of the event that recorded it
};

/// The state of one incident: nothing but the fold of its events.
struct Incident {
    IncidentId id;
    qint64 lastSequence = 0; ///< 0: nothing happened yet
    ScenarioId scenario;
    QString title;
    Severity severity = Severity::sev1;
    bool drill = false;
    QString profile;
    QString plan;
    QMap<InstantName, InstantValue> instants;
    QMap<QString, HealthChanged> health; ///< by component id, the newest change
    std::optional<Run> run;
    QList<Run> earlierRuns; ///< that ended or were left before the one of now, the oldest first
    QMap<QString, Figure> figures;
    std::optional<UtcTime> closedAt;
    QString closingSummary;
    QString glassBroken; ///< why a plan that is not approved is carried out; empty: it is not
    QStringList nonces; ///< of the approvals that were used
    Team team;
    Communications communications;
    ClockRecord clocks;

    [[nodiscard]] bool isDeclared() const { return lastSequence > 0; }
    [[nodiscard]] bool isOpen() const { return isDeclared() && !closedAt; }
    [[nodiscard]] std::optional<UtcTime> instant(InstantName name) const;
    /// How long it was from one instant to the other, without what the clock was set by in between; negative when they
    /// contradict each other, nothing when one is missing.
    [[nodiscard]] std::optional<Elapsed> span(InstantName from, InstantName to) const;
    /// The time for all that counts from the impact: `now`, had the clock not been set since the impact was recorded.
    [[nodiscard]] UtcTime timerNow(const Instant &now) const;
};

} // namespace holdfast
