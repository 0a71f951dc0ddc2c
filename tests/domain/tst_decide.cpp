// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "domain/incident/fold.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

namespace {

Incident waitingForTheTypedName()
{
    return History()
        .lookDone()
        .add(StepAnswered{act, QStringLiteral("point"), QStringLiteral("2026-03-01T02:59:59Z")})
        .add(StepPreviewed{act, 1, {}, QStringLiteral("d2")})
        .folded();
}

} // namespace

class DecideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void declaringSetsTheInstants()
    {
        Declare command{{ScenarioId{QStringLiteral("s")}, QStringLiteral("Gone"), Severity::sev1, false,
                            QStringLiteral("production"), {}},
            start, QStringLiteral("probe"), start + std::chrono::seconds{3}, start + std::chrono::seconds{9}};
        const auto events = decide(Incident{}, command);
        QVERIFY(events);
        QCOMPARE(events->size(), 4);
        QCOMPARE(std::get<InstantSet>(events->at(1)).time, start);
    }

    void anImpactInTheFutureIsMovedToNow()
    {
        Declare command{{ScenarioId{QStringLiteral("s")}, QStringLiteral("Gone"), Severity::sev1, false, {}, {}},
            start + std::chrono::hours{1}, QStringLiteral("probe"), {}, start};
        const auto events = decide(Incident{}, command);
        QVERIFY(events);
        QCOMPARE(std::get<InstantSet>(events->at(1)).time, start);
    }

    void aTypedTargetMustMatchExactly()
    {
        const Incident incident = waitingForTheTypedName();
        for (const char *wrong : {"", "capliquify", "CapLiquify ", "CapLiquif"}) {
            const auto refused = decide(
                incident, ConfirmStep{act, QStringLiteral("d2"), QString::fromLatin1(wrong), QStringLiteral("tester")});
            QVERIFY2(!refused, wrong);
            QCOMPARE(refused.error().code, ErrorCode::refused);
        }
        const auto confirmed = decide(
            incident, ConfirmStep{act, QStringLiteral("d2"), QStringLiteral("CapLiquify"), QStringLiteral("tester")});
        QVERIFY(confirmed);
        QCOMPARE(std::get<StepConfirmed>(confirmed->first()).how, QStringLiteral("typed"));
    }

    void aChangedPreviewMustBeConfirmedAgain()
    {
        const auto refused = decide(waitingForTheTypedName(),
            ConfirmStep{act, QStringLiteral("d1"), QStringLiteral("CapLiquify"), QStringLiteral("tester")});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::conflict);
    }

    void aStepOutOfTurnIsRefused()
    {
        const auto refused = decide(History().running().folded(), Record{StepPreviewed{act, 1, {}, {}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::refused);
    }

    void anIntentIsNeverRecordedTwice()
    {
        History history;
        history.running()
            .add(StepPreviewed{look, 1, {}, QStringLiteral("d1")})
            .add(StepConfirmed{look, 1, QStringLiteral("d1"), {}, QStringLiteral("none")})
            .add(StepIntended{look, 1, QStringLiteral("m"), {}, {}});
        QVERIFY(!decide(history.folded(), Record{StepIntended{look, 1, QStringLiteral("m"), {}, {}}}));
    }

    void anAnswerMustBeAnInstant()
    {
        const Incident incident = History().lookDone().folded();
        QVERIFY(!decide(incident, AnswerStep{act, QStringLiteral("point"), QStringLiteral("yesterday")}));
        QVERIFY(!decide(incident, AnswerStep{act, QStringLiteral("point"), QStringLiteral("2026-03-01T02:59:59")}));
        QVERIFY(decide(incident, AnswerStep{act, QStringLiteral("point"), QStringLiteral("2026-03-01T02:59:59Z")}));
        QVERIFY(!decide(incident, AnswerStep{act, QStringLiteral("other"), QStringLiteral("2026-03-01T02:59:59Z")}));
    }

    void onlyTheNewestActCanBeTakenBack()
    {
        const Incident before = waitingForTheTypedName();
        QVERIFY(decide(before, Record{StepUndone{look, 1, QStringLiteral("told")}}));
        History further;
        further.lookDone()
            .add(StepPreviewed{act, 1, {}, QStringLiteral("d2")})
            .add(StepConfirmed{act, 1, QStringLiteral("d2"), {}, QStringLiteral("typed")})
            .add(StepIntended{act, 1, QStringLiteral("m"), {}, {}})
            .add(StepBegun{act, 1, {}, false})
            .add(StepObserved{act, 1, {}, {{QStringLiteral("found"), 1}}})
            .add(StepDone{act, 1});
        const auto refused = decide(further.folded(), Record{StepUndone{look, 1, {}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::refused);
        QVERIFY(decide(further.folded(), Record{StepUndone{act, 1, {}}}));
        further.add(StepUndone{act, 1, QStringLiteral("told")});
        QVERIFY(!further.folded().run->facts.contains(act.value())); // what it had found out is no longer so
        QVERIFY(decide(further.folded(), Record{StepUndone{look, 1, {}}}));
        further.add(StepUndone{look, 1, QStringLiteral("told")});
        QCOMPARE(further.folded().run->record(act).state, StepState::planned);
    }

    void aStepIsLeftOutOnlyWithAReasonAndBeforeItActs()
    {
        const Incident waiting = waitingForTheTypedName();
        QVERIFY(!decide(waiting, SkipStep{act, QStringLiteral("  ")}));
        QVERIFY(decide(waiting, SkipStep{act, QStringLiteral("the console did it")}));
        History acted;
        acted.lookDone()
            .add(StepPreviewed{act, 1, {}, QStringLiteral("d2")})
            .add(StepConfirmed{act, 1, QStringLiteral("d2"), {}, QStringLiteral("typed")})
            .add(StepIntended{act, 1, QStringLiteral("m"), {}, {}});
        QVERIFY(!decide(acted.folded(), SkipStep{act, QStringLiteral("enough")}));
        acted.add(StepBegun{act, 1, {}, false})
            .add(StepObserved{act, 1, {}, {}})
            .add(StepFailed{act, 1, QStringLiteral("a check failed")});
        const auto refused = decide(acted.folded(), SkipStep{act, QStringLiteral("enough")});
        QVERIFY(!refused); // skipping the verification of what has acted
        QVERIFY(refused.error().why.contains(QStringLiteral("verified")));
    }

    void aStepThatOthersRestOnIsNotLeftOut()
    {
        const Incident running = History().running().folded();
        const auto refused = decide(running, SkipStep{look, QStringLiteral("no time")});
        QVERIFY(!refused);
        QVERIFY(refused.error().why.contains(QStringLiteral("name")));
        const auto incomplete = decide(running, ReportByHand{look, QStringLiteral("looked at the console"), {}});
        QVERIFY(!incomplete);
        QVERIFY(incomplete.error().what.contains(QStringLiteral("name")));
        QVERIFY(!decide(running, ReportByHand{look, {}, {{QStringLiteral("name"), QStringLiteral("CapLiquify")}}}));
        QVERIFY(decide(running,
            ReportByHand{look, QStringLiteral("looked"), {{QStringLiteral("name"), QStringLiteral("CapLiquify")}}}));
    }

    void whatWasLeftOutIsOverAndCanBeTakenUpAgain()
    {
        History history;
        history.lookDone().add(StepSkipped{act, 1, QStringLiteral("not needed"), false});
        QVERIFY(!history.folded().run->currentStep());
        QVERIFY(decide(history.folded(), CloseIncident{}));
        const auto again = decide(history.folded(), RetryStep{act, QStringLiteral("needed after all")});
        QVERIFY(again);
        history.add(std::get<StepRetried>(again->first()));
        QCOMPARE(history.folded().run->currentStep(), std::optional(act));
        QCOMPARE(history.folded().run->record(act).attempt, 2);
    }

    void whatWasDoneByHandIsCheckedAndNotTakenBackByMachine()
    {
        History history;
        history.lookDone().add(StepByHand{act, 1, QStringLiteral("in the console"), {}});
        QCOMPARE(history.folded().run->record(act).state, StepState::observed); // the checks come next
        history.add(StepDone{act, 1});
        QVERIFY(!history.folded().run->currentStep());
        QVERIFY(!history.folded().run->mayUndo(act));
        QVERIFY(!history.folded().run->mayUndo(look));
    }

    void onlyAnOfferedChoiceIsTaken()
    {
        Runbook runbook = smallRunbook();
        runbook.steps[1].questions = {{QStringLiteral("way"), Question::Kind::choice, QStringLiteral("Which way?"), {},
            {{QStringLiteral("branch"), QStringLiteral("From the history")},
                {QStringLiteral("dump"), QStringLiteral("From the newest dump")}}}};
        History history;
        history.declared().add(RunStarted{runbook, runbookHash(runbook)}).add(StepSkipped{look, 1, {}, true});
        QVERIFY(decide(history.folded(), AnswerStep{act, QStringLiteral("way"), QStringLiteral("dump")}));
        QVERIFY(!decide(history.folded(), AnswerStep{act, QStringLiteral("way"), QStringLiteral("hope")}));
    }

    void anUnfinishedRecoveryCannotBeClosed()
    {
        const auto refused = decide(History().lookDone().folded(), CloseIncident{});
        QVERIFY(!refused);
        QVERIFY(refused.error().why.contains(QStringLiteral("Act")));
        QVERIFY(!decide(History().lookDone().folded(), CloseIncident{{}, true}));
        QVERIFY(decide(History().lookDone().folded(), CloseIncident{QStringLiteral("false alarm"), true}));
        const auto closed = decide(History().declared().folded(), CloseIncident{});
        QVERIFY(closed);
        QVERIFY(std::holds_alternative<Closed>(closed->last()));
        QCOMPARE(std::get<Measured>(closed->first()).name, QStringLiteral("recoveryTimeSeconds")); // figures first
    }

    void correctingAnInstantNeedsAReason()
    {
        const Incident incident = History().declared().folded();
        QVERIFY(!decide(incident, SetInstant{{InstantName::impactStart, start, QStringLiteral("me"), {}}}));
        QVERIFY(decide(incident,
            SetInstant{{InstantName::impactStart, start, QStringLiteral("me"), QStringLiteral("seen in logs")}}));
    }

    void aRunbookIsLeftWithAReasonAndNeverInTheMiddleOfAnEffect()
    {
        const Incident running = History().running().folded();
        QVERIFY(!decide(running, LeaveRun{QStringLiteral(" ")}));
        QVERIFY(!decide(running, StartRun{smallRunbook()}));
        QVERIFY(decide(running, LeaveRun{QStringLiteral("another way")}));
        History acting = History().running();
        acting.add(StepPreviewed{look, 1, {}, QStringLiteral("d1")})
            .add(StepConfirmed{look, 1, QStringLiteral("d1"), QStringLiteral("tester"), QStringLiteral("none")})
            .add(StepIntended{look, 1, QStringLiteral("inc-1-look"), {}, {}});
        QVERIFY(!decide(acting.folded(), LeaveRun{QStringLiteral("another way")})); // did it happen?
        const Incident left = History().running().add(RunLeft{QStringLiteral("another way")}).folded();
        QVERIFY(!left.run);
        QCOMPARE(left.earlierRuns.size(), 1);
        QCOMPARE(runSuffix(left), QStringLiteral("-r2")); // no marker of the first run is taken for one of the second
        QVERIFY(!decide(left, LeaveRun{QStringLiteral("twice")}));
        QVERIFY(decide(left, StartRun{smallRunbook()}));
    }

    void aClosedIncidentOnlyTakesNotes()
    {
        const Incident closed = History().declared().add(Closed{{}}).folded();
        QVERIFY(!decide(closed, StartRun{smallRunbook()}));
        QVERIFY(decide(closed, AddNote{QStringLiteral("afterthought")}));
    }
};

HF_TEST(DecideTest)
#include "tst_decide.moc"
