// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Carries the steps of one lane of the run through the protocol, one after the other:
/// precheck → preview → confirm → intent → begin → observe → checks → done, journalling each transition before the next
/// one begins. Everything that blocks runs on the effects pool. Whatever state it finds, also after a crash, it goes on
/// from the journal: an intent without an outcome is looked up at the provider, never sent again.
class LaneRunner : public QObject {
    Q_OBJECT

public:
    using Done = IncidentDesk::Done;

    /// What all lanes of one executor share. They outlive the runner.
    struct Shared {
        IncidentDesk &desk;
        const ActionCatalogue &catalogue;
        Pool &effects;
        const Clock &clock;
        std::stop_token stop;
        std::function<bool()> mayExecute; ///< this process, and no other
        std::function<bool()> isAsking; ///< whether that is known in a moment
        /// Asked on the main thread; what it gives is asked on the pool immediately before an effect.
        std::function<std::function<Result<>()>()> fence;
        std::function<void(const StepId &)> confirm; ///< for steps that need no person
        const StepId &stopBefore;
    };
    LaneRunner(const Shared &shared, QString lane, QObject *parent = nullptr);

    /// Something was decided or happened.
    void react();
    /// Asks again at once instead of waiting for the next turn.
    void askNow();
    void undo(const StepId &step, Done done);
    /// The request of this digest was confirmed here and now; a confirmation from before a restart is not acted upon.
    void noteConfirmed(const QString &digest) { m_confirmedHere = digest; }
    [[nodiscard]] const Activity &activity() const { return m_activity; }
    /// A call is on the pool, or an event on its way to the journal.
    [[nodiscard]] bool isInFlight() const { return m_inFlight; }

Q_SIGNALS:
    void activityChanged();

private:
    void advance();
    /// The step of this lane whose turn it is.
    [[nodiscard]] std::optional<StepId> ownStep() const;
    void advanceStep(const RunbookStep &step, const StepRecord &record);
    void preview(const RunbookStep &step, const StepRecord &record);
    /// Waits for a person, or for the end of the time that the question gives.
    void awaitAnswer(const RunbookStep &step, const Question &question);
    void takeOtherwise(const RunbookStep &step, const Question &question);
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

    /// Tells one run from another.
    [[nodiscard]] QString runNow() const;
    /// Runs `call` on the pool and hands its result to `then`, unless the executor or the run is gone.
    template <class Call, class Then> void ask(const QString &doing, const StepId &step, Call call, Then then);
    void record(EventBody body);
    void stumble(const StepId &step, const Error &error);
    void askAgainIn(Duration wait);
    void show(Activity activity);

    Shared m_shared;
    IncidentDesk &m_desk;
    QString m_lane;
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
