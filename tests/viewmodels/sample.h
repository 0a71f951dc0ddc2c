// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/commands.h"
#include "viewmodels/centre/situation.h"
#include "viewmodels/keys/keysview.h"
#include "viewmodels/plan/planeditview.h"

#include <QStringList>

namespace holdfast::test {

/// Writes down what was asked for.
class RecordedCommands final : public Commands {
public:
    void declare(const Declaration &declaration) override
    {
        last = declaration;
        asked << QStringLiteral("declare ") + declaration.title;
    }
    void chooseRunbook(const RunbookId &runbook) override { asked << QStringLiteral("choose ") + runbook.value(); }
    void skip(const StepId &step, const QString &reason) override
    {
        asked << QStringLiteral("skip %1: %2").arg(step.value(), reason);
    }
    void stop(const StepId &step, const QString &reason) override
    {
        asked << QStringLiteral("stop %1: %2").arg(step.value(), reason);
    }
    void reportByHand(const StepId &step, const QString &told, const QMap<QString, QString> &found) override
    {
        asked << QStringLiteral("by hand %1: %2").arg(step.value(), told);
        for (auto fact = found.constBegin(); fact != found.constEnd(); ++fact)
            asked.last() += QStringLiteral("; %1 is %2").arg(fact.key(), fact.value());
    }
    void leaveRun(const QString &reason) override { asked << QStringLiteral("leave: ") + reason; }
    void startRecovery() override { asked << QStringLiteral("start"); }
    void lookAt(const StepId &step) override { asked << QStringLiteral("look at ") + step.value(); }
    void answer(const StepId &step, const QString &name, const QString &value) override
    {
        asked << QStringLiteral("answer %1 %2 %3").arg(step.value(), name, value);
    }
    void confirm(const StepId &step, const QString &typed) override
    {
        asked << QStringLiteral("confirm %1 [%2]").arg(step.value(), typed);
    }
    void retry(const StepId &step) override { asked << QStringLiteral("retry ") + step.value(); }
    void checkAgain(const StepId &step) override { asked << QStringLiteral("check ") + step.value(); }
    void undo(const StepId &step) override { asked << QStringLiteral("undo ") + step.value(); }
    void declareAbsent(const StepId &step, const QString &reason) override
    {
        asked << QStringLiteral("absent %1 %2").arg(step.value(), reason);
    }
    void breakGlass(const QString &reason) override { asked << QStringLiteral("glass ") + reason; }
    void useApproval(const StepId &step, const QString &token) override
    {
        asked << QStringLiteral("approval %1 %2").arg(step.value(), token);
    }
    void testContact(const QString &role) override { asked << QStringLiteral("test ") + role; }
    void confirmContact(const QString &code) override { asked << QStringLiteral("reached ") + code; }
    void askNow() override { asked << QStringLiteral("ask"); }
    void note(const QString &text) override { asked << QStringLiteral("note ") + text; }
    void setInstant(const InstantSet &instant) override
    {
        asked << QStringLiteral("instant %1 %2").arg(instantName(instant.name), formatUtcSeconds(instant.time));
    }
    void team(const TeamCommand &command) override
    {
        asked << QStringLiteral("team %1").arg(command.index());
        lastTeam = command;
    }
    void close(const QString &) override { asked << QStringLiteral("close"); }
    void exportReview(const QString &path, bool) override { asked << QStringLiteral("export ") + path; }
    void lookNow() override { asked << QStringLiteral("look"); }
    void reloadPlan() override { asked << QStringLiteral("reload"); }

    QStringList asked;
    Declaration last;
    std::optional<TeamCommand> lastTeam;
};

/// How far a made-up incident has come.
enum class Stage {
    starting,
    healthy,
    down,
    stale,
    declared,
    answer,
    confirm,
    typed,
    working,
    doubt,
    person,
    failed,
    finished,
    closed
};
[[nodiscard]] QList<std::pair<Stage, QString>> allStages();

/// A situation folded from real events on a plan like the default one.
[[nodiscard]] Situation situationAt(Stage stage);
/// The same, with people at work: a scribe, an offered command, tasks in all states, a contested decision, a call.
[[nodiscard]] Situation withTeam(Situation situation);
/// One key in the key store that works, one for this session that was refused, and one that is missing.
void showSampleKeys(KeysView &view);
/// The sample plan as its editor sees it, in a folder of the person's own.
[[nodiscard]] PlanState samplePlanState();
/// The same plan with another objective, another number, and without its drill.
[[nodiscard]] Plan olderPlan();
[[nodiscard]] UtcTime at(int hour, int minute, int second);

} // namespace holdfast::test
