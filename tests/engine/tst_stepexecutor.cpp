// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/eventjson.h"
#include "engine/scripted.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

namespace holdfast::test {

/// One running recovery of the small runbook.
class Stage {
public:
    Stage()
    {
        process.desk.declare(declaration());
        process.desk.submit(StartRun{smallRunbook()});
    }
    void startAnew(const Runbook &runbook)
    {
        process.desk.submit(LeaveRun{QStringLiteral("another runbook")});
        process.desk.submit(StartRun{runbook});
    }
    [[nodiscard]] Activity::Kind kind() const { return process.executor.activity().kind; }
    [[nodiscard]] StepRecord record() const
    {
        const auto &run = process.desk.incident().run;
        return run ? run->record(act) : StepRecord{};
    }
    void answer() { process.executor.answer(act, QStringLiteral("point"), QStringLiteral("2026-03-01T02:59:59Z")); }
    void confirm() { process.executor.confirm(act, QStringLiteral("CapLiquify")); }
    /// The kinds of the events about the acting step, in order.
    [[nodiscard]] QStringList story() const
    {
        QStringList kinds;
        for (const Event &event : process.desk.events()) {
            if (stepOf(event.body) == act)
                kinds << eventKind(event.body);
        }
        return kinds;
    }
    [[nodiscard]] int effects() const
    {
        return world.count(process.desk.incident().id.value() + QStringLiteral("-act"));
    }

    World world;
    MemoryJournal journal;
    ScriptedCatalogue catalogue{world};
    ScriptedLeases leases;
    Process process{journal, catalogue, leases};
};

inline Error lostAnswer() { return {ErrorCode::timedOut, QStringLiteral("No answer came."), {}, {}, {}, {}, true}; }

} // namespace holdfast::test

class StepExecutorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStepGoesThroughItsWholeProtocol()
    {
        Stage stage;
        stage.catalogue.act.stillWorking = 3;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        QCOMPARE(stage.effects(), 0);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        const QStringList expected{QStringLiteral("step-answered"), QStringLiteral("step-previewed"),
            QStringLiteral("step-confirmed"), QStringLiteral("step-intended"), QStringLiteral("step-begun"),
            QStringLiteral("step-observed"), QStringLiteral("check-recorded"), QStringLiteral("step-done")};
        QCOMPARE(stage.story(), expected);
        QCOMPARE(stage.effects(), 1);
    }

    void aStepWhoseConditionIsNotMetIsLeftOut()
    {
        Stage stage;
        Runbook runbook = smallRunbook();
        runbook.steps[1].onlyIf = StepCondition{QStringLiteral("${steps.look.name}"), QStringLiteral("Another"), false};
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.startAnew(runbook);
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.record().state, StepState::skipped);
        QVERIFY(!stage.record().skipped.isEmpty());
        QCOMPARE(stage.effects(), 0);
        // What was not needed is done all the same when somebody asks for it.
        stage.process.executor.retry(act, QStringLiteral("needed after all"));
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
    }

    void aStepWhoseConditionIsMetIsCarriedOut()
    {
        Stage stage;
        Runbook runbook = smallRunbook();
        runbook.steps[1].onlyIf = StepCondition{QStringLiteral("${steps.look.name}"), QStringLiteral("Another"), true};
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.startAnew(runbook);
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
    }

    void whatAPersonDidIsVerifiedWithoutActing()
    {
        Stage stage;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.process.executor.reportByHand(act, QStringLiteral("Done in the console."), {});
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.effects(), 0);
        QCOMPARE(stage.record().checks.size(), 1);
        QCOMPARE(stage.record().checks.first().verdict, QStringLiteral("pass"));
        QCOMPARE(stage.story(),
            (QStringList{
                QStringLiteral("step-by-hand"), QStringLiteral("check-recorded"), QStringLiteral("step-done")}));
    }

    void aWrongTargetDoesNothing()
    {
        Stage stage;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        std::optional<ErrorCode> code;
        stage.process.executor.confirm(
            act, QStringLiteral("capliquify"), [&code](const Result<> &result) { code = result.error().code; });
        QTRY_COMPARE(code, std::optional(ErrorCode::refused));
        QCOMPARE(stage.kind(), Activity::Kind::confirm);
        QCOMPARE(stage.effects(), 0);
    }

    void aLostAnswerIsLookedUpAndAdopted()
    {
        Stage stage;
        stage.catalogue.act.beginError = lostAnswer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QVERIFY(stage.story().contains(QStringLiteral("step-lost")));
        QVERIFY(stage.record().adopted);
        QCOMPARE(stage.effects(), 1);
    }

    void aLostRequestIsFoundAbsentAndAskedForAgain()
    {
        Stage stage;
        stage.catalogue.act.beginError = lostAnswer();
        stage.catalogue.act.takesEffect = false;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.record().attempt, 2);
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm); // never sent again by itself
        QCOMPARE(stage.effects(), 0);
        stage.catalogue.act.beginError.reset();
        stage.catalogue.act.takesEffect = true;
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.effects(), 1);
    }

    void aRequestThatMayStillBeUnderWayIsNotGivenUpTooSoon()
    {
        Stage stage;
        stage.catalogue.act.clock = nullptr;
        stage.catalogue.act.beginError = lostAnswer();
        stage.catalogue.act.takesEffect = false;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_VERIFY(stage.catalogue.act.finds >= 2);
        QCOMPARE(stage.record().state, StepState::intended);
        stage.world.effect(stage.process.desk.incident().id.value() + QStringLiteral("-act")); // it arrives late
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QVERIFY(stage.record().adopted);
        QCOMPARE(stage.effects(), 1);
    }

    void whatNobodyCanLookUpIsAPersonsDecision()
    {
        Stage stage;
        stage.catalogue.act.beginError = lostAnswer();
        stage.catalogue.act.takesEffect = false;
        stage.catalogue.act.findError =
            Error{ErrorCode::refused, QStringLiteral("Cannot be told."), {}, {}, {}, {}, false};
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::person);
        QCOMPARE(stage.record().state, StepState::intended);
        stage.process.executor.declareAbsent(act, QStringLiteral("The channel shows no message."));
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        QCOMPARE(stage.record().attempt, 2);
    }

    void aBusyProviderIsAskedAgainWithAnIntentOfItsOwn()
    {
        Stage stage;
        stage.catalogue.act.busyTimes = 1;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.story().count(QStringLiteral("step-confirmed")), 1);
        QCOMPARE(stage.story().count(QStringLiteral("step-postponed")), 1);
        QCOMPARE(stage.story().count(QStringLiteral("step-intended")), 2);
        QCOMPARE(stage.effects(), 1);
    }

    void aRefusalFailsTheStepAndCanBeRetried()
    {
        Stage stage;
        stage.catalogue.act.beginError =
            Error{ErrorCode::unauthorised, QStringLiteral("The key was refused."), {}, {}, {}, {}, false};
        stage.catalogue.act.takesEffect = false;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::failed);
        QCOMPARE(stage.record().failure, QStringLiteral("The key was refused."));
        stage.catalogue.act.beginError.reset();
        stage.catalogue.act.takesEffect = true;
        stage.process.executor.retry(act, QStringLiteral("new key"));
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.effects(), 1);
    }

    void aFailedCheckIsNotDoneAndCanBeAskedAgain()
    {
        Stage stage;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.catalogue.verification.verdict = Verdict{Verdict::Kind::unknown, QStringLiteral("Cannot tell."), {}, {}};
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::failed);
        stage.catalogue.verification.verdict = Verdict{Verdict::Kind::pass, QStringLiteral("Yes."), {}, {}};
        stage.process.executor.checkAgain(act);
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.effects(), 1);
    }

    void aBrokenEffectCanBeTakenBack()
    {
        Stage stage;
        stage.catalogue.act.observeError =
            Error{ErrorCode::unavailable, QStringLiteral("It gave up."), {}, {}, {}, {}, false};
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::failed);
        stage.process.executor.undo(act);
        QTRY_COMPARE(stage.record().state, StepState::undone);
        QCOMPARE(stage.record().told, QStringLiteral("Taken back."));
    }

    void aChangedAnswerAsksForANewConfirmation()
    {
        Stage stage;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        const QString before = stage.record().digest;
        stage.process.executor.answer(act, QStringLiteral("point"), QStringLiteral("2026-03-01T02:00:00Z"));
        QTRY_VERIFY(stage.record().digest != before && !stage.record().digest.isEmpty());
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
    }

    void whatElseIsRecordedMeanwhileDoesNotAskTwice()
    {
        Stage stage;
        stage.catalogue.act.beginError = lostAnswer();
        stage.catalogue.act.takesEffect = false;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        // A note for every event: each makes the desk change once more in the middle of a transition.
        int notes = 0;
        connect(&stage.process.desk, &IncidentDesk::appended, this, [&](const QList<Event> &events) {
            if (stepOf(events.first().body) == act && ++notes < 50)
                stage.process.desk.submit(AddNote{QStringLiteral("meanwhile")});
        });
        stage.confirm();
        QTRY_COMPARE(stage.record().attempt, 2);
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        QCOMPARE(stage.story().count(QStringLiteral("step-absent")), 1);
        QCOMPARE(stage.story().count(QStringLiteral("step-previewed")), 2);
    }

    void onlyTheHolderOfTheLeaseExecutes()
    {
        Stage stage;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.leases.taken = true;
        Process other{stage.journal, stage.catalogue, stage.leases};
        other.desk.open(stage.process.desk.incident().id);
        QTRY_COMPARE(other.executor.activity().kind, Activity::Kind::watching);
    }

    void aFullJournalStopsBeforeTheEffect()
    {
        Stage stage;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        stage.journal.failNext = true;
        bool refused = false;
        stage.process.executor.confirm(
            act, QStringLiteral("CapLiquify"), [&](const Result<> &result) { refused = !result; });
        QTRY_VERIFY(refused);
        QCOMPARE(stage.effects(), 0);
        stage.confirm();
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stage.effects(), 1);
    }

    void aLaneGoesOnWhileAnotherIsHeld()
    {
        Stage stage;
        Runbook runbook = smallRunbook();
        runbook.steps[1].lane = QStringLiteral("side");
        RunbookStep last = runbook.steps[0];
        RunbookStep middle = runbook.steps[0];
        middle.id = StepId(QStringLiteral("middle"));
        last.id = StepId(QStringLiteral("last"));
        last.joins = {QStringLiteral("side")};
        runbook.steps << middle << last;
        stage.startAnew(runbook);
        QTRY_COMPARE(stage.process.executor.activityOf(act).kind, Activity::Kind::answer);
        stage.catalogue.act.held = true;
        stage.answer();
        QTRY_COMPARE(stage.process.executor.activityOf(act).kind, Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.record().state, StepState::begun);
        const auto stateOf = [&](const StepId &step) { return stage.process.desk.incident().run->record(step).state; };
        QTRY_COMPARE(stateOf(middle.id), StepState::done); // beside it
        QCOMPARE(stage.record().state, StepState::begun);
        QCOMPARE(stateOf(last.id), StepState::planned); // waits for the lane
        QCOMPARE(stage.kind(), Activity::Kind::working); // and the lane stands for the run meanwhile
        stage.catalogue.act.held = false;
        QTRY_COMPARE(stage.kind(), Activity::Kind::finished);
        QCOMPARE(stateOf(last.id), StepState::done);
        const QString marker = stage.process.desk.incident().id.value() + QStringLiteral("-act-r2");
        QCOMPARE(stage.world.count(marker), 1);
    }

    void aFailureInOneLaneHoldsNoOther()
    {
        Stage stage;
        Runbook runbook = smallRunbook();
        runbook.steps[1].lane = QStringLiteral("side");
        RunbookStep middle = runbook.steps[0];
        middle.id = StepId(QStringLiteral("middle"));
        runbook.steps << middle;
        stage.startAnew(runbook);
        stage.catalogue.act.observeError = lostAnswer();
        QTRY_COMPARE(stage.process.executor.activityOf(act).kind, Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.process.executor.activityOf(act).kind, Activity::Kind::confirm);
        stage.confirm();
        QTRY_COMPARE(stage.process.executor.activityOf(act).kind, Activity::Kind::failed);
        QTRY_COMPARE(stage.process.desk.incident().run->record(middle.id).state, StepState::done);
        QCOMPARE(stage.kind(), Activity::Kind::failed);
    }

    void nobodyChoosingInTimeIsAChoice()
    {
        Stage stage;
        Runbook runbook = smallRunbook();
        Question &question = runbook.steps[1].questions.first();
        question.kind = Question::Kind::choice;
        question.options = {
            {QStringLiteral("keep"), QStringLiteral("Keep")}, {QStringLiteral("back"), QStringLiteral("Go back")}};
        question.within = std::chrono::minutes{30};
        question.otherwise = QStringLiteral("back");
        stage.startAnew(runbook);
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        const auto due = stage.process.desk.incident().run->answerDue(act, runbook.steps[1].questions.first());
        QVERIFY(due);
        stage.process.clock.advance(std::chrono::minutes{29});
        stage.process.executor.askNow();
        QCOMPARE(stage.kind(), Activity::Kind::answer);
        stage.process.clock.advance(std::chrono::minutes{1});
        stage.process.executor.askNow();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        QCOMPARE(stage.process.desk.incident().run->answers.value(QStringLiteral("point")).toString(),
            QStringLiteral("back"));
        bool said = false;
        for (const Event &event : stage.process.desk.events()) {
            if (const auto *note = std::get_if<Noted>(&event.body))
                said = said || note->text.contains(QStringLiteral("Nobody chose within 30m"));
        }
        QVERIFY(said);
    }

    void aStepThatIsNotWaitedForAnyLongerHasFailedAndSendsNothing()
    {
        Stage stage;
        stage.catalogue.act.held = true;
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        std::optional<Error> refusal;
        stage.process.executor.stop(act, QStringLiteral("too early"),
            [&](const Result<> &result) { refusal = result ? std::nullopt : std::optional(result.error()); });
        QTRY_VERIFY(refusal && refusal->code == ErrorCode::refused); // nothing of it is under way yet
        stage.confirm();
        QTRY_COMPARE(stage.record().state, StepState::begun);
        stage.process.executor.stop(act, QStringLiteral(" "));
        stage.process.executor.stop(act, QStringLiteral("it hangs at the provider"));
        QTRY_COMPARE(stage.kind(), Activity::Kind::failed);
        QCOMPARE(stage.record().state, StepState::failed);
        QVERIFY(stage.record().failure.contains(QStringLiteral("it hangs at the provider")));
        stage.catalogue.act.held = false;
        stage.process.executor.askNow();
        QTRY_COMPARE(stage.kind(), Activity::Kind::failed); // and it stays so until somebody decides
        QCOMPARE(stage.effects(), 1);
    }

    void aTroubleStandsUntilAnAnswerComes()
    {
        Stage stage;
        stage.catalogue.act.ready = failure(ErrorCode::unavailable, QStringLiteral("Neon is not available."));
        QTRY_COMPARE(stage.kind(), Activity::Kind::answer);
        stage.answer();
        QTRY_VERIFY(stage.process.executor.activity().trouble);
        // It is asked again by itself; what is shown does not come and go.
        int shown = 0;
        int without = 0;
        QObject::connect(&stage.process.executor, &StepExecutor::activityChanged, &stage.process.executor, [&] {
            ++shown;
            without += stage.process.executor.activity().trouble ? 0 : 1;
        });
        QTRY_VERIFY(shown >= 4);
        QCOMPARE(without, 0);
        stage.catalogue.act.ready = {};
        stage.process.executor.askNow();
        QTRY_COMPARE(stage.kind(), Activity::Kind::confirm);
        QVERIFY(!stage.process.executor.activity().trouble);
    }

    void whatComesBackAfterTheRunWasLeftIsNobodysConcern()
    {
        for (int round = 0; round < 20; ++round) {
            Stage stage; // its first step is being looked at
            stage.process.desk.submit(LeaveRun{QStringLiteral("another way")});
            Runbook other = smallRunbook();
            for (RunbookStep &step : other.steps)
                step.id = StepId(step.id.value() + QStringLiteral("-other"));
            if (round % 2 == 0)
                stage.process.desk.submit(StartRun{other});
            QTRY_COMPARE(stage.kind(), round % 2 == 0 ? Activity::Kind::answer : Activity::Kind::idle);
        }
    }
};

HF_TEST(StepExecutorTest)
#include "tst_stepexecutor.moc"
