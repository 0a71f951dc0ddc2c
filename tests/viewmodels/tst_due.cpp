// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "viewmodels/centre/commandcentre.h"
#include "viewmodels/sample.h"

#include <QSignalSpy>

using namespace holdfast;
using namespace Qt::StringLiterals;
using test::Stage;

class DueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneThingIsOnTop_data();
    void oneThingIsOnTop();
    void aPressDoesWhatTheTopSays();
    void aBrokenJournalComesBeforeEverything();
    void declarationIsFilledFromTheProbes();
    void whileOneIsOpenNothingElseIsDeclared();
};

void DueTest::oneThingIsOnTop_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("button");
    QTest::addColumn<DueAction>("action");
    QTest::addColumn<Tone>("tone");
    QTest::newRow("healthy") << Stage::healthy << u"Nothing is due"_s << u"Look again now"_s << DueAction::lookNow
                             << Tone::normal;
    QTest::newRow("down") << Stage::down << u"Declare an incident"_s << u"Declare…"_s << DueAction::declare
                          << Tone::critical;
    QTest::newRow("declared") << Stage::declared << u"Start the recovery"_s << u"Start recovery"_s
                              << DueAction::startRecovery << Tone::notice;
    QTest::newRow("answer") << Stage::answer << u"From which moment should the data be?"_s << u"Choose…"_s
                            << DueAction::openStep << Tone::notice;
    QTest::newRow("confirm") << Stage::confirm << u"Copy the database as it was before the loss"_s
                             << u"Review and confirm…"_s << DueAction::openStep << Tone::notice;
    QTest::newRow("working") << Stage::working << u"Nothing for you to decide right now"_s << u"Watch the step"_s
                             << DueAction::openStep << Tone::normal;
    QTest::newRow("in doubt") << Stage::doubt << u"Nothing for you to decide right now"_s << u"Watch the step"_s
                              << DueAction::openStep << Tone::normal;
    QTest::newRow("a person must decide")
        << Stage::person << u"Decide whether it happened"_s << u"Decide…"_s << DueAction::openStep << Tone::unknown;
    QTest::newRow("failed") << Stage::failed << u"Step failed: Copy the database as it was before the loss"_s
                            << u"See why and decide…"_s << DueAction::openStep << Tone::critical;
    QTest::newRow("finished") << Stage::finished << u"Close the incident"_s << u"Close the incident"_s
                              << DueAction::close << Tone::notice;
    QTest::newRow("closed") << Stage::closed << u"Closed. Write down what was learnt"_s << u"Open the review"_s
                            << DueAction::openReview << Tone::normal;
}

void DueTest::oneThingIsOnTop()
{
    QFETCH(Stage, stage);
    QFETCH(QString, title);
    QFETCH(QString, button);
    QFETCH(DueAction, action);
    QFETCH(Tone, tone);
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(stage));
    QCOMPARE(centre.due.top().title, title);
    QCOMPARE(centre.due.top().button, button);
    QCOMPARE(centre.due.top().action, action);
    QCOMPARE(centre.due.top().tone, tone);
}

void DueTest::aPressDoesWhatTheTopSays()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    QSignalSpy declare(&centre, &CommandCentre::declareWanted);
    QSignalSpy page(&centre, &CommandCentre::pageWanted);
    centre.show(test::situationAt(Stage::down));
    centre.perform(centre.due.top().action);
    QCOMPARE(declare.count(), 1);
    centre.show(test::situationAt(Stage::declared));
    centre.perform(centre.due.top().action);
    QCOMPARE(commands.asked, QStringList{u"start"_s});
    QCOMPARE(page.count(), 1);
}

void DueTest::aBrokenJournalComesBeforeEverything()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::failed);
    situation.journalTrouble = Error{ErrorCode::storage, u"The disk is full."_s, {}, {}, {}, {}, false};
    centre.show(situation);
    QCOMPARE(centre.due.top().title, u"The journal cannot be written"_s);
}

void DueTest::declarationIsFilledFromTheProbes()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::down));
    const Declaration &suggested = centre.declaration.suggestion();
    QCOMPARE(suggested.title, u"PostgreSQL Database is down"_s);
    QCOMPARE(suggested.scenario.value(), u"database-failure"_s);
    QCOMPARE(suggested.severity, Severity::sev1);
    QVERIFY(suggested.drill);
    QVERIFY(suggested.impactStart == test::at(1, 41, 49)); // the last moment that was surely good
    QVERIFY(suggested.detected == test::at(1, 41, 51));
    QCOMPARE(suggested.impactSource, u"probe of PostgreSQL Database"_s);
    QVERIFY(centre.declaration.problem(suggested.title).isEmpty());
    QVERIFY(!centre.declaration.problem(u"  "_s).isEmpty());
}

void DueTest::whileOneIsOpenNothingElseIsDeclared()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::declared));
    QVERIFY(!centre.declaration.canDeclare());
    centre.show(test::situationAt(Stage::closed));
    QVERIFY(centre.declaration.canDeclare());
}

HF_TEST(DueTest)
#include "tst_due.moc"
