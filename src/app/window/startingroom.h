// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/plan/planshelf.h"
#include "viewmodels/centre/commandcentre.h"

#include <QCoreApplication>
#include <functional>

namespace holdfast {

/// What the window shows until journal, range and providers are there: the plan, nothing measured yet, and why. Every
/// command is refused with that reason; looking again tries again.
class StartingRoom final : public Commands {
    Q_DECLARE_TR_FUNCTIONS(holdfast::StartingRoom)

public:
    StartingRoom(Desk place, UtcTime now, std::function<void()> onTryAgain);

    [[nodiscard]] CommandCentre &centre() { return m_centre; }
    void showPlan(const PlanShelf &plans);
    void say(const QString &sentence);
    void failed(const Error &error);

    void declare(const Declaration &) override { refuse(); }
    void chooseRunbook(const RunbookId &) override { }
    void startRecovery() override { refuse(); }
    void leaveRun(const QString &) override { refuse(); }
    void lookAt(const StepId &) override { }
    void answer(const StepId &, const QString &, const QString &) override { refuse(); }
    void confirm(const StepId &, const QString &) override { refuse(); }
    void retry(const StepId &) override { refuse(); }
    void checkAgain(const StepId &) override { refuse(); }
    void undo(const StepId &) override { refuse(); }
    void skip(const StepId &, const QString &) override { refuse(); }
    void stop(const StepId &, const QString &) override { refuse(); }
    void reportByHand(const StepId &, const QString &, const QMap<QString, QString> &) override { refuse(); }
    void declareAbsent(const StepId &, const QString &) override { refuse(); }
    void breakGlass(const QString &) override { refuse(); }
    void useApproval(const StepId &, const QString &) override { refuse(); }
    void askNow() override { refuse(); }
    void note(const QString &) override { refuse(); }
    void setInstant(const InstantSet &) override { refuse(); }
    void team(const TeamCommand &) override { refuse(); }
    void close(const QString &) override { refuse(); }
    void exportReview(const QString &, bool) override { refuse(); }
    void lookNow() override { m_onTryAgain(); }
    void testContact(const QString &) override { refuse(); }
    void confirmContact(const QString &) override { refuse(); }
    void reloadPlan() override { m_onTryAgain(); }

private:
    void refuse();

    Situation m_situation;
    std::function<void()> m_onTryAgain;
    QString m_reason;
    CommandCentre m_centre;
};

} // namespace holdfast
