// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/sql.h"
#include "range/rangeprocess.h"
#include "support/runner.h"

#include <QJsonDocument>

namespace holdfast::test {

using namespace Qt::StringLiterals;
using range::Sql;

/// Whole recoveries, as a client would do them, one after the other in the same range.
class TestDrill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readyLine();
    void recovers_data();
    void recovers();
    void losesWhatTheEarlierPointLeavesOut();
    void fencesAndProbes();
    void restoresInPlace();
    void damagesRows();
    void survivesServiceDisasters();

private:
    RangeProcess m_range;
    QString m_live;
};

void TestDrill::initTestCase()
{
    QVERIFY(m_range.start());
    m_live = m_range.ready()[u"neon"_s][u"branchId"_s].toString();
}

void TestDrill::readyLine()
{
    const QJsonObject ready = m_range.ready();
    QCOMPARE(ready[u"version"_s].toInt(), 1);
    QCOMPARE(ready[u"pid"_s].toInteger(), m_range.process().processId());
    QFile file(m_range.state() + u"/port.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), ready);
    QCOMPARE(m_range.health()[u"overall"_s][u"status"_s].toString(), u"healthy"_s);
    const QJsonObject truth = m_range.truth();
    QVERIFY(
        truth[u"disaster"_s].isNull() && truth[u"rowsLost"_s].isNull() && truth[u"recoveryPointSeconds"_s].isNull());
    QVERIFY(truth[u"app"_s][u"writing"_s].toBool());
}

void TestDrill::recovers_data()
{
    QTest::addColumn<QString>("disaster");
    // The second and third recover a branch that is itself a recovery; the last follows a branch whose host is lost.
    QTest::newRow("database_gone") << u"database_gone"_s;
    QTest::newRow("table_dropped") << u"table_dropped"_s;
    QTest::newRow("database_unreachable") << u"database_unreachable"_s;
    QTest::newRow("database_gone again") << u"database_gone"_s;
}

void TestDrill::recovers()
{
    QFETCH(QString, disaster);
    const QString oldBuild = m_range.health()[u"buildId"_s].toString();
    QCOMPARE(m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, disaster}}).status, 200);
    const QJsonObject before = m_range.awaitFailure();
    QVERIFY(!before.isEmpty());
    QCOMPARE(m_range.app("GET", u"/api/health"_s).status, 503);
    const QString branch = m_range.recover(u"rec-"_s + QString::fromLatin1(QTest::currentDataTag()).remove(u' '),
        m_live, before[u"lastCommitAt"_s].toString());
    QVERIFY(!branch.isEmpty());
    // Everything that the service was told is committed is on the branch, before anybody writes to it.
    auto sql = Sql::open(m_range.connectionUri(branch, u"neondb_owner"_s), "test");
    QVERIFY(sql.has_value());
    const auto rows = sql->run(u"select max(id), count(*), (select max(id) from historical_sales) from heartbeat"_s);
    QVERIFY(rows.has_value());
    QCOMPARE(rows->first()[0].toLongLong(), before[u"heartbeat"_s][u"lastId"_s].toInteger());
    QCOMPARE(rows->first()[1], rows->first()[0]);
    QCOMPARE(rows->first()[2].toLongLong(), before[u"historical_sales"_s][u"lastId"_s].toInteger());
    const QString deployment = m_range.cutOver(branch);
    QVERIFY(!deployment.isEmpty());
    const QJsonObject health = m_range.health();
    QCOMPARE(health[u"overall"_s][u"status"_s].toString(), u"healthy"_s);
    QVERIFY(health[u"buildId"_s].toString() != oldBuild);
    const QJsonObject truth = m_range.truth();
    QCOMPARE(truth[u"app"_s][u"databaseBranchId"_s].toString(), branch);
    QVERIFY(truth[u"app"_s][u"writing"_s].toBool());
    QCOMPARE(truth[u"disaster"_s][u"name"_s].toString(), disaster);
    const qint64 lost = truth[u"disaster"_s][u"counts"_s][u"heartbeat"_s].toInteger() - rows->first()[0].toLongLong();
    QVERIFY2(truth[u"rowsLost"_s].toInteger() <= 2 && truth[u"rowsLost"_s].toInteger() >= lost,
        QJsonDocument(truth).toJson().constData());
    QVERIFY(truth[u"recoveryPointSeconds"_s].isDouble());
    m_live = branch;
}

void TestDrill::losesWhatTheEarlierPointLeavesOut()
{
    auto live = Sql::open(m_range.connectionUri(m_live, u"neondb_owner"_s), "test");
    QVERIFY(live.has_value());
    const QString newest = u"select max(id) from heartbeat"_s;
    const qint64 start = live->run(newest)->first().first().toLongLong();
    QVERIFY(QTest::qWaitFor([&] { return live->run(newest)->first().first().toLongLong() >= start + 5; }, 10000));
    const auto point = live->run(
        u"select to_char(at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from heartbeat where id = $1::bigint"_s,
        {QString::number(start + 2)});
    QVERIFY(point.has_value());
    QCOMPARE(m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"database_gone"_s}}).status, 200);
    const QJsonObject counts = m_range.truth()[u"disaster"_s][u"counts"_s].toObject();
    const QString branch = m_range.recover(u"rec-early"_s, m_live, point->first().first());
    QVERIFY(!branch.isEmpty());
    auto sql = Sql::open(m_range.connectionUri(branch, u"neondb_owner"_s), "test");
    const auto rows = sql->run(
        u"select (select count(*) from heartbeat), (select count(*) from historical_sales), (select count(*) from products)"_s);
    QVERIFY(rows.has_value());
    const qint64 expected = counts[u"heartbeat"_s].toInteger() + counts[u"historical_sales"_s].toInteger()
        + counts[u"products"_s].toInteger() - rows->first()[0].toLongLong() - rows->first()[1].toLongLong()
        - rows->first()[2].toLongLong();
    QVERIFY(expected >= 3);
    QVERIFY(!m_range.cutOver(branch).isEmpty());
    // The service gives the lost ids to new rows; the loss stays what it is.
    QVERIFY(QTest::qWaitFor([&] { return sql->run(newest)->first().first().toLongLong() > start + 8; }, 10000));
    const QJsonObject truth = m_range.truth();
    QCOMPARE(truth[u"rowsLost"_s].toInteger(), expected);
    QVERIFY(truth[u"recoveryPointSeconds"_s].toDouble() > 0.3);
    m_live = branch;
}

void TestDrill::fencesAndProbes()
{
    auto sql = Sql::open(m_range.connectionUri(m_live, u"neondb_owner"_s), "test");
    QVERIFY(sql.has_value());
    QVERIFY(sql->run(u"update system_settings set value = 'true' where key = 'system.maintenance_mode'"_s).has_value());
    QVERIFY(QTest::qWaitFor([&] { return m_range.health()[u"maintenance"_s].toBool(); }, 5000));
    QVERIFY(!m_range.truth()[u"app"_s][u"writing"_s].toBool());
    QCOMPARE(m_range.app("POST", u"/api/sales"_s).status, 503);
    const QJsonObject probe = m_range.app("POST", u"/api/probe"_s, {{u"token"_s, u"abc"_s}}).json();
    QCOMPARE(probe[u"token"_s].toString(), u"abc"_s);
    QVERIFY(probe[u"readBack"_s].toBool());
    QCOMPARE(m_range.app("DELETE", u"/api/probe"_s, {{u"token"_s, u"abc"_s}}).json()[u"removed"_s].toInt(), 1);
    QCOMPARE(sql->run(u"select count(*) from probe where token = 'abc'"_s)->first().first(), u"0"_s);
    QVERIFY(
        sql->run(u"update system_settings set value = 'false' where key = 'system.maintenance_mode'"_s).has_value());
    QVERIFY(QTest::qWaitFor([&] { return m_range.health()[u"overall"_s][u"status"_s] == u"healthy"_s; }, 5000));
    // The owner can shut the application out, as a write fence does.
    QVERIFY(sql->run(u"alter role app nologin"_s).has_value());
    QVERIFY(sql->run(u"select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app'"_s).has_value());
    QVERIFY(!m_range.awaitFailure().isEmpty());
    QCOMPARE(m_range.app("POST", u"/api/probe"_s, {{u"token"_s, u"abc"_s}}).status, 503);
    QVERIFY(sql->run(u"alter role app login"_s).has_value());
    QVERIFY(QTest::qWaitFor([&] { return m_range.health()[u"beforeFailure"_s].isNull(); }, 5000));
}

void TestDrill::restoresInPlace()
{
    auto sql = Sql::open(m_range.connectionUri(m_live, u"neondb_owner"_s), "test");
    const auto kept = sql->run(u"select max(id) from heartbeat"_s);
    QVERIFY(kept.has_value());
    QCOMPARE(m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"table_dropped"_s}}).status, 200);
    const QString time = m_range.awaitFailure()[u"lastCommitAt"_s].toString();
    QCOMPARE(m_range
                 .neon("POST", u"/branches/%1/restore"_s.arg(m_live),
                     {{u"source_branch_id"_s, m_live}, {u"source_timestamp"_s, time}})
                 .status,
        400);
    const Reply restored = m_range.neon("POST", u"/branches/%1/restore"_s.arg(m_live),
        {{u"source_branch_id"_s, m_live}, {u"source_timestamp"_s, time}, {u"preserve_under_name"_s, u"broken"_s}});
    QCOMPARE(restored.status, 200);
    QVERIFY(m_range.awaitOperations());
    // The connection string is the same, so the service comes back by itself.
    QVERIFY(QTest::qWaitFor([&] { return m_range.health()[u"overall"_s][u"status"_s] == u"healthy"_s; }, 10000));
    QCOMPARE(m_range.truth()[u"rowsLost"_s].toInteger(), 0);
    const QJsonArray found = m_range.neon("GET", u"/branches?search=broken"_s).json()[u"branches"_s].toArray();
    QCOMPARE(found.size(), 1);
}

void TestDrill::damagesRows()
{
    QCOMPARE(
        m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"rows_deleted"_s}, {u"count"_s, 7}}).status, 200);
    QCOMPARE(m_range.truth()[u"rowsLost"_s].toInteger(), 7);
    QCOMPARE(
        m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"rows_damaged"_s}, {u"count"_s, 3}}).status, 200);
    auto sql = Sql::open(m_range.connectionUri(m_live, u"neondb_owner"_s), "test");
    QCOMPARE(sql->run(u"select count(*) from historical_sales where amount < 0"_s)->first().first(), u"3"_s);
    QCOMPARE(m_range.truth()[u"rowsLost"_s].toInteger(), 0);
}

void TestDrill::survivesServiceDisasters()
{
    QCOMPARE(m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"bad_deploy"_s}}).status, 200);
    QCOMPARE(m_range.app("GET", u"/api/health"_s).status, 503);
    const QJsonArray deployments = m_range.truth()[u"deployments"_s].toArray();
    const QString good = deployments[deployments.size() - 2][u"id"_s].toString();
    QVERIFY(m_range.railway(u"mutation($id: String!) { deploymentRollback(id: $id) }"_s, {{u"id"_s, good}}).toBool());
    QVERIFY(QTest::qWaitFor([&] { return m_range.app("GET", u"/api/health"_s).status == 200; }, 10000));
    QCOMPARE(m_range.control("POST", u"/_range/disaster"_s, {{u"name"_s, u"service_crashed"_s}}).status, 200);
    QCOMPARE(m_range.app("GET", u"/api/health"_s).status, 502);
    const QString crashed = m_range.truth()[u"deployments"_s].toArray().last()[u"id"_s].toString();
    QVERIFY(m_range.railway(u"mutation($id: String!) { deploymentRestart(id: $id) }"_s, {{u"id"_s, crashed}}).toBool());
    QVERIFY(QTest::qWaitFor([&] { return m_range.app("GET", u"/api/health"_s).status == 200; }, 10000));
}

HF_TEST(TestDrill)

} // namespace holdfast::test

#include "tst_drill.moc"
