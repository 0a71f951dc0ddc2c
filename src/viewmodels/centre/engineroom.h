// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/approvals/approvaldesk.h"
#include "engine/escalation/reachdesk.h"
#include "engine/execution/sleepguard.h"
#include "engine/execution/stepexecutor.h"
#include "engine/incidents/incidentdesk.h"
#include "engine/incidents/incidentshelf.h"
#include "engine/monitoring/monitor.h"
#include "engine/plan/planshelf.h"
#include "engine/review/reviewdesk.h"
#include "engine/team/teamlink.h"
#include "viewmodels/centre/commandcentre.h"

#include <QTimer>

namespace holdfast {

/// Between the engine and the window: gathers a situation whenever something changed, and once a second for the
/// clocks; carries out what the window asks for.
class EngineRoom final : public QObject, public Commands {
    Q_OBJECT

public:
    struct Parts {
        PlanShelf &plan;
        IncidentDesk &desk;
        IncidentShelf &shelf;
        StepExecutor &executor;
        Monitor &monitor;
        ReviewDesk &review;
        const Clock &clock;
        Desk place;
        ApprovalDesk *approvals = nullptr; ///< null: nobody asks who signed the plan
        SightKeeper *sight = nullptr; ///< null: nobody asks whether this laptop can see
        SleepGuard *sleep = nullptr; ///< null: sleep comes when it comes
        ReachDesk *reach = nullptr; ///< null: nobody asks whether people can be reached
        TeamLink *team = nullptr; ///< null: this laptop works for itself
    };
    explicit EngineRoom(Parts parts, QObject *parent = nullptr);

    [[nodiscard]] CommandCentre &centre() { return m_centre; }
    /// Goes on with the newest open incident of the journal, if there is one.
    void openNewest();
    [[nodiscard]] Situation situation() const;
    /// Called once a second: brings the clocks up to date, and notices when this laptop was asleep.
    void beat();

    void declare(const Declaration &declaration) override;
    void chooseRunbook(const RunbookId &runbook) override;
    void startRecovery() override;
    void leaveRun(const QString &reason) override;
    void lookAt(const StepId &step) override;
    void answer(const StepId &step, const QString &name, const QString &value) override;
    void confirm(const StepId &step, const QString &typedTarget) override;
    void retry(const StepId &step) override;
    void checkAgain(const StepId &step) override;
    void undo(const StepId &step) override;
    void skip(const StepId &step, const QString &reason) override;
    void stop(const StepId &step, const QString &reason) override;
    void reportByHand(const StepId &step, const QString &told, const QMap<QString, QString> &found) override;
    void declareAbsent(const StepId &step, const QString &reason) override;
    void breakGlass(const QString &reason) override;
    void useApproval(const StepId &step, const QString &token) override;
    void askNow() override;
    void note(const QString &text) override;
    void setInstant(const InstantSet &instant) override;
    void team(const TeamCommand &command) override;
    void close(const QString &summary) override;
    void exportReview(const QString &path, bool overwrite) override;
    void lookNow() override;
    void testContact(const QString &role) override;
    void confirmContact(const QString &code) override;
    void reloadPlan() override;

private:
    void connectEngine();
    /// What earlier runs tell about how long a step takes.
    void readHistory();
    void refreshSoon();
    void refresh();
    void judgePlan();
    [[nodiscard]] StepId focus() const;
    void addHealth(Situation &situation) const;
    void addStep(Situation &situation) const;
    /// Tells the person when a request was refused.
    void resume(const Result<> &opened);
    [[nodiscard]] IncidentDesk::Done told();

    Parts m_parts;
    CommandCentre m_centre;
    QTimer m_tick;
    std::optional<Instant> m_lastBeat;
    RunbookId m_chosenRunbook;
    StepId m_focus; ///< a step of the lane that the commander looks at
    RunHistory m_history;
    std::optional<ApprovalVerdict> m_signing;
    bool m_pending = false;
};

} // namespace holdfast
