// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/range/rangecontrolclient.h"
#include "adapters/range/rangedescription.h"
#include "adapters_providers/faketransport.h"
#include "support/runner.h"

#include <QFile>
#include <QTemporaryDir>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray readyLine =
    json(R"({`version`:1,`pid`:4711,`control`:`http://127.0.0.1:1`,`neon`:{`url`:`http://127.0.0.1:2/api/v2`,
    `token`:`napi_x1`,`projectId`:`p`,`branchId`:`br-1`,`databaseName`:`capliquify`},`railway`:{`url`:`http://127.0.0.1:3/graphql/v2`,
    `token`:`rw_x1`,`projectId`:`p`,`environmentId`:`e`,`serviceId`:`s`},`slack`:{`webhook`:`http://127.0.0.1:4/services/T/B/S`},
    `statuspage`:{`url`:`http://127.0.0.1:5/v1`,`token`:`sp_x1`,`pageId`:`page`},`app`:{`url`:`http://127.0.0.1:6`},`clerk`:{`url`:`http://127.0.0.1:7/v1`,`instanceId`:`ins_1`,`secrets`:{`key`:`sk_x1`}},`later`:{}})");

} // namespace

class TestRange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theReadyLine()
    {
        const auto range = readRangeDescription(readyLine + '\n');
        QVERIFY2(range, range ? "" : qPrintable(range.error().why));
        QCOMPARE(range->pid, 4711);
        QCOMPARE(range->neon.url, QUrl(u"http://127.0.0.1:2/api/v2"_s));
        QCOMPARE(range->neon.token.reveal(), QByteArray("napi_x1"));
        QCOMPARE(range->neon.databaseName, u"capliquify"_s);
        QCOMPARE(range->neon.roleName, QString());
        QCOMPARE(range->railway.serviceId, u"s"_s);
        QCOMPARE(range->slackWebhook.reveal(), QByteArray("http://127.0.0.1:4/services/T/B/S"));
        QCOMPARE(range->statuspage.pageId, u"page"_s);
        QCOMPARE(range->app.port(), 6);
        QCOMPARE(range->providers.keys(), QStringList{u"clerk"_s});
        QCOMPARE(range->providers[u"clerk"_s].ids[u"instanceId"_s], u"ins_1"_s);
        QCOMPARE(range->providers[u"clerk"_s].secrets[u"key"_s].reveal(), QByteArray("sk_x1"));
    }

    void whatIsWrongIsRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addRow("version") << QByteArray("\"version\":1") << QByteArray("\"version\":2");
        QTest::addRow("no token") << QByteArray("\"token\":\"napi_x1\",") << QByteArray("");
        QTest::addRow("empty token") << QByteArray("napi_x1") << QByteArray("");
        QTest::addRow("another machine") << QByteArray("http://127.0.0.1:6") << QByteArray("http://10.0.0.1:6");
        QTest::addRow("a name") << QByteArray("http://127.0.0.1:1") << QByteArray("http://localhost:1");
        QTest::addRow("no address") << QByteArray("http://127.0.0.1:3/graphql/v2") << QByteArray("");
        QTest::addRow("a provider on another machine")
            << QByteArray("http://127.0.0.1:7") << QByteArray("http://192.0.2.1:7");
        QTest::addRow("a provider's empty credential") << QByteArray("sk_x1") << QByteArray("");
        QTest::addRow("not JSON") << QByteArray("{\"version\"") << QByteArray("{version");
        QTest::addRow("a wrong type") << QByteArray("4711") << QByteArray("\"4711\"");
    }

    void whatIsWrongIsRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QVERIFY(readyLine.contains(from));
        const auto range = readRangeDescription(QByteArray(readyLine).replace(from, to));
        QVERIFY(!range);
        QCOMPARE(range.error().code, ErrorCode::invalid);
        QVERIFY(!range.error().why.contains(u"rw_x1"_s));
    }

    void thePortFile()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"range.json"_s);
        QCOMPARE(readRangeFile(name).error().code, ErrorCode::notFound);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(readyLine);
        file.close();
        QCOMPARE(readRangeFile(name)->pid, 4711);
    }

    void truth()
    {
        const auto calm = rangecontrol::readTruth(json(
            R"({`at`:`2026-11-23T01:00:00Z`,`disaster`:null,`app`:{`databaseBranchId`:`b`,`writing`:true},`rowsLost`:null,`recoveryPointSeconds`:null})"));
        QVERIFY(!calm->disaster);
        QVERIFY(calm->writing);
        QVERIFY(!calm->rowsLost);
        const auto struck = rangecontrol::readTruth(json(
            R"({`disaster`:{`name`:`table_dropped`,`at`:`2026-11-23T01:00:00.5Z`,`lastCommitAt`:null,`counts`:{}},`app`:{`writing`:false},`rowsLost`:3,`recoveryPointSeconds`:0.25})"));
        QCOMPARE(struck->disaster, u"table_dropped"_s);
        QCOMPARE(struck->rowsLost, 3);
        QCOMPARE(struck->recoveryPointSeconds, 0.25);
        QCOMPARE(rangecontrol::readTruth(json(R"({`app`:{}})")).error().code, ErrorCode::badReply);
        QCOMPARE(rangecontrol::readTruth("[]").error().code, ErrorCode::badReply);
    }

    void busyIntervals()
    {
        const QByteArray calls =
            json(R"([{`n`:1,`receivedAt`:`2026-11-23T01:00:00Z`,`settledAt`:`2026-11-23T01:00:01Z`},
            {`n`:2,`receivedAt`:`2026-11-23T01:00:02Z`,`settledAt`:`2026-11-23T01:00:05Z`},
            {`n`:3,`receivedAt`:`2026-11-23T01:00:06Z`,`settledAt`:null}])");
        FakeTransport transport;
        RangeControlClient client(transport, QUrl(u"http://127.0.0.1:1"_s));
        transport.play(200, calls);
        const auto busy = client.busy(2, {});
        QCOMPARE(busy->size(), 1);
        QCOMPARE(busy->at(0).to, *parseUtc(u"2026-11-23T01:00:05Z"_s));
        QCOMPARE(transport.requests.first().url, QUrl(u"http://127.0.0.1:1/_range/calls"_s));
        transport.play(200, calls);
        QCOMPARE(client.callCount({}).value(), 3);
        transport.play(200, "[]");
        QCOMPARE(client.callCount({}).value(), 0);
        transport.play(200, json(R"([{`n`:1}])"));
        QCOMPARE(client.callCount({}).error().code, ErrorCode::badReply);
    }

    void strike()
    {
        FakeTransport transport;
        RangeControlClient client(transport, QUrl(u"http://127.0.0.1:1"_s));
        transport.play(200, json(R"({`name`:`database_gone`,`at`:`2026-11-23T01:00:00Z`})"));
        QVERIFY(client.strike(u"database_gone"_s, {}));
        QCOMPARE(transport.requests.first().body, QByteArray(json(R"({`name`:`database_gone`})")));
        transport.play(400, json(R"({`error`:`name 'x' is unknown; allowed: database_gone`})"));
        const Error error = client.strike(u"x"_s, {}).error();
        QCOMPARE(error.code, ErrorCode::invalid);
        QVERIFY(error.why.contains(u"allowed"_s));
    }
};

HF_TEST(TestRange)

} // namespace holdfast

#include "tst_range.moc"
