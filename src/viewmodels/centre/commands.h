// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/decideteam.h"
#include "viewmodels/words/tone.h"

#include <optional>

#include <QMap>

namespace holdfast {

/// What the commander declares; prefilled from the probes.
struct Declaration {
    QString title{};
    ScenarioId scenario{};
    Severity severity = Severity::sev1;
    bool drill = false;
    std::optional<UtcTime> impactStart{};
    std::optional<UtcTime> detected{};
    QString impactSource{};
};

/// A message in the window's strip: what happened, why, what to do next.
struct Notice {
    QString what{};
    QString why{};
    QString next{};
    Tone tone = Tone::notice;

    friend bool operator==(const Notice &, const Notice &) = default;
};

/// What the window can ask for. Calls return at once; a refusal comes back as a notice.
class Commands {
public:
    virtual ~Commands() = default;
    virtual void declare(const Declaration &declaration) = 0;
    /// Another runbook than the scenario's is shown and would be started.
    virtual void chooseRunbook(const RunbookId &runbook) = 0;
    virtual void startRecovery() = 0;
    /// Leaves the run, so that another runbook can be started.
    virtual void leaveRun(const QString &reason) = 0;
    /// Of the steps whose turn it is, this one is shown as the current one, and then those that follow it in its lane.
    virtual void lookAt(const StepId &step) = 0;
    virtual void answer(const StepId &step, const QString &name, const QString &value) = 0;
    virtual void confirm(const StepId &step, const QString &typedTarget) = 0;
    virtual void retry(const StepId &step) = 0;
    virtual void checkAgain(const StepId &step) = 0;
    virtual void undo(const StepId &step) = 0;
    /// Goes on without the step, for a reason.
    virtual void skip(const StepId &step, const QString &reason) = 0;
    /// Waits no longer for a step that has begun, for a reason.
    virtual void stop(const StepId &step, const QString &reason) = 0;
    /// The step was done elsewhere: what was done, and what was found, by the names of StepFace::factsAsked.
    virtual void reportByHand(const StepId &step, const QString &told, const QMap<QString, QString> &found) = 0;
    virtual void declareAbsent(const StepId &step, const QString &reason) = 0;
    /// Carries out a plan that is not approved, for a reason that the journal keeps.
    virtual void breakGlass(const QString &reason) = 0;
    /// Takes a second person's approval of the step.
    virtual void useApproval(const StepId &step, const QString &token) = 0;
    virtual void askNow() = 0;
    virtual void note(const QString &text) = 0;
    virtual void setInstant(const InstantSet &instant) = 0;
    virtual void team(const TeamCommand &command) = 0;
    virtual void close(const QString &summary) = 0;
    virtual void exportReview(const QString &path, bool overwrite) = 0;
    virtual void lookNow() = 0;
    /// Sends the people of a role a test message with a code.
    virtual void testContact(const QString &role) = 0;
    /// Somebody told the code of a test message.
    virtual void confirmContact(const QString &code) = 0;
    virtual void reloadPlan() = 0;
};

} // namespace holdfast
