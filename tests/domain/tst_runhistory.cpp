// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/review/runhistory.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;

class RunHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHalfAndTheNineOfTenAreThoseOfTheRuns()
    {
        QList<Incident> past;
        for (int seconds : {10, 20, 30, 40, 50, 60, 70, 80, 90, 1000})
            past << incident(true, seconds);
        const RunHistory history(past);
        const auto usual = history.step(runbook, act, true);
        QVERIFY(usual);
        QCOMPARE(usual->runs, 10);
        QCOMPARE(usual->half, Duration{50s});
        QCOMPARE(usual->mostly, Duration{90s});
        QVERIFY(!history.step(runbook, StepId{QStringLiteral("other")}, true));
        QVERIFY(!history.step(RunbookId{QStringLiteral("other")}, act, true));
    }

    void theRestHasPeoplesThinkingInIt()
    {
        const RunHistory history({incident(true, 10), incident(true, 10), incident(true, 10)});
        const auto rest = history.rest(runbook, act, true);
        QVERIFY(rest);
        QCOMPARE(rest->half, Duration{thinking + 10s}); // waiting for the answer, then the step
        const auto whole = history.rest(runbook, look, true);
        QCOMPARE(whole->half, Duration{1s + thinking + 10s});
    }

    void drillsAndRealOnesAreNotMixed()
    {
        const RunHistory history({incident(true, 10), incident(false, 500)});
        QCOMPARE(history.step(runbook, act, true)->half, Duration{10s});
        QCOMPARE(history.step(runbook, act, false)->half, Duration{500s});
    }

    void whatWasLeftOrDoneByHandSaysNothing()
    {
        Incident open = incident(true, 10);
        open.run->steps[act.value()].state = StepState::failed;
        QVERIFY(!RunHistory({open}).step(runbook, act, true));
        Incident byHand = incident(true, 10);
        byHand.run->steps[act.value()].byHand = QStringLiteral("in the console");
        QVERIFY(!RunHistory({byHand}).step(runbook, act, true));
        QVERIFY(RunHistory({byHand}).rest(runbook, look, true));
    }

    void howLikelyNeedsThreeRunsAndIsNeverCertain()
    {
        const RunHistory few({incident(true, 10), incident(true, 10)});
        QVERIFY(!few.likelyWithin(runbook, act, true, 1h));
        const RunHistory history({incident(true, 10), incident(true, 10), incident(true, 100)});
        QCOMPARE(*history.likelyWithin(runbook, act, true, 1h), 4.0 / 5.0);
        QCOMPARE(*history.likelyWithin(runbook, act, true, thinking + 10s), 3.0 / 5.0);
        QCOMPARE(*history.likelyWithin(runbook, act, true, 1s), 1.0 / 5.0);
    }

    void tooFastIsSaidWhenEnoughIsKnown()
    {
        QVERIFY(isUnusuallyFast(1s, UsualTime{10s, 20s, 5}));
        QVERIFY(!isUnusuallyFast(1s, UsualTime{10s, 20s, 4}));
        QVERIFY(!isUnusuallyFast(2s, UsualTime{10s, 20s, 5}));
        QVERIFY(!isUnusuallyFast(1s, std::nullopt));
    }

private:
    const RunbookId runbook{QStringLiteral("small")};
    static constexpr auto thinking = 30s;

    /// A run that has ended: a second to look, half a minute to think, and the step itself.
    static Incident incident(bool drill, int seconds)
    {
        Incident incident;
        incident.drill = drill;
        Run run{smallRunbook(), {}, start, {}, {}, {}};
        StepRecord first;
        first.state = StepState::done;
        first.intendedAt = start;
        first.finishedAt = start + 1s;
        StepRecord second = first;
        second.intendedAt = start + 1s + thinking;
        second.finishedAt = *second.intendedAt + std::chrono::seconds{seconds};
        run.steps = {{look.value(), first}, {act.value(), second}};
        incident.run = run;
        return incident;
    }
};

HF_TEST(RunHistoryTest)
#include "tst_runhistory.moc"
