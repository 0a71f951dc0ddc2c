// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "engine/execution/lanerunner.h"

#include <map>

namespace holdfast {

/// Runs the steps of the desk's incident whose turn it is, those of each lane by a runner of their own. Only one
/// process does it at a time.
class StepExecutor : public QObject {
    Q_OBJECT

public:
    StepExecutor(IncidentDesk &desk, const ActionCatalogue &catalogue, Pool &effects, const Clock &clock,
        RunLeases &leases, QString confirmingPerson, QObject *parent = nullptr);
    ~StepExecutor() override;

    using Done = IncidentDesk::Done;

    void answer(const StepId &step, const QString &name, const QString &value, Done done = {});
    /// Confirms what the preview shows now.
    void confirm(const StepId &step, const QString &typedTarget, Done done = {});
    void retry(const StepId &step, const QString &reason, Done done = {});
    /// Runs the checks of a failed step again without acting again.
    void checkAgain(const StepId &step, Done done = {});
    void undo(const StepId &step, Done done = {});
    /// The commander says that an effect whose outcome nobody can look up did not happen.
    void declareAbsent(const StepId &step, const QString &reason, Done done = {});
    /// Leaves the step out, with a reason.
    void skip(const StepId &step, const QString &reason, Done done = {});
    /// Stops waiting for a step that has begun; see StopStep.
    void stop(const StepId &step, const QString &reason, Done done = {});
    /// A person did it elsewhere; the checks of the step follow. `facts`: see factsNeededFrom().
    void reportByHand(const StepId &step, const QString &told, const QJsonObject &facts, Done done = {});
    /// Asks again at once instead of waiting for the next turn.
    void askNow();
    /// Asked before a step is confirmed; an error refuses the confirmation, so that the step does not act. Without a
    /// rule everything may act.
    using ActingRule = std::function<Result<>(const Incident &, const RunbookStep &)>;
    void setActingRule(ActingRule rule) { m_actingRule = std::move(rule); }
    /// What the rule says about a step of the run.
    [[nodiscard]] Result<> mayAct(const StepId &step) const;
    /// Stops before this step's effect is begun: for a run that is to end at a given place. Empty: never.
    void stopBefore(const StepId &step) { m_stopBefore = step; }

    /// Of the step that stands for the run.
    [[nodiscard]] const Activity &activity() const { return m_activity; }
    /// Of every step whose turn it is, in the order of the runbook; one alone without lanes.
    [[nodiscard]] QList<Activity> activities() const;
    /// Of the step; idle when it is not its turn.
    [[nodiscard]] Activity activityOf(const StepId &step) const;
    /// The suggested answer of a question, with its references resolved.
    [[nodiscard]] Result<QString> suggestion(const Question &question) const;
    /// The exact name that confirm() expects for this step; empty for steps without a typed confirmation.
    [[nodiscard]] Result<QString> typedTarget(const StepId &step) const;

Q_SIGNALS:
    void activityChanged();

private:
    void react();
    /// The activity of the step that stands for the run.
    [[nodiscard]] Activity front() const;
    void refresh();
    [[nodiscard]] bool mayExecute();
    [[nodiscard]] LaneRunner &runner(const QString &lane);
    [[nodiscard]] LaneRunner *runnerOf(const StepId &step);

    IncidentDesk &m_desk;
    RunLeases &m_leases;
    QString m_person;
    std::shared_ptr<RunLease> m_lease; ///< also of the calls on the pool, which ask it before they act
    IncidentId m_leased;
    StepId m_stopBefore;
    ActingRule m_actingRule;
    std::stop_source m_stop;
    LaneRunner::Shared m_shared;
    std::map<QString, std::unique_ptr<LaneRunner>> m_lanes;
    Activity m_activity;
};

} // namespace holdfast
