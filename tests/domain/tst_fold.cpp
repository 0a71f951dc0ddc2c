// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

class FoldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeclarationOpensTheIncident()
    {
        const Incident incident = History().declared().folded();
        QVERIFY(incident.isOpen());
        QCOMPARE(incident.title, QStringLiteral("Database lost"));
        QCOMPARE(incident.instant(InstantName::impactStart), std::optional(start));
        QVERIFY(incident.drill);
    }

    void everyPrefixFoldsTheSameAsStepByStep()
    {
        const QList<Event> events = History().lookDone().events();
        Incident step;
        for (qsizetype count = 1; count <= events.size(); ++count) {
            step = apply(step, events[count - 1]);
            const Incident whole = fold(events.mid(0, count));
            QCOMPARE(whole.lastSequence, step.lastSequence);
            QCOMPARE(whole.run.has_value(), step.run.has_value());
            if (whole.run)
                QCOMPARE(whole.run->record(look).state, step.run->record(look).state);
        }
    }

    void factsOfAStepReachTheScopeOfLaterOnes()
    {
        const Incident incident = History().lookDone().folded();
        const auto name = resolveText(QStringLiteral("${steps.look.name} of ${incident.id}"), resolveScope(incident));
        QVERIFY(name);
        QCOMPARE(*name, QStringLiteral("CapLiquify of inc-1"));
        QCOMPARE(incident.run->currentStep(), std::optional(act));
    }

    void anIntentWithoutAnOutcomeStaysIntended()
    {
        History history;
        history.lookDone()
            .add(StepPreviewed{act, 1, {}, QStringLiteral("d2")})
            .add(StepConfirmed{act, 1, QStringLiteral("d2"), QStringLiteral("tester"), QStringLiteral("typed")})
            .add(StepIntended{act, 1, QStringLiteral("inc-1-act"), {}, {}})
            .add(StepLost{act, 1, {ErrorCode::timedOut, QStringLiteral("No answer."), {}, {}, {}, {}, true}});
        const StepRecord record = history.folded().run->record(act);
        QCOMPARE(record.state, StepState::intended);
        QVERIFY(record.lost);
        QCOMPARE(record.marker, QStringLiteral("inc-1-act"));
    }

    void anAbsentEffectStartsANewAttemptFromTheBeginning()
    {
        History history;
        history.lookDone()
            .add(StepPreviewed{act, 1, {}, QStringLiteral("d2")})
            .add(StepConfirmed{act, 1, QStringLiteral("d2"), QStringLiteral("tester"), QStringLiteral("typed")})
            .add(StepIntended{act, 1, QStringLiteral("inc-1-act"), {}, {}})
            .add(StepAbsent{act, 1, QStringLiteral("looked up")});
        const StepRecord record = history.folded().run->record(act);
        QCOMPARE(record.state, StepState::planned);
        QCOMPARE(record.attempt, 2);
        QVERIFY(record.digest.isEmpty());
    }

    void anEventThatTheTableForbidsChangesNothing()
    {
        History history;
        history.running().add(StepDone{look, 1});
        QCOMPARE(history.folded().run->record(look).state, StepState::planned);
    }
};

HF_TEST(FoldTest)
#include "tst_fold.moc"
