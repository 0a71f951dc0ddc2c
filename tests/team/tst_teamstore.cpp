// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_postgres/postgresteamfoundation.h"
#include "adapters/journal_postgres/teamschema.h"
#include "domain/team/joining.h"
#include "support/runner.h"
#include "team/teamplace.h"

#include <QTest>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// The shared journal itself, as members reach it.
class TeamStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_place.start(), qPrintable(m_place.server().error())); }
    void whatIsWrittenIsReadInOrder();
    void somebodyElseWasFirst();
    void theSameAgainIsStoredOnce();
    void nobodyChangesOrRemovesAnything();
    void aChangedRowIsFound();
    void newsWakeTheOthers();
    void aClaimGoesToOneAndItsEpochGrows();
    void settingUpTwiceChangesNothing();

private:
    static QList<Event> notes(const QString &incident, qint64 after, const QStringList &texts)
    {
        QList<Event> events;
        for (const QString &text : texts)
            events << Event{IncidentId(incident), 0, Instant{UtcTime{}, std::chrono::nanoseconds{9}, u"boot"_s},
                u"ann"_s, Noted{text}};
        return following(events, after);
    }
    static Result<> put(PostgresTeamStore &store, const QList<Event> &events)
    {
        return store.append(events, eventIds(events), {});
    }

    TeamPlace m_place;
    LibpqConnector m_connector;
};

void TeamStoreTest::whatIsWrittenIsReadInOrder()
{
    PostgresTeamStore store(m_connector, m_place.memberUri());
    QVERIFY(put(store, notes(u"one"_s, 0, {u"a"_s, u"b ü \u2028"_s})));
    QVERIFY(put(store, notes(u"one"_s, 2, {u"c"_s})));
    const auto read = store.read(IncidentId(u"one"_s), 1, {});
    QVERIFY(read);
    QCOMPARE(read->size(), 2);
    QCOMPARE(std::get<Noted>(read->at(0).event.body).text, u"b ü \u2028"_s);
    QCOMPARE(read->at(1).event.sequence, 3);
    const auto heads = store.heads({});
    QVERIFY(heads && heads->size() == 1);
    QCOMPARE(heads->first().sequence, 3);
    QCOMPARE(store.verify({}).value_or(-1), 3);
}

void TeamStoreTest::somebodyElseWasFirst()
{
    PostgresTeamStore ann(m_connector, m_place.memberUri());
    PostgresTeamStore bob(m_connector, m_place.memberUri());
    QVERIFY(put(ann, notes(u"race"_s, 0, {u"a"_s})));
    const auto late = put(bob, notes(u"race"_s, 0, {u"b"_s, u"c"_s}));
    QVERIFY(!late && late.error().code == ErrorCode::conflict);
    const auto gap = put(bob, notes(u"race"_s, 2, {u"b"_s}));
    QVERIFY(!gap && gap.error().code == ErrorCode::conflict);
    QVERIFY(put(bob, notes(u"race"_s, 1, {u"b"_s})));
}

void TeamStoreTest::theSameAgainIsStoredOnce()
{
    PostgresTeamStore store(m_connector, m_place.memberUri());
    const QList<Event> events = notes(u"again"_s, 0, {u"a"_s, u"a"_s});
    QVERIFY(put(store, events));
    QVERIFY(put(store, events));
    QCOMPARE(m_place.ask(u"SELECT count(*) FROM holdfast.event WHERE incident = 'again'"_s), u"2"_s);
}

void TeamStoreTest::nobodyChangesOrRemovesAnything()
{
    auto member = m_connector.connect(m_place.memberUri(), 5s, {});
    QVERIFY(member);
    for (const char *sql :
        {"UPDATE holdfast.event SET author = 'eve'", "DELETE FROM holdfast.event", "TRUNCATE holdfast.event",
            "DROP TABLE holdfast.event", "ALTER TABLE holdfast.event DISABLE TRIGGER event_follows"}) {
        const auto refused = (*member)->query(QString::fromLatin1(sql), {}, 5s, {});
        QVERIFY2(!refused && refused.error().detail.contains(u"42501"_s), sql);
    }
    // Not even the owner by mistake.
    QVERIFY(m_place.ask(u"DELETE FROM holdfast.event"_s).contains(u"append-only"_s));
}

void TeamStoreTest::aChangedRowIsFound()
{
    PostgresTeamStore store(m_connector, m_place.memberUri());
    QVERIFY(store.verify({}));
    (void)m_place.ask(u"ALTER TABLE holdfast.event DISABLE TRIGGER event_stays"_s);
    (void)m_place.ask(u"UPDATE holdfast.event SET author = 'eve' WHERE incident = 'one' AND sequence = 2"_s);
    const auto verdict = store.verify({});
    QVERIFY(!verdict && verdict.error().code == ErrorCode::tampered);
    QVERIFY2(verdict.error().what.contains(u"Event 2 of one"_s), qPrintable(verdict.error().what));
    (void)m_place.ask(u"UPDATE holdfast.event SET author = 'ann' WHERE incident = 'one' AND sequence = 2"_s);
    (void)m_place.ask(u"ALTER TABLE holdfast.event ENABLE TRIGGER event_stays"_s);
    QVERIFY(store.verify({}));
}

void TeamStoreTest::newsWakeTheOthers()
{
    PostgresTeamStore ann(m_connector, m_place.memberUri());
    PostgresTeamStore bob(m_connector, m_place.memberUri());
    QVERIFY(bob.awaitNews(10ms, {}).value_or(false)); // begins to listen: what came before is looked for
    QVERIFY(!bob.awaitNews(10ms, {}).value_or(true));
    std::thread writer([&] {
        (void)put(ann, notes(u"news"_s, 0, {u"a"_s}));
        ann.announce({});
    });
    const bool heard = bob.awaitNews(20s, {}).value_or(false);
    writer.join();
    QVERIFY(heard);
    QCOMPARE(bob.read(IncidentId(u"news"_s), 0, {})->size(), 1);
}

void TeamStoreTest::aClaimGoesToOneAndItsEpochGrows()
{
    PostgresTeamStore store(m_connector, m_place.memberUri());
    const Laptop ann{u"laptop-a"_s, u"ann"_s};
    const Laptop bob{u"laptop-b"_s, u"bob"_s};
    const auto first = store.claim(u"run"_s, ann, 60s, {});
    QVERIFY(first && first->isOurs);
    const auto refused = store.claim(u"run"_s, bob, 60s, {});
    QVERIFY(refused && !refused->isOurs);
    QCOMPARE(refused->person, u"ann"_s);
    QVERIFY(store.hold(u"run"_s, ann, first->epoch, 60s, {}));
    QVERIFY(store.release(u"run"_s, ann, first->epoch, {}));
    const auto second = store.claim(u"run"_s, bob, 60s, {});
    QVERIFY(second && second->isOurs);
    QCOMPARE(second->epoch, first->epoch + 1);
    const auto fenced = store.hold(u"run"_s, ann, first->epoch, 60s, {});
    QVERIFY(!fenced && fenced.error().code == ErrorCode::conflict);
    // The server's clock decides when a claim is over.
    QVERIFY(store.hold(u"run"_s, bob, second->epoch, 1ms, {}));
    QTRY_VERIFY(store.claim(u"run"_s, ann, 60s, {}).value_or(Claim{}).isOurs);
}

void TeamStoreTest::settingUpTwiceChangesNothing()
{
    PostgresTeamFoundation foundation(m_connector);
    const auto there = foundation.inspect(m_place.ownerUri(), {}, {});
    QVERIFY(there);
    QCOMPARE(there->version, teamSchemaVersion());
    QCOMPARE(there->statements, QStringList());
    QVERIFY(foundation.setUp(m_place.ownerUri(), {}, {}));
    const auto fresh = foundation.inspect(Secret(m_place.server().uri("postgres")), u"bob"_s, {});
    QVERIFY(fresh && fresh->version == 0);
    QCOMPARE(fresh->statements.last(), u"GRANT holdfast_member TO \"bob\""_s);
    PostgresTeamStore nowhere(m_connector, Secret(m_place.server().uri("postgres")));
    const auto heads = nowhere.heads({});
    QVERIFY(!heads && heads.error().next.contains(u"team init"_s));
}

} // namespace holdfast::test

using holdfast::test::TeamStoreTest;
HF_TEST(TeamStoreTest)
#include "tst_teamstore.moc"
