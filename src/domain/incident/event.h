// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/communication/messageevents.h"
#include "domain/health/health.h"
#include "domain/incident/teamevents.h"
#include "domain/runbook/runbook.h"
#include "kernel/clock.h"
#include "kernel/ids.h"
#include "kernel/result.h"

#include <QJsonObject>
#include <variant>

namespace holdfast {

/// The named instants of an incident. All measurement starts from them; each may be corrected later, with its source.
enum class InstantName { impactStart, detected, declared, acknowledged, mitigated, restored };
enum class Severity { sev1, sev2, sev3 };

[[nodiscard]] QString instantName(InstantName name);
[[nodiscard]] std::optional<InstantName> instantFromName(const QString &name);
[[nodiscard]] QString severityName(Severity severity); ///< `SEV1` …
[[nodiscard]] std::optional<Severity> severityFromName(const QString &name);

// What can happen to an incident. Each struct is one kind of event; its JSON form is in eventjson.h.

struct Declared {
    ScenarioId scenario;
    QString title;
    Severity severity = Severity::sev1;
    bool drill = false;
    QString profile; ///< `practice` or the name of an environment
    QString plan; ///< name and version of the plan in force
};
struct InstantSet {
    InstantName name = InstantName::impactStart;
    UtcTime time;
    QString source; ///< "probe database", "commander", …
    QString reason; ///< why it was corrected; empty the first time
};
struct HealthChanged {
    ComponentId component;
    Health from = Health::unknown;
    Health to = Health::unknown;
    QString reason;
    QJsonObject evidence;
};
struct Noted {
    QString text;
};
struct RunStarted {
    Runbook runbook; ///< pinned: the run goes on with this text whatever happens to the plan
    QString hash;
};
/// The runbook is left before its end, for a reason; another one may be started. Its effects stay.
struct RunLeft {
    QString reason;
};
/// A plan that is not approved is carried out all the same, for a reason. It holds for the whole incident.
struct GlassBroken {
    QString reason;
    QString missing; ///< what the plan lacked
};
/// Work went on after the program had ended in the middle of a run.
struct Resumed {
    QString reason;
};
struct StepAnswered {
    StepId step;
    QString name;
    QString value;
};
struct StepPreviewed {
    StepId step;
    int attempt = 1;
    QJsonObject preview; ///< toJson(Preview): requests without secrets, change, blast radius
    QString digest; ///< SHA-256 of the requests: what a confirmation binds to
};
struct StepConfirmed {
    StepId step;
    int attempt = 1;
    QString digest;
    QString confirmedBy; ///< the author, or `drill`
    QString how; ///< `none`, `press`, `typed`
};
/// Somebody else than the operator approved exactly what the preview shows.
struct StepApproved {
    StepId step;
    int attempt = 1;
    QString digest; ///< of the preview that was approved
    QString person;
    QString keyId;
    QString nonce; ///< used once
    UtcTime expiresAt;
};
/// Recorded before the first byte of an effect leaves. Without an outcome after it, the outcome is unknown.
struct StepIntended {
    StepId step;
    int attempt = 1;
    QString marker; ///< what the effect can be found by at the provider
    QJsonObject inputs;
    QJsonObject memo; ///< what find() needs besides the marker, for example the ids that existed before
};
/// No answer came: the outcome is unknown and is looked up next.
struct StepLost {
    StepId step;
    int attempt = 1;
    Error error;
};
/// The provider said that it is busy or wants fewer requests, and did nothing.
struct StepPostponed {
    StepId step;
    int attempt = 1;
    Error error;
};
struct StepBegun {
    StepId step;
    int attempt = 1;
    QJsonObject handle;
    bool adopted = false; ///< found at the provider instead of answered by it
};
struct StepAbsent {
    StepId step;
    int attempt = 1;
    QString evidence; ///< who said so: the look-up, or the person who decided
};
struct StepRefused {
    StepId step;
    int attempt = 1;
    Error error;
};
struct StepObserved {
    StepId step;
    int attempt = 1;
    QJsonObject evidence;
    QJsonObject facts; ///< later steps refer to them as `${steps.STEP.NAME}`
};
struct StepBroken {
    StepId step;
    int attempt = 1;
    Error error;
};
struct CheckRecorded {
    StepId step;
    int attempt = 1;
    int check = 0; ///< position in the step's list
    QString title;
    QString verdict; ///< `pass`, `fail`, `unknown`
    QString summary;
    QJsonObject evidence;
    QJsonObject facts;
};
struct StepDone {
    StepId step;
    int attempt = 1;
};
struct StepFailed {
    StepId step;
    int attempt = 1;
    QString reason;
};
struct StepRechecked {
    StepId step;
    int attempt = 1;
};
struct StepRetried {
    StepId step;
    int attempt = 1; ///< the new one
    QString reason;
};
struct StepUndone {
    StepId step;
    int attempt = 1;
    QString told;
};
/// The step is left out. Its checks have not passed.
struct StepSkipped {
    StepId step;
    int attempt = 1;
    QString reason;
    bool byCondition = false; ///< the runbook says so, nobody decided it
};
/// A person did the step elsewhere. The same checks follow.
struct StepByHand {
    StepId step;
    int attempt = 1;
    QString told; ///< what was done
    QJsonObject facts; ///< what the machine would have found out
};
/// A figure of the review with the events it was computed from.
struct Measured {
    QString name; ///< `recoveryTimeSeconds`, `recoveryPointSeconds`, `rowsLost`, …
    std::optional<double> value; ///< nothing: could not be measured
    QString unit;
    QString formula;
    QJsonObject evidence;
};
struct Closed {
    QString summary;
};

using EventBody = std::variant<Declared, InstantSet, HealthChanged, Noted, RunStarted, Resumed, StepAnswered,
    StepPreviewed, StepConfirmed, StepIntended, StepLost, StepPostponed, StepBegun, StepAbsent, StepRefused,
    StepObserved, StepBroken, CheckRecorded, StepDone, StepFailed, StepRechecked, StepRetried, StepUndone, Measured,
    Closed, RoleOffered, RoleTaken, RoleReleased, TaskAssigned, TaskUnderstood, TaskEnded, DecisionProposed,
    ObjectionRaised, DecisionSettled, TodoAdded, TodoDone, SeverityChanged, PrivacyChanged, ConditionSet, PersonTold,
    EscalationSnoozed, DutyMet, Reopened, GlassBroken, StepApproved, MessageDrafted, MessageApproved, MessageDropped,
    DeliveryQueued, DeliveryIntended, DeliveryAnswered, DeliverySettled, MessageSeenPublicly, RunLeft, StepSkipped,
    StepByHand>;

/// One line of the journal. `sequence` counts from 1 within the incident, without gaps.
struct Event {
    IncidentId incident;
    qint64 sequence = 0;
    Instant at;
    QString author;
    EventBody body;
};

} // namespace holdfast
