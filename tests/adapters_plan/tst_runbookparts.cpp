// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planfiles.h"
#include "plansupport.h"
#include "support/runner.h"

using namespace Qt::StringLiterals;
using namespace holdfast;
using namespace holdfast::test;

/// Runbooks within runbooks.
class RunbookPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePartsStepsAreInPlaceWithTheirNames()
    {
        const PlanReading reading = readWith("  - id: first-half\n    runbook: restore\n", "");
        QVERIFY2(reading.plan, qPrintable(listed(reading)));
        const Runbook *whole = reading.plan->runbook(RunbookId(u"whole"_s));
        QVERIFY(whole);
        QStringList ids;
        for (const RunbookStep &step : whole->steps)
            ids << step.id.value();
        QCOMPARE(ids, (QStringList{u"begin"_s, u"first-half-look"_s, u"first-half-act"_s, u"end"_s}));
        const RunbookStep *act = whole->find(StepId(u"first-half-act"_s));
        QCOMPARE(act->typedTarget, u"${steps.first-half-look.what}"_s);
        QCOMPARE(act->questions.first().name, u"firstHalfPoint"_s);
        QCOMPARE(act->questions.first().suggestion, u"${steps.first-half-look.what}"_s);
        QCOMPARE(act->inputs.value(u"at"_s).toString(), u"${answers.firstHalfPoint}"_s);
        QCOMPARE(act->inputs.value(u"count"_s).toInt(), 3);
        const RunbookStep *look = whole->find(StepId(u"first-half-look"_s));
        QCOMPARE(look->checks.first().inputs.value(u"what"_s).toString(), u"${steps.first-half-look.what}"_s);
        QCOMPARE(look->title, u"Look"_s);
    }

    void aPartMayStandTwiceAndUnderACondition()
    {
        const PlanReading reading = readWith("  - id: one\n    runbook: restore\n  - id: two\n    runbook: restore\n"
                                             "    onlyIf: {value: '${steps.begin.what}', is: more}\n",
            "");
        QVERIFY2(reading.plan, qPrintable(listed(reading)));
        const Runbook *whole = reading.plan->runbook(RunbookId(u"whole"_s));
        QCOMPARE(whole->steps.size(), 6);
        QVERIFY(!whole->find(StepId(u"one-act"_s))->onlyIf);
        QCOMPARE(whole->find(StepId(u"two-act"_s))->onlyIf->is, u"more"_s);
        QCOMPARE(whole->find(StepId(u"two-act"_s))->onlyIf->value, u"${steps.begin.what}"_s); // the outer one's step
    }

    void aPartGoesOnBesideTheOthersAsAWhole()
    {
        const PlanReading reading = readWith("  - id: files\n    runbook: restore\n    lane: side\n"
                                             "  - id: more\n    runbook: restore\n    joins: [side]\n",
            "");
        QVERIFY2(reading.plan, qPrintable(listed(reading)));
        const Runbook *whole = reading.plan->runbook(RunbookId(u"whole"_s));
        QCOMPARE(whole->find(StepId(u"files-look"_s))->lane, u"side"_s);
        QCOMPARE(whole->find(StepId(u"files-act"_s))->lane, u"side"_s);
        QCOMPARE(whole->find(StepId(u"more-look"_s))->joins, QStringList{u"side"_s});
        QCOMPARE(whole->find(StepId(u"more-act"_s))->joins, QStringList());
    }

    void whatCannotBePutTogetherIsSaid_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QString>("said");
        QTest::newRow("no such runbook") << QByteArray("  - id: a\n    runbook: restor\n") << QByteArray()
                                         << u"Did you mean `restore`?"_s;
        QTest::newRow("within itself") << QByteArray("  - id: a\n    runbook: whole\n") << QByteArray()
                                       << u"within itself"_s;
        QTest::newRow("an id twice") << QByteArray("  - id: a\n    runbook: restore\n  - id: a\n    runbook: restore\n")
                                     << QByteArray() << u"has the step “a-look” twice"_s;
        QTest::newRow("a condition within a condition")
            << QByteArray("  - id: a\n    runbook: restore\n    onlyIf: {value: '${incident.title}', is: more}\n")
            << QByteArray("    onlyIf: {value: '${steps.look.what}', is: it}\n") << u"conditions of their own"_s;
        QTest::newRow("a lane within a lane") << QByteArray("  - id: a\n    runbook: restore\n    lane: side\n")
                                              << QByteArray("    lane: other\n") << u"lanes of their own"_s;
        QTest::newRow("a key too many") << QByteArray("  - id: a\n    runbook: restore\n    undo: Never.\n")
                                        << QByteArray() << u"A part has no key “undo”"_s;
    }

    void whatCannotBePutTogetherIsSaid()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, inside);
        QFETCH(QString, said);
        const PlanReading reading = readWith(part, inside);
        QVERIFY(!reading.plan);
        QVERIFY2(listed(reading).contains(said), qPrintable(listed(reading)));
        QVERIFY2(listed(reading).contains(u"runbooks/whole.yaml"_s), qPrintable(listed(reading)));
    }

private:
    static QByteArray step(const char *id)
    {
        return QByteArray("  - id: ") + id
            + "\n    title: It\n    purpose: To know.\n    phase: First\n    action: test.look\n    confirmation: "
              "none\n"
              "    undo: Nothing to undo.\n    checks:\n      - kind: test.seen\n        title: Seen\n";
    }

    /// A runbook `whole` of two steps with `part` between them, beside `restore`, whose acting step has `inside`.
    static PlanReading readWith(const QByteArray &part, const QByteArray &inside)
    {
        const PlanFiles files({{u"test.look"_s, u"test.act"_s}, {u"test.seen"_s}});
        QByteArray restore = smallRunbook();
        if (!inside.isEmpty())
            restore = changed(restore, "    phase: Second\n", "    phase: Second\n" + inside);
        const QByteArray whole = "id: whole\ntitle: Whole\nuseWhen: Use it at the end.\nsteps:\n" + step("begin") + part
            + step("end") + "...\n";
        return files.readContents(
            {{u"plan.yaml"_s, smallPlan()}, {u"runbooks/restore.yaml"_s, restore}, {u"runbooks/whole.yaml"_s, whole}});
    }
};

HF_TEST(RunbookPartsTest)
#include "tst_runbookparts.moc"
