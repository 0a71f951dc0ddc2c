// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runner.h"
#include "team/teamplace.h"

#include <QSignalSpy>
#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// Laptops of one team, each with its own journal, on a PostgreSQL that comes and goes.
class TeamLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_place.start(), qPrintable(m_place.server().error())); }
    void init();
    void whatOneSaysTheOtherSees();
    void theOrderIsTheTeamsForBoth();
    void aloneNothingStopsAndNothingIsLost();
    void bothAloneAreJoinedAndSaid();
    void whatWasWrittenAloneSurvivesAnEnd();
    void anAnswerThatWasLostIsNoSecondEvent();
    void oneExecutesAndTheNextTakesOver();
    void aWakingLaptopIsFenced();
    void aloneOnlyADecisionLetsActAfterItsTime();
    void whoIsThereIsSeen();
    void anotherHistoryIsRefused();

private:
    void declareAt(TestLaptop &laptop);
    void openAt(TestLaptop &laptop);
    static void note(TestLaptop &laptop, const QString &text) { laptop.desk.submit(AddNote{text}); }
    void giveBack() { QVERIFY2(m_place.server().start(), qPrintable(m_place.server().error())); }

    TeamPlace m_place;
    IncidentId m_incident;
};

void TeamLinkTest::init()
{
    if (m_place.server().pid() == 0)
        giveBack();
}

void TeamLinkTest::declareAt(TestLaptop &laptop)
{
    QTRY_VERIFY_WITH_TIMEOUT(laptop.isTogether(), 10000);
    bool done = false;
    laptop.desk.declare(Declare{Declared{ScenarioId(u"database-failure"_s), u"Database down"_s, Severity::sev1, true,
                                    u"practice"_s, u"plan"_s},
                            {}, {}, {}, laptop.clock.utc()},
        [&](const Result<> &result) { done = result.has_value(); });
    QTRY_VERIFY(done);
    m_incident = laptop.desk.incident().id;
}

void TeamLinkTest::openAt(TestLaptop &laptop)
{
    QTRY_VERIFY_WITH_TIMEOUT(laptop.isTogether(), 10000);
    bool opened = false;
    const auto open = [&] {
        laptop.desk.open(m_incident, [&](const Result<> &result) { opened = opened || result.has_value(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT((opened || (open(), false)), 10000);
}

void TeamLinkTest::whatOneSaysTheOtherSees()
{
    TestLaptop ann(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    declareAt(ann);
    openAt(bob);
    note(ann, u"from ann"_s);
    QTRY_VERIFY(bob.notes().contains(u"from ann"_s));
    note(bob, u"from bob"_s);
    QTRY_VERIFY(ann.notes().contains(u"from bob"_s));
    QCOMPARE(ann.notes(), bob.notes());
}

void TeamLinkTest::theOrderIsTheTeamsForBoth()
{
    TestLaptop ann(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    declareAt(ann);
    openAt(bob);
    for (int i = 0; i < 50; ++i) {
        note(ann, u"ann %1"_s.arg(i));
        note(bob, u"bob %1"_s.arg(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(ann.notes().size(), 100, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(bob.notes().size(), 100, 30000);
    QCOMPARE(ann.notes(), bob.notes());
    QCOMPARE(m_place.story(m_incident).size(), ann.desk.events().size());
    PostgresTeamStore store(ann.connector, m_place.memberUri());
    QVERIFY(store.verify({}));
}

void TeamLinkTest::aloneNothingStopsAndNothingIsLost()
{
    TestLaptop ann(m_place, u"ann"_s);
    declareAt(ann);
    m_place.server().kill();
    note(ann, u"while it was away"_s);
    QTRY_VERIFY(ann.notes().contains(u"while it was away"_s));
    QVERIFY(ann.isAlone());
    QTRY_COMPARE(ann.link.state().waiting, 1);
    QVERIFY(!ann.link.state().trouble.what.isEmpty());
    giveBack();
    QTRY_VERIFY_WITH_TIMEOUT(ann.isTogether(), 15000);
    QTRY_COMPARE(ann.link.state().waiting, 0);
    QTRY_VERIFY(m_place.story(m_incident).last().contains(u"ann: noted"_s));
    note(ann, u"and on"_s);
    QTRY_VERIFY(ann.notes().contains(u"and on"_s));
    QCOMPARE(ann.notes(), (QStringList{u"while it was away"_s, u"and on"_s}));
    QVERIFY(!ann.alone.exists());
    QCOMPARE(QDir(ann.folder).entryList({u"alone-*.sqlite3"_s}).size(), 1); // what was written alone stays readable
}

void TeamLinkTest::bothAloneAreJoinedAndSaid()
{
    TestLaptop ann(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    declareAt(ann);
    openAt(bob);
    m_place.server().kill();
    for (TestLaptop *one : {&ann, &bob}) {
        one->desk.submit(ChangeSeverity{one == &ann ? Severity::sev2 : Severity::sev3, u"it looks so from here"_s});
        note(*one, one == &ann ? u"ann alone"_s : u"bob alone"_s);
    }
    QTRY_COMPARE(ann.notes().size(), 1);
    QTRY_COMPARE(bob.notes().size(), 1);
    giveBack();
    QTRY_VERIFY_WITH_TIMEOUT(ann.isTogether() && bob.isTogether(), 15000);
    QTRY_COMPARE_WITH_TIMEOUT(ann.notes().size(), 3, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(bob.notes(), ann.notes(), 10000);
    for (const QString &wanted : {u"ann alone"_s, u"bob alone"_s})
        QCOMPARE(ann.notes().count(wanted), 1);
    const QString said = ann.notes().last();
    QVERIFY2(said.contains(u"joined again"_s) && said.contains(u"The severity was changed on both sides"_s),
        qPrintable(said));
    QCOMPARE(ann.desk.events().size(), bob.desk.events().size());
    QCOMPARE(ann.desk.incident().lastSequence, qint64(m_place.story(m_incident).size()));
}

void TeamLinkTest::whatWasWrittenAloneSurvivesAnEnd()
{
    auto ann = std::make_unique<TestLaptop>(m_place, u"ann"_s);
    declareAt(*ann);
    m_place.server().kill();
    note(*ann, u"before the end"_s);
    QTRY_VERIFY(ann->notes().contains(u"before the end"_s));
    const auto kept = std::move(ann->made);
    ann.reset();
    TestLaptop again(m_place, u"ann"_s, kept->path());
    bool opened = false;
    again.desk.open(m_incident, [&](const Result<> &result) { opened = result.has_value(); });
    QTRY_VERIFY(opened);
    QCOMPARE(again.notes(), QStringList{u"before the end"_s});
    giveBack();
    QTRY_VERIFY_WITH_TIMEOUT(again.isTogether(), 15000);
    QTRY_VERIFY(m_place.story(m_incident).contains(u"ann: noted"_s));
}

void TeamLinkTest::anAnswerThatWasLostIsNoSecondEvent()
{
    TestLaptop ann(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    declareAt(ann);
    openAt(bob);
    std::atomic<bool> enough = false;
    std::thread cutter([&] {
        TeamPlace &place = m_place;
        while (!enough)
            place.cutAll();
    });
    for (int i = 0; i < 40; ++i) {
        note(ann, u"ann %1"_s.arg(i));
        note(bob, u"bob %1"_s.arg(i));
    }
    const auto own = [](const TestLaptop &laptop, const QString &who) {
        return laptop.notes().filter(who + u' ').size();
    };
    const bool annDone = QTest::qWaitFor([&] { return own(ann, u"ann"_s) >= 40; }, 60000);
    const bool bobDone = QTest::qWaitFor([&] { return own(bob, u"bob"_s) >= 40; }, 60000);
    enough = true;
    cutter.join();
    QVERIFY(annDone && bobDone);
    QTRY_VERIFY_WITH_TIMEOUT(ann.isTogether() && bob.isTogether(), 15000);
    QTRY_COMPARE_WITH_TIMEOUT(ann.notes(), bob.notes(), 15000);
    for (int i = 0; i < 40; ++i) {
        QCOMPARE(ann.notes().count(u"ann %1"_s.arg(i)), 1);
        QCOMPARE(ann.notes().count(u"bob %1"_s.arg(i)), 1);
    }
    PostgresTeamStore store(ann.connector, m_place.memberUri());
    QVERIFY(store.verify({}));
}

void TeamLinkTest::oneExecutesAndTheNextTakesOver()
{
    auto ann = std::make_unique<TestLaptop>(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    declareAt(*ann);
    openAt(bob);
    std::unique_ptr<RunLease> hers;
    QTRY_VERIFY(hers || (hers = ann->leases.tryAcquire(m_incident)));
    QVERIFY(bob.leases.tryAcquire(m_incident) == nullptr);
    QVERIFY(hers->confirm());
    hers.reset(); // as when its program ends
    std::unique_ptr<RunLease> his;
    QTRY_VERIFY_WITH_TIMEOUT(his || (his = bob.leases.tryAcquire(m_incident)), 15000);
    QVERIFY(his->confirm());
    QVERIFY(ann->leases.tryAcquire(m_incident) == nullptr);
}

void TeamLinkTest::aWakingLaptopIsFenced()
{
    TestLaptop ann(m_place, u"ann"_s);
    declareAt(ann);
    std::unique_ptr<RunLease> hers;
    QTRY_VERIFY(hers || (hers = ann.leases.tryAcquire(m_incident)));
    // Its lease ran out while it slept, and another laptop went on.
    LibpqConnector connector;
    PostgresTeamStore other(connector, m_place.memberUri());
    (void)m_place.ask(
        u"UPDATE holdfast.claim SET until = clock_timestamp() - interval '1 second', holder = 'x', epoch ="
        " epoch + 1 WHERE name = $1"_s,
        {m_incident.value()});
    QVERIFY(other.claim(m_incident.value(), Laptop{u"bob"_s, u"bob"_s}, 60s, {}).value_or(Claim{}).isOurs);
    const auto late = hers->confirm();
    QVERIFY(!late && late.error().code == ErrorCode::conflict);
    QVERIFY(!hers->isHeld());
}

void TeamLinkTest::aloneOnlyADecisionLetsActAfterItsTime()
{
    TestLaptop ann(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    declareAt(ann);
    QTRY_VERIFY_WITH_TIMEOUT(!ann.link.state().colleagues.isEmpty(), 10000);
    std::unique_ptr<RunLease> hers;
    QTRY_VERIFY(hers || (hers = ann.leases.tryAcquire(m_incident)));
    m_place.server().kill();
    QVERIFY(hers->confirm()); // its time is not over: nobody else can have it
    bob.leases.tryAcquire(m_incident).reset();
    QTRY_VERIFY_WITH_TIMEOUT(bob.isAlone(), 10000);
    std::unique_ptr<RunLease> his = bob.leases.tryAcquire(m_incident);
    QVERIFY(his);
    const auto refused = his->confirm();
    QVERIFY(!refused && refused.error().code == ErrorCode::unavailable);
    bob.link.actAlone();
    QVERIFY(his->confirm());
}

void TeamLinkTest::whoIsThereIsSeen()
{
    TestLaptop ann(m_place, u"ann"_s);
    TestLaptop bob(m_place, u"bob"_s);
    bob.link.setDoing(u"looks at the recovery"_s);
    const auto sees = [&] {
        for (const Colleague &one : ann.link.state().colleagues) {
            if (one.laptop.id == bob.folder)
                return one.doing;
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(sees(), u"looks at the recovery"_s, 10000);
}

void TeamLinkTest::anotherHistoryIsRefused()
{
    auto ann = std::make_unique<TestLaptop>(m_place, u"ann"_s);
    declareAt(*ann);
    note(*ann, u"told to all"_s);
    QTRY_COMPARE(ann->notes().size(), 1);
    const auto kept = std::move(ann->made);
    ann.reset();
    // An older state of the database was restored, and somebody wrote on from there.
    (void)m_place.ask(u"ALTER TABLE holdfast.event DISABLE TRIGGER event_stays"_s);
    (void)m_place.ask(
        u"UPDATE holdfast.event SET id = 'other' || sequence WHERE incident = $1"_s, {m_incident.value()});
    (void)m_place.ask(u"DELETE FROM holdfast.event WHERE incident = $1 AND sequence > 1"_s, {m_incident.value()});
    (void)m_place.ask(u"ALTER TABLE holdfast.event ENABLE TRIGGER event_stays"_s);
    TestLaptop again(m_place, u"ann"_s, kept->path());
    QTRY_VERIFY_WITH_TIMEOUT(again.isTogether(), 10000);
    QCOMPARE(again.link.state().warnings.size(), 1);
    QVERIFY(again.link.state().warnings.first().contains(m_incident.value()));
    QCOMPARE(m_place.ask(u"SELECT count(*) FROM holdfast.event WHERE incident = $1"_s, {m_incident.value()}), u"1"_s);
    (void)m_place.ask(u"ALTER TABLE holdfast.event DISABLE TRIGGER event_stays"_s);
    (void)m_place.ask(u"DELETE FROM holdfast.event WHERE incident = $1"_s, {m_incident.value()});
    (void)m_place.ask(u"ALTER TABLE holdfast.event ENABLE TRIGGER event_stays"_s);
}

} // namespace holdfast::test

using holdfast::test::TeamLinkTest;
HF_TEST(TeamLinkTest)
#include "tst_teamlink.moc"
