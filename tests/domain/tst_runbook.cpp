// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/histories.h"
#include "support/runner.h"

using namespace holdfast;
using namespace holdfast::test;

class RunbookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRoundTripIsExact()
    {
        const auto read = runbookFromJson(toJson(smallRunbook()));
        QVERIFY(read);
        QCOMPARE(*read, smallRunbook());
        QCOMPARE(runbookHash(*read), runbookHash(smallRunbook()));
    }

    void aBranchKeepsItsConditionAndItsChoices()
    {
        Runbook runbook = smallRunbook();
        runbook.steps[1].onlyIf = StepCondition{QStringLiteral("${answers.way}"), QStringLiteral("dump"), true};
        runbook.steps[1].questions << Question{QStringLiteral("way"), Question::Kind::choice, QStringLiteral("Way?"),
            {}, {{QStringLiteral("branch"), QStringLiteral("B")}, {QStringLiteral("dump"), QStringLiteral("D")}}};
        const auto read = runbookFromJson(toJson(runbook));
        QVERIFY(read);
        QCOMPARE(*read, runbook);
        QVERIFY(runbookHash(runbook) != runbookHash(smallRunbook()));
    }

    void aChoiceKeepsItsTimeLimit()
    {
        Runbook runbook = smallRunbook();
        runbook.steps[1].questions << Question{QStringLiteral("way"), Question::Kind::choice, QStringLiteral("Way?"),
            {}, {{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}},
            Duration{1800000}, QStringLiteral("b")};
        const auto read = runbookFromJson(toJson(runbook));
        QVERIFY(read);
        QCOMPARE(*read, runbook);
    }

    void aStepKeepsItsLaneAndWhatItWaitsFor()
    {
        Runbook runbook = smallRunbook();
        runbook.steps[0].lane = QStringLiteral("side");
        runbook.steps[1].joins = {QStringLiteral("side")};
        const auto read = runbookFromJson(toJson(runbook));
        QVERIFY(read);
        QCOMPARE(*read, runbook);
        QVERIFY(runbookHash(runbook) != runbookHash(smallRunbook()));
    }

    void aConditionOnWhatNobodyKnowsIsNotMet()
    {
        StepCondition condition{QStringLiteral("${steps.a.b}"), QStringLiteral("x"), false};
        QVERIFY(!condition.holds({}));
        condition.negated = true;
        QVERIFY(condition.holds({}));
        const QJsonObject scope{{QStringLiteral("steps"),
            QJsonObject{{QStringLiteral("a"), QJsonObject{{QStringLiteral("b"), QStringLiteral("x")}}}}}};
        QVERIFY(!condition.holds(scope));
        condition.negated = false;
        QVERIFY(condition.holds(scope));
    }

    void aConditionIsReadAsAPersonWould()
    {
        Runbook runbook = smallRunbook();
        runbook.steps[0].questions << Question{QStringLiteral("way"), Question::Kind::choice,
            QStringLiteral("Which way?"), {},
            {{QStringLiteral("branch"), QStringLiteral("From the history")},
                {QStringLiteral("dump"), QStringLiteral("From the newest dump")}}};
        StepCondition condition{QStringLiteral("${answers.way}"), QStringLiteral("dump"), false};
        QCOMPARE(
            conditionText(runbook, condition), QStringLiteral("Only if “Which way?” came to “From the newest dump”."));
        condition = {QStringLiteral("${steps.look.name}"), QStringLiteral("Another"), true};
        QCOMPARE(conditionText(runbook, condition), QStringLiteral("Only if “Look around” did not come to “Another”."));
    }

    void whereBranchesMeetTheFirstKnownIsTaken()
    {
        const QJsonObject scope{{QStringLiteral("b"), QStringLiteral("second")}};
        QCOMPARE(*resolveText(QStringLiteral("${a|b}"), scope), QStringLiteral("second"));
        QVERIFY(!resolveText(QStringLiteral("${a|c}"), scope));
    }

    void whatOthersNeedFromAStepIsKnown()
    {
        QCOMPARE(factsNeededFrom(smallRunbook(), look, NeededBy::laterSteps), QStringList{QStringLiteral("name")});
        QCOMPARE(factsNeededFrom(smallRunbook(), act, NeededBy::checksToo), QStringList());
        Runbook met = smallRunbook();
        met.steps[1].typedTarget = QStringLiteral("${steps.look.name|incident.title}");
        QCOMPARE(factsNeededFrom(met, look, NeededBy::laterSteps), QStringList()); // another one would do
        met.steps[0].checks[0].inputs = {{QStringLiteral("x"), QStringLiteral("${steps.look.seen}")}};
        QCOMPARE(factsNeededFrom(met, look, NeededBy::laterSteps), QStringList());
        QCOMPARE(factsNeededFrom(met, look, NeededBy::checksToo), QStringList{QStringLiteral("seen")});
    }

    void anyChangeChangesTheHash()
    {
        Runbook changed = smallRunbook();
        changed.steps[1].undo += QLatin1Char('!');
        QVERIFY(runbookHash(changed) != runbookHash(smallRunbook()));
    }

    void aLoneReferenceKeepsItsType()
    {
        const QJsonObject scope{{QStringLiteral("steps"),
            QJsonObject{{QStringLiteral("a"), QJsonObject{{QStringLiteral("n"), 7}, {QStringLiteral("t"), true}}}}}};
        const auto inputs =
            resolveInputs({{QStringLiteral("count"), QStringLiteral("${steps.a.n}")},
                              {QStringLiteral("text"), QStringLiteral("n=${steps.a.n}, t=${steps.a.t}")}},
                scope);
        QVERIFY(inputs);
        QCOMPARE(inputs->value(QStringLiteral("count")), QJsonValue(7));
        QCOMPARE(inputs->value(QStringLiteral("text")), QJsonValue(QStringLiteral("n=7, t=true")));
    }

    void anUnknownReferenceIsNamed()
    {
        const auto missing = resolveText(QStringLiteral("x ${steps.a.b} y"), {});
        QVERIFY(!missing);
        QVERIFY(missing.error().what.contains(QStringLiteral("steps.a.b")));
    }

    void whatAReferenceYieldsIsNotResolvedAgain()
    {
        const QJsonObject scope{
            {QStringLiteral("a"), QStringLiteral("${b}")}, {QStringLiteral("b"), QStringLiteral("!")}};
        QCOMPARE(*resolveText(QStringLiteral("<${a}>"), scope), QStringLiteral("<${b}>"));
    }
};

HF_TEST(RunbookTest)
#include "tst_runbook.moc"
