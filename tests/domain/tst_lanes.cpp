// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "domain/incident/decide.h"
#include "domain/runbook/lanes.h"
#include "support/runner.h"

#include <QRandomGenerator>
#include <QSet>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

namespace {

RunbookStep stepOf(const QString &id, const QString &lane = {}, const QStringList &joins = {})
{
    RunbookStep step = smallRunbook().steps.first();
    step.id = StepId(id);
    step.lane = lane;
    step.joins = joins;
    return step;
}

/// a, then x1 x2 beside b, then c that waits for both, with y beside the rest.
Runbook forked()
{
    return {RunbookId(u"forked"_s), u"Forked"_s, {},
        {stepOf(u"a"_s), stepOf(u"x1"_s, u"x"_s), stepOf(u"x2"_s, u"x"_s), stepOf(u"b"_s), stepOf(u"y"_s, u"y"_s),
            stepOf(u"c"_s, {}, {u"x"_s})}};
}

QString named(const QList<StepId> &steps)
{
    QStringList ids;
    for (const StepId &step : steps)
        ids << step.value();
    return ids.join(u' ');
}

/// The run with these steps done.
Run after(const Runbook &runbook, const QStringList &done)
{
    Run run{runbook, {}, {}, {}, {}, {}};
    for (const RunbookStep &step : runbook.steps)
        run.steps[step.id.value()].state = done.contains(step.id.value()) ? StepState::done : StepState::planned;
    return run;
}

/// What waits for what, straight from the rule: worked out anew for every pair.
bool waitsFor(const QList<RunbookStep> &steps, int later, int earlier)
{
    for (int i = later - 1; i >= 0; --i) {
        const bool isDirect =
            steps[i].lane.isEmpty() || steps[i].lane == steps[later].lane || steps[later].joins.contains(steps[i].lane);
        if (isDirect && (i == earlier || waitsFor(steps, i, earlier)))
            return true;
    }
    return false;
}

} // namespace

class LanesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalStepsHaveTheirTurnAtOnce()
    {
        const Runbook runbook = forked();
        const auto open = [&](const QStringList &done) { return named(after(runbook, done).openSteps()); };
        QCOMPARE(open({}), u"a"_s);
        QCOMPARE(open({u"a"_s}), u"x1 b"_s);
        QCOMPARE(open({u"a"_s, u"b"_s}), u"x1 y"_s); // c waits for x
        QCOMPARE(open({u"a"_s, u"x1"_s, u"b"_s}), u"x2 y"_s);
        QCOMPARE(open({u"a"_s, u"x1"_s, u"x2"_s}), u"b"_s);
        QCOMPARE(open({u"a"_s, u"x1"_s, u"x2"_s, u"b"_s}), u"y c"_s);
        QCOMPARE(open({u"a"_s, u"x1"_s, u"x2"_s, u"b"_s, u"c"_s}), u"y"_s); // the end of the run waits for it
        QCOMPARE(open({u"a"_s, u"x1"_s, u"x2"_s, u"b"_s, u"y"_s, u"c"_s}), QString());
    }

    void oneOfThemStandsForTheRun()
    {
        QCOMPARE(after(forked(), {u"a"_s}).currentStep(), std::optional(StepId(u"b"_s)));
        QCOMPARE(after(forked(), {u"a"_s, u"b"_s}).currentStep(), std::optional(StepId(u"x1"_s)));
        QCOMPARE(after(forked(), {u"a"_s, u"x1"_s, u"x2"_s, u"b"_s, u"y"_s, u"c"_s}).currentStep(), std::nullopt);
    }

    void onlyWhatNothingRestsOnIsTakenBack()
    {
        const Run run = after(forked(), {u"a"_s, u"x1"_s, u"b"_s});
        QVERIFY(run.mayUndo(StepId(u"x1"_s)));
        QVERIFY(run.mayUndo(StepId(u"b"_s))); // the other lane does not rest on it
        QVERIFY(!run.mayUndo(StepId(u"a"_s)));
        const Run later = after(forked(), {u"a"_s, u"x1"_s, u"x2"_s, u"b"_s, u"c"_s});
        QVERIFY(!later.mayUndo(StepId(u"x2"_s)));
        QVERIFY(!later.mayUndo(StepId(u"b"_s)));
        QVERIFY(later.mayUndo(StepId(u"c"_s)));
    }

    void theOrderIsTheRuleForAnyRunbook()
    {
        QRandomGenerator random(20261128);
        for (int round = 0; round < 200; ++round) {
            QList<RunbookStep> steps;
            const QStringList lanes{{}, {}, u"p"_s, u"q"_s, u"r"_s};
            for (int i = 0; i < 9; ++i) {
                RunbookStep step = stepOf(u"s%1"_s.arg(i), lanes.at(int(random.bounded(5))));
                const QString joined = lanes.at(int(random.bounded(5)));
                if (!joined.isEmpty() && joined != step.lane)
                    step.joins << joined;
                steps << step;
            }
            const LaneOrder order(steps);
            for (int later = 0; later < steps.size(); ++later) {
                for (int earlier = 0; earlier < steps.size(); ++earlier)
                    QCOMPARE(order.isBefore(steps[earlier].id, steps[later].id), waitsFor(steps, later, earlier));
            }
        }
    }

    void anyOrderOfDoingThemComesToTheEnd()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            QStringList done;
            Run run = after(forked(), done);
            while (!run.openSteps().isEmpty()) {
                const QList<StepId> open = run.openSteps();
                done << open.at(int(random.bounded(int(open.size())))).value();
                run = after(forked(), done);
            }
            QCOMPARE(done.size(), 6);
            QVERIFY(done.indexOf(u"c"_s) > done.indexOf(u"x2"_s));
        }
    }

    void theRunIsNotLeftWhileAnyLaneHasBegun()
    {
        const Runbook runbook = forked();
        History history;
        history.declared().add(RunStarted{runbook, runbookHash(runbook)});
        for (const char *id : {"a", "x1"}) {
            const StepId step(QString::fromLatin1(id));
            history.add(StepPreviewed{step, 1, {}, u"d"_s}).add(StepConfirmed{step, 1, u"d"_s, u"t"_s, u"none"_s});
            history.add(StepIntended{step, 1, u"m"_s, {}, {}});
            if (step == StepId(u"a"_s))
                history.add(StepBegun{step, 1, {}, false}).add(StepObserved{step, 1, {}, {}}).add(StepDone{step, 1});
        }
        QCOMPARE(named(history.folded().run->openSteps()), u"x1 b"_s);
        const auto left = decide(history.folded(), LeaveRun{u"another way"_s});
        QVERIFY(!left && left.error().code == ErrorCode::refused);
    }
};

HF_TEST(LanesTest)
#include "tst_lanes.moc"
