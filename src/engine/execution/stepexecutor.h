// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "engine/incidents/incidentdesk.h"
#include "interfaces/stepaction.h"
#include "workers/pool.h"

#include <QObject>
#include <QTimer>
#include <functional>
#include <stop_token>

namespace holdfast {

/// What the executor is doing at this moment; not journalled.
struct Activity {
    enum class Kind {
        idle, ///< nothing to do, or no run
        watching, ///< another process executes; this one only shows
        working, ///< a call is under way or is asked again soon
        answer, ///< waits for the commander's choice
        confirm, ///< waits for the confirmation
        person, ///< waits for a person to settle an unknown outcome
        failed, ///< waits for the commander: try again, check again, take back
        finished ///< every step is done
    };
    Kind kind = Kind::idle;
    StepId step;
    QString doing; ///< one sentence: what it waits for, with the last observed value
    std::optional<UtcTime> since;
    std::optional<Error> trouble; ///< the last attempt to ask went wrong; it is asked again

    friend bool operator==(const Activity &, const Activity &) = default;
};

/// Runs the current step of the desk's incident through the protocol
/// precheck → preview → confirm → intent → begin → observe → checks → done, journalling each transition before the next
/// one begins. Everything that blocks runs on the effects pool. Whatever state it finds, also after a crash, it goes on
/// from the journal: an intent without an outcome is looked up at the provider, never sent again.
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

    [[nodiscard]] const Activity &activity() const { return m_activity; }
    /// The suggested answer of a question, with its references resolved.
    [[nodiscard]] Result<QString> suggestion(const Question &question) const;
    /// The exact name that confirm() expects for this step; empty for steps without a typed confirmation.
    [[nodiscard]] Result<QString> typedTarget(const StepId &step) const;

Q_SIGNALS:
    void activityChanged();

private:
    void react();
    void advance();
    [[nodiscard]] bool mayExecute();
    void advanceStep(const RunbookStep &step, const StepRecord &record);
    void preview(const RunbookStep &step, const StepRecord &record);
    void intend(const RunbookStep &step, const StepRecord &record);
    void begin(const RunbookStep &step, const StepRecord &record);
    [[nodiscard]] bool isTooEarlyToSay(const StepId &step) const;
    void postpone(const StepId &step, int attempt, const Error &error);
    void find(const RunbookStep &step, const StepRecord &record);
    void observe(const RunbookStep &step, const StepRecord &record);
    void runChecks(const RunbookStep &step, const StepRecord &record);
    /// A check that proves the service is back says so with the fact `restoredAt`.
    void recordRestored(const QList<CheckRecorded> &results);
    void waitForPerson(const RunbookStep &step, const StepRecord &record);
    [[nodiscard]] StepKey keyOf(const RunbookStep &step, const StepRecord &record) const;
    [[nodiscard]] StepAction *actionOf(const RunbookStep &step);

    /// Runs `call` on the pool and hands its result to `then`, unless the executor or the incident is gone.
    template <class Call, class Then> void ask(const QString &doing, const StepId &step, Call call, Then then);
    void record(EventBody body);
    void stumble(const StepId &step, const Error &error);
    void askAgainIn(Duration wait);
    void show(Activity activity);

    IncidentDesk &m_desk;
    const ActionCatalogue &m_catalogue;
    Pool &m_effects;
    const Clock &m_clock;
    RunLeases &m_leases;
    QString m_person;
    std::unique_ptr<RunLease> m_lease;
    IncidentId m_leased;
    StepId m_stopBefore;
    ActingRule m_actingRule;
    std::stop_source m_stop;
    QTimer m_again;
    Activity m_activity;
    bool m_inFlight = false; ///< a call is on the pool
    bool m_beginNow = false; ///< the intent was recorded by us and begin() has not been called yet
    QString m_confirmedHere; ///< digest that was confirmed in this process
    bool m_cannotFind = false; ///< the provider can never tell: a person must
    bool m_postponed = false; ///< the provider asked for a wait that nothing shortens
    int m_stumbles = 0;
};

} // namespace holdfast
