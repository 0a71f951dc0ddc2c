// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "viewmodels/centre/commandcentre.h"
#include "viewmodels/sample.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace holdfast;
using namespace Qt::StringLiterals;
using test::Stage;

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyModelKeepsItsPromisesThroughAWholeIncident();
    void aTickChangesCellsAndMovesNothing();
    void boardSaysShapeWordAndTone_data();
    void boardSaysShapeWordAndTone();
    void staleIsNeverShownAsUp();
    void objectivesCountDownThenUp();
    void historyWindowIsCountedFromTheLastGoodCommit();
    void nothingMeasuredIsSaidSo();
    void headerNamesTheWorld();
    void anUnsignedPlanIsMarkedWhereItLimits();
    void thePlanPageSaysWhoSigned();
    void timelineAppendsAndTheLatestFiveStandOnTop();
    void escalationTellsWhoIsDue();
    void contactsTellWhenTheyWereReached();
    void whatIsMissingStandsFirst();
    void planShowsTheComponentsAndFindings();
};

void ModelsTest::everyModelKeepsItsPromisesThroughAWholeIncident()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    const QList<QAbstractItemModel *> models{&centre.board, &centre.objectives, &centre.due, &centre.runbook,
        &centre.timeline, &centre.latest, &centre.escalation, &centre.contacts, &centre.vendors, &centre.plan,
        &centre.scenarios, &centre.findings};
    for (QAbstractItemModel *model : models)
        new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, model);
    for (const auto &[stage, name] : test::allStages()) {
        centre.show(test::situationAt(stage));
        QVERIFY2(!centre.headline().isEmpty(), qPrintable(name));
    }
    centre.show(Situation{});
    for (QAbstractItemModel *model : models)
        QCOMPARE(model->rowCount(), 0);
}

void ModelsTest::aTickChangesCellsAndMovesNothing()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::declared);
    centre.show(situation);
    QSignalSpy resets(&centre.board, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&centre.board, &QAbstractItemModel::rowsInserted);
    QSignalSpy changes(&centre.board, &QAbstractItemModel::dataChanged);
    centre.show(situation);
    QCOMPARE(changes.count(), 0);
    situation.now += std::chrono::seconds{1};
    centre.show(situation);
    QCOMPARE(changes.count(), 2); // the two watched rows: their age
    QCOMPARE(resets.count() + inserts.count(), 0);
}

void ModelsTest::boardSaysShapeWordAndTone_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("word");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<Glyph>("glyph");
    QTest::newRow("first look") << Stage::starting << 0 << u"Unknown"_s << Tone::unknown << Glyph::hatch;
    QTest::newRow("healthy is grey") << Stage::healthy << 0 << u"Up"_s << Tone::normal << Glyph::ring;
    QTest::newRow("down") << Stage::down << 0 << u"Down"_s << Tone::critical << Glyph::diamond;
    QTest::newRow("stale") << Stage::stale << 1 << u"Stale"_s << Tone::unknown << Glyph::hatch;
    QTest::newRow("without a probe") << Stage::healthy << 2 << u"Not watched"_s << Tone::normal << Glyph::hatch;
}

void ModelsTest::boardSaysShapeWordAndTone()
{
    QFETCH(Stage, stage);
    QFETCH(int, row);
    QFETCH(QString, word);
    QFETCH(Tone, tone);
    QFETCH(Glyph, glyph);
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(stage));
    const QModelIndex cell = centre.board.index(row, BoardModel::stateColumn);
    QCOMPARE(cell.data().toString(), word);
    QCOMPARE(Tone(cell.data(RowsModel::toneRole).toInt()), tone);
    QCOMPARE(Glyph(cell.data(RowsModel::shapeRole).toInt()), glyph);
}

void ModelsTest::staleIsNeverShownAsUp()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::stale));
    QCOMPARE(centre.headline(), u"Application Services cannot be seen."_s);
    QCOMPARE(centre.headlineTone(), Tone::unknown);
    QCOMPARE(centre.board.index(1, BoardModel::whyColumn).data().toString(), u"No data for 43 s; it was “Up” before"_s);
    QVERIFY(centre.board.index(1, BoardModel::stateColumn).data(RowsModel::hatchedRole).toBool());
}

void ModelsTest::objectivesCountDownThenUp()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::declared);
    centre.show(situation);
    const auto remaining = [&](int row) {
        return centre.objectives.index(row, ObjectivesModel::remainingColumn).data().toString();
    };
    QCOMPARE(remaining(0), u"59:11 left"_s);
    QCOMPARE(remaining(2), QString()); // not concerned
    QCOMPARE(centre.objectives.tightest()->component, u"Application Services"_s);
    situation.now = test::at(2, 15, 0);
    centre.show(situation);
    QCOMPARE(remaining(1), u"+3:11 over"_s);
    QCOMPARE(centre.objectives.tightest()->tone, Tone::critical);
    centre.show(test::situationAt(Stage::finished));
    QVERIFY2(remaining(0).startsWith(u"back in "_s), qPrintable(remaining(0)));
}

void ModelsTest::historyWindowIsCountedFromTheLastGoodCommit()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::declared);
    centre.show(situation);
    QCOMPARE(centre.data.window().caption, u"Leaves Neon’s history window"_s);
    QCOMPARE(centre.data.window().value, u"in 23 h 59 min"_s);
    QCOMPARE(centre.data.window().tone, Tone::normal);
    situation.now = test::at(1, 41, 49) + std::chrono::hours{23} + std::chrono::minutes{30};
    centre.show(situation);
    QCOMPARE(centre.data.window().tone, Tone::critical);
    situation.now += std::chrono::hours{1};
    centre.show(situation);
    QCOMPARE(centre.data.window().value, u"Gone"_s);
}

void ModelsTest::nothingMeasuredIsSaidSo()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::starting));
    QCOMPARE(centre.data.exposure().value, u"Not measured"_s);
    QCOMPARE(centre.data.window().value, u"Not measured"_s);
}

void ModelsTest::headerNamesTheWorld()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::healthy));
    QCOMPARE(centre.header.face().worldWord, u"PRACTICE"_s);
    centre.show(test::situationAt(Stage::declared));
    QCOMPARE(centre.header.windowTitle(), u"DRILL: PostgreSQL Database is down · Holdfast"_s);
    QCOMPARE(centre.header.face().impact, u"0:49"_s);
    QCOMPARE(centre.header.face().commander, u"Ada"_s);
    Situation live = test::situationAt(Stage::down);
    live.desk.practice = false;
    live.journalTrouble = Error{ErrorCode::storage, u"The disk is full."_s, {}, {}, {}, {}, false};
    centre.show(live);
    QCOMPARE(centre.header.face().worldWord, u"REAL"_s);
    QCOMPARE(centre.header.face().journalTone, Tone::critical);
}

void ModelsTest::anUnsignedPlanIsMarkedWhereItLimits()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::down);
    situation.signing = ApprovalVerdict{};
    centre.show(situation);
    QVERIFY(centre.header.face().planWord.isEmpty()); // practice is never limited
    situation.desk.practice = false;
    centre.show(situation);
    QCOMPARE(centre.header.face().planWord, u"Plan not signed: drills only"_s);
    situation.incident.glassBroken = u"The owner is ill."_s;
    centre.show(situation);
    QCOMPARE(centre.header.face().planWord, u"Plan not signed: used all the same"_s);
    situation.signing->state = ApprovalVerdict::State::approved;
    situation.signing->goodUntil = situation.now + std::chrono::hours{1};
    centre.show(situation);
    QVERIFY(centre.header.face().planWord.isEmpty());
}

void ModelsTest::thePlanPageSaysWhoSigned()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::healthy);
    centre.show(situation);
    QVERIFY(centre.plan.signing().isEmpty());
    situation.signing = ApprovalVerdict{};
    centre.show(situation);
    QCOMPARE(
        centre.plan.signing(), u"The plan is not signed. Until two persons have signed it, it is for drills only."_s);
    situation.signing->state = ApprovalVerdict::State::proposed;
    situation.signing->persons = {u"ada"_s};
    centre.show(situation);
    QVERIFY(centre.plan.signing().startsWith(u"Signed by ada. A second person"_s));
}

void ModelsTest::timelineAppendsAndTheLatestFiveStandOnTop()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    const Situation later = test::situationAt(Stage::confirm);
    Situation earlier = later;
    earlier.events.resize(4);
    centre.show(earlier);
    QSignalSpy resets(&centre.timeline, &QAbstractItemModel::modelReset);
    centre.show(later);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(centre.timeline.rowCount(), int(later.events.size()));
    QCOMPARE(centre.latest.rowCount(), 5);
    QCOMPARE(centre.latest.index(0, 1).data(),
        centre.timeline.index(centre.timeline.rowCount() - 1, TimelineModel::textColumn).data());
}

void ModelsTest::escalationTellsWhoIsDue()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    centre.show(test::situationAt(Stage::healthy));
    QCOMPARE(centre.escalation.index(1, EscalationModel::stateColumn).data().toString(), u"Not counting"_s);
    centre.show(test::situationAt(Stage::declared));
    const int lead = centre.escalation.rowOf(u"1/technical-lead"_s);
    QCOMPARE(centre.escalation.index(lead, EscalationModel::stateColumn).data().toString(), u"Due, 49 s ago"_s);
    const QString next = centre.escalation.index(centre.escalation.rowOf(u"next"_s), 0).data().toString();
    QVERIFY2(next.startsWith(u"Next call in 29 min"_s), qPrintable(next));
    QVERIFY2(next.contains(u"by you, on the telephone"_s), qPrintable(next)); // no channel is set up here
    // A channel that is set up calls by itself, but no exercise on a real environment wakes anybody.
    Situation situation = test::situationAt(Stage::declared);
    const auto nextIn = [&centre](const Situation &shown) {
        centre.show(shown);
        return centre.escalation.index(centre.escalation.rowOf(u"next"_s), 0).data().toString();
    };
    situation.desk.waysToPeople = {u"email"_s};
    QVERIFY2(nextIn(situation).contains(u"by email"_s), qPrintable(nextIn(situation)));
    situation.desk.practice = false;
    situation.incident.drill = true;
    QVERIFY2(nextIn(situation).contains(u"by you, on the telephone"_s), qPrintable(nextIn(situation)));
    centre.show(test::situationAt(Stage::declared));
    const int gap = centre.escalation.rowOf(u"2/customer-success"_s);
    QCOMPARE(centre.escalation.index(gap, EscalationModel::personColumn).data().toString(), u"nobody named"_s);
    const int legal = centre.escalation.rowOf(u"3/legal"_s);
    QCOMPARE(centre.escalation.index(legal, EscalationModel::stateColumn).data().toString(),
        u"Only in case of a data breach"_s);
}

void ModelsTest::contactsTellWhenTheyWereReached()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::healthy);
    const auto reached = [&](const QString &role) {
        centre.show(situation);
        return centre.contacts.index(centre.contacts.rowOf(role), ContactsModel::reachedColumn).data().toString();
    };
    const Contact &lead = *situation.plan->contact(u"technical-lead"_s);
    QCOMPARE(reached(lead.role), u"never"_s);
    ReachProof test{lead.role, lead.primary.name, u"email"_s, lead.primary.email, u"123456"_s, situation.now};
    situation.reach.add(test);
    QCOMPARE(reached(lead.role), u"waits for a code"_s);
    situation.reach.answer(u"123456"_s, situation.now);
    const QString day = reached(lead.role);
    QVERIFY2(day.contains(u'2') && day != u"never"_s, qPrintable(day));
    QCOMPARE(reached(u"executive-sponsor"_s), u"–"_s); // nobody is named there
}

void ModelsTest::whatIsMissingStandsFirst()
{
    ReadinessView view;
    QSignalSpy changes(&view, &ReadinessView::changed);
    QSignalSpy wanted(&view, &ReadinessView::wanted);
    view.open(); // nothing is known yet
    view.setLooking(true);
    view.open(); // somebody is at it
    QVERIFY(view.isLooking());
    Coverage coverage{{u"2026 Q3"_s, u"2026 Q4"_s}, {}};
    coverage.rows << CoverageRow{ScenarioId{u"s"_s}, u"Database failure"_s, ComponentId{u"database"_s}, u"Database"_s,
        {CoverageCell{}, CoverageCell{2, Duration{90000}, false}}};
    view.show({{u"Backup"_s, ReadinessVerdict::attention, u"none"_s, u"take one"_s},
                  {u"Key"_s, ReadinessVerdict::ready, u"works"_s},
                  {u"People"_s, ReadinessVerdict::missing, u"nobody"_s, u"name somebody"_s}},
        coverage, *parseUtc(u"2026-11-28T12:00:00Z"_s));
    view.open(); // it is known
    QVERIFY(!view.isLooking());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(view.checks.index(0, ReadinessModel::subjectColumn).data().toString(), u"People"_s);
    QCOMPARE(view.checks.index(0, ReadinessModel::verdictColumn).data(RowsModel::shapeRole).toInt(),
        int(Glyph::triangle)); // colour never carries it alone
    QCOMPARE(view.checks.index(2, ReadinessModel::subjectColumn).data().toString(), u"Key"_s);
    QCOMPARE(view.coverage.columnCount(), 4);
    QCOMPARE(view.coverage.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"2026 Q4"_s);
    QCOMPARE(view.coverage.index(0, 2).data().toString(), u"–"_s);
    QVERIFY(view.coverage.index(0, 3).data().toString().contains(u"too slow"_s));
    QVERIFY(view.summary().startsWith(u"1 ready, 1 not proven, 1 missing, 0 unknown"_s));
}

void ModelsTest::planShowsTheComponentsAndFindings()
{
    test::RecordedCommands commands;
    CommandCentre centre(commands);
    Situation situation = test::situationAt(Stage::healthy);
    situation.findings = {{u"plan.yaml"_s, 12, 3, Finding::Severity::error, u"“rto” is missing"_s, u"missing"_s}};
    centre.show(situation);
    QCOMPARE(centre.plan.index(0, PlanModel::rtoColumn).data().toString(), u"1 h"_s);
    QCOMPARE(centre.findings.index(0, FindingsModel::placeColumn).data().toString(), u"plan.yaml:12:3"_s);
    QCOMPARE(Tone(centre.findings.index(0, 0).data(RowsModel::toneRole).toInt()), Tone::critical);
}

HF_TEST(ModelsTest)
#include "tst_models.moc"
