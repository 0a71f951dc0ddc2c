// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "viewmodels/centre/commandcentre.h"
#include "viewmodels/sample.h"

#include <QSignalSpy>

using namespace holdfast;
using namespace Qt::StringLiterals;
using test::Stage;

class StepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStageHasItsPage_data();
    void everyStageHasItsPage();
    void requestsAreShownExactly();
    void typedTargetConfirmsOnlyWhenItMatches();
    void theSameConfirmationIsHandedOnOnce();
    void aBarredStepSaysWhatOpensIt();
    void aStepThatWasPickedStaysUntilTheRunMoves();
    void restorePointReadsWhatPeopleWrite();
    void restorePointRefusesWhatCannotBe();
    void resultsNeverInventAFigure();
    void anInterruptedIntentIsUnknown();
};

void StepTest::everyStageHasItsPage_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<StepStage>("page");
    QTest::addColumn<QString>("word");
    QTest::addColumn<Tone>("tone");
    QTest::newRow("before the start") << Stage::declared << StepStage::overview << QString() << Tone::normal;
    QTest::newRow("answer") << Stage::answer << StepStage::answer << u"Your choice"_s << Tone::notice;
    QTest::newRow("confirm") << Stage::confirm << StepStage::confirm << u"Your go-ahead"_s << Tone::notice;
    QTest::newRow("typed") << Stage::typed << StepStage::confirm << u"Your go-ahead"_s << Tone::notice;
    QTest::newRow("working") << Stage::working << StepStage::working << u"Running"_s << Tone::notice;
    QTest::newRow("doubt") << Stage::doubt << StepStage::doubt << u"Unknown"_s << Tone::unknown;
    QTest::newRow("person") << Stage::person << StepStage::person << u"Unknown"_s << Tone::unknown;
    QTest::newRow("failed") << Stage::failed << StepStage::failed << u"Failed"_s << Tone::critical;
    QTest::newRow("finished") << Stage::finished << StepStage::finished << u"Done"_s << Tone::normal;
}

void StepTest::everyStageHasItsPage()
{
    QFETCH(Stage, stage);
    QFETCH(StepStage, page);
    QFETCH(QString, word);
    QFETCH(Tone, tone);
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(stage));
    const StepFace &face = centre.step.face();
    QCOMPARE(face.stage, page);
    QCOMPARE(face.word, word);
    QCOMPARE(face.tone, tone);
    const bool problem = page == StepStage::doubt || page == StepStage::person || page == StepStage::failed;
    QCOMPARE(!face.what.isEmpty(), problem);
    QCOMPARE(!face.next.isEmpty(), problem);
    QCOMPARE(face.canRetry, page == StepStage::failed);
    QCOMPARE(face.canCheck, page == StepStage::failed);
}

void StepTest::requestsAreShownExactly()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::confirm));
    const QString shown = centre.step.face().requests;
    QVERIFY(shown.startsWith(u"POST https://console.neon.tech/api/v2/projects/capliquify-prod-4411/branches\n"_s));
    QVERIFY(shown.contains(u"Authorization: Bearer ${keychain:neon-token}"_s));
    QVERIFY(shown.contains(u"\"parent_timestamp\": \"2026-11-23T01:41:49.000000Z\""_s));
    QCOMPARE(centre.step.face().blastRadius.size(), 3);
}

void StepTest::typedTargetConfirmsOnlyWhenItMatches()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::typed);
    centre.show(situation);
    for (const QString &wrong : {QString(), u"capliquify"_s, u"Capliquify-web"_s, u"capliquify-web "_s}) {
        QVERIFY(!centre.step.confirms(wrong));
        centre.confirm(wrong);
    }
    QVERIFY(commands.asked.isEmpty());
    QVERIFY(centre.step.confirms(u"capliquify-web"_s));
    situation.typedTarget.clear(); // could not be resolved: nothing confirms
    centre.show(situation);
    QVERIFY(!centre.step.confirms(QString()));
}

void StepTest::theSameConfirmationIsHandedOnOnce()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::confirm));
    centre.confirm({});
    centre.confirm({});
    QCOMPARE(commands.asked, QStringList{u"confirm branch []"_s});
}

void StepTest::aBarredStepSaysWhatOpensIt()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::confirm);
    situation.desk.practice = false;
    situation.signing = ApprovalVerdict{};
    situation.barred = Error{ErrorCode::refused, u"Not begun."_s, u"Not signed: drills only."_s, {}, {}, {}, false};
    centre.show(situation);
    QCOMPARE(centre.step.face().gate, StepGate::glass);
    QCOMPARE(centre.step.face().why, u"Not signed: drills only."_s);
    QVERIFY(!centre.step.confirms({}));
    const StepId step = *situation.incident.run->currentStep();
    for (RunbookStep &one : situation.incident.run->runbook.steps)
        one.needsSecondPerson = one.id == step;
    situation.desk.practice = true;
    centre.show(situation);
    QCOMPARE(centre.step.face().gate, StepGate::approval);
    QVERIFY(centre.step.face().next.contains(u"--step "_s + step.value()));
    situation.barred.reset();
    centre.show(situation);
    QCOMPARE(centre.step.face().gate, StepGate::open);
}

void StepTest::aStepThatWasPickedStaysUntilTheRunMoves()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::confirm);
    centre.show(situation);
    centre.step.select(StepId{u"lift"_s});
    situation.now += std::chrono::seconds{1};
    centre.show(situation);
    QCOMPARE(centre.step.face().id.value(), u"lift"_s);
    QCOMPARE(centre.step.face().stage, StepStage::later);
    centre.show(test::situationAt(Stage::typed));
    QCOMPARE(centre.step.face().id.value(), u"deploy"_s);
}

void StepTest::restorePointReadsWhatPeopleWrite()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::answer));
    RestorePointView &point = centre.step.restorePoint();
    QCOMPARE(point.value(), u"2026-11-23T01:41:49.000000Z"_s);
    QVERIFY(point.face().canChoose);
    point.moveBefore(std::chrono::minutes{5});
    QCOMPARE(point.value(), u"2026-11-23T01:36:49.000000Z"_s);
    QVERIFY(point.face().explanation.startsWith(u"5 min before"_s));
    point.nudge(std::chrono::seconds{-1});
    QCOMPARE(point.value(), u"2026-11-23T01:36:48.000000Z"_s);
    for (const QString &text : {u"2026-11-23T01:40:00Z"_s, u"2026-11-23 01:40:00"_s, u"01:40:00"_s, u"01:40"_s,
             u"2026-11-23T02:40:00+01:00"_s}) {
        point.type(text);
        QCOMPARE(point.value(), u"2026-11-23T01:40:00.000000Z"_s);
    }
    point.type(u"23:59:00"_s); // the last one that has passed
    QCOMPARE(point.value(), u"2026-11-22T23:59:00.000000Z"_s);
    point.pick(0.0);
    QCOMPARE(point.value(), u"2026-11-23T01:21:49.000000Z"_s);
}

void StepTest::restorePointRefusesWhatCannotBe()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::answer);
    centre.show(situation);
    RestorePointView &point = centre.step.restorePoint();
    for (const QString &text : {QString(), u"yesterday"_s, u"2026-11-23T03:00:00Z"_s, u"2026-11-20T03:00:00Z"_s}) {
        point.type(text);
        QVERIFY2(!point.face().canChoose && !point.face().problem.isEmpty(), qPrintable(text));
    }
    point.type(u"01:42:30"_s);
    QVERIFY(point.face().canChoose);
    QCOMPARE(point.face().tone, Tone::warning); // after the impact began
    situation.now += std::chrono::seconds{1};
    centre.show(situation); // a tick takes nothing away from the person
    QCOMPARE(point.face().text, u"01:42:30"_s);
}

void StepTest::resultsNeverInventAFigure()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::finished);
    centre.show(situation);
    QCOMPARE(centre.step.face().results.at(0).value, u"6 min 52 s"_s);
    QCOMPARE(centre.step.face().results.at(2).value, u"3"_s);
    situation.incident.figures[u"rowsLost"_s].value.reset();
    centre.show(situation);
    QCOMPARE(centre.step.face().results.at(2).value, u"not measured"_s);
    QCOMPARE(centre.step.face().results.at(2).tone, Tone::unknown);
}

void StepTest::anInterruptedIntentIsUnknown()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::doubt);
    situation.incident.run->steps[u"branch"_s].lost = false;
    situation.incident.run->steps[u"branch"_s].error.reset();
    situation.events.removeLast();
    centre.show(situation);
    QCOMPARE(centre.step.face().stage, StepStage::working);
    situation.events << Event{situation.incident.id, situation.events.size() + 1, {}, u"Ada"_s, Resumed{}};
    centre.show(situation);
    QCOMPARE(centre.step.face().stage, StepStage::doubt);
    QCOMPARE(centre.step.face().why, u"Holdfast ended before the answer was recorded."_s);
}

HF_TEST(StepTest)
#include "tst_step.moc"
