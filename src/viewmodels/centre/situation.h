// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/judge.h"
#include "domain/escalation/reachproof.h"
#include "domain/health/health.h"
#include "domain/health/sight.h"
#include "domain/incident/incident.h"
#include "domain/plan/plan.h"
#include "domain/review/runhistory.h"
#include "engine/execution/stepexecutor.h"
#include "engine/team/teamstate.h"

#include <QHash>
#include <QMap>

namespace holdfast {

/// What the probes say about one component.
struct Watched {
    bool watched = false; ///< a probe looks at it
    Health shown = Health::unknown;
    ComponentHealth health;
    std::optional<Sample> last;
    std::optional<Sample> lastGood; ///< the last sample that was up
};

/// Who sits at this desk and what it is connected to; does not change while the program runs.
struct Desk {
    QString person; ///< "Ada", as journal entries are signed
    QString profile; ///< `practice`, or the name of an environment
    bool practice = true; ///< nothing that is done here touches production
    QString databaseProvider; ///< "Neon"
    QStringList waysToPeople{}; ///< channels that are set up: `pager`, `sms`, `email`
};

/// Everything that the window shows, at one instant. Values only: a test makes one from a list of events.
struct Situation {
    UtcTime now;
    Instant steady; ///< the same reading with the clock that nobody sets; without an id where only UTC is known
    Desk desk;
    std::optional<Plan> plan;
    QList<Finding> findings;
    QString planFolder;
    std::optional<ApprovalVerdict> signing; ///< of the plan in force; nothing: not looked at yet
    QMap<QString, Watched> health; ///< by component id
    Sight sight; ///< whether this laptop can see at all
    Incident incident;
    QList<Event> events;
    StepId focus; ///< the one of the steps whose turn it is that the commander looks at; empty: that of the run
    Activity activity; ///< of the current step
    QList<Activity> activities; ///< of every step whose turn it is
    RunbookId chosenRunbook; ///< by the person, before a run begins; empty: what the scenario names
    QMap<QString, QString> suggestions; ///< of the current step's questions, by name, references resolved
    QString typedTarget; ///< what the current step's confirmation expects; empty for none
    std::optional<Error> barred; ///< why the step that waits for a confirmation may not act now
    std::optional<Error> journalTrouble;
    std::optional<TeamState> sharing; ///< nothing: this laptop works for itself
    ReachBook reach; ///< who was proven to be reachable
    RunHistory history; ///< of the runs in the journal that have ended

    [[nodiscard]] Instant instant() const { return {now, steady.bootTime, steady.bootId}; }
    /// What everything that counts from the impact is compared with.
    [[nodiscard]] UtcTime timerNow() const { return incident.timerNow(instant()); }
    /// Nothing has happened in the incident between these two.
    [[nodiscard]] bool hasSameEvents(const Situation &other) const
    {
        return incident.id == other.incident.id && incident.lastSequence == other.incident.lastSequence;
    }
    [[nodiscard]] Watched watched(const ComponentId &id) const { return health.value(id.value()); }
    /// The step that the run stands at, in the lane that the commander looks at; nothing without a run or after its
    /// end.
    [[nodiscard]] std::optional<StepId> currentStepId() const
    {
        if (!incident.run)
            return std::nullopt;
        return isOpenStep(focus) ? std::optional(focus) : incident.run->currentStep();
    }
    [[nodiscard]] const RunbookStep *currentStep() const
    {
        const auto id = currentStepId();
        return id ? incident.run->runbook.find(*id) : nullptr;
    }
    [[nodiscard]] bool isOpenStep(const StepId &step) const
    {
        return incident.run && incident.run->openSteps().contains(step);
    }
    /// The same as the commander sees it who looks at that step.
    [[nodiscard]] Situation lookingAt(const StepId &step) const;
    /// An incident is open and nothing is being carried out.
    [[nodiscard]] bool canStartRun() const { return incident.isOpen() && !incident.run; }
    [[nodiscard]] bool isRunComplete() const { return incident.run && !incident.run->currentStep(); }
};

inline Situation Situation::lookingAt(const StepId &step) const
{
    Situation there = *this;
    there.focus = step;
    for (const Activity &one : activities) {
        if (one.step == step)
            there.activity = one;
    }
    return there;
}

} // namespace holdfast
