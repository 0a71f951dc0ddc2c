// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/service/httpservicegate.h"
#include "adapters_providers/faketransport.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

QByteArray healthForm(const QByteArray &status, const QByteArray &before = "null",
    const QByteArray &database = json(R"({`status`:`ok`})"))
{
    return json(R"({`overall`:{`status`:`)") + status + json(R"(`},`service`:`CapLiquify`,`buildId`:`b-1`,`database`:)")
        + database
        + json(R"(,`maintenance`:false,`writes`:{`heartbeat`:{`lastId`:41,`lastAt`:`2026-11-23T01:41:49.999263Z`},
        `historical_sales`:{`lastId`:7},`products`:{`rows`:12},`lastCommitAt`:`2026-11-23T01:41:50Z`},`beforeFailure`:)")
        + before + '}';
}

Result<ServiceHealth> readForm(int status, const QByteArray &body)
{
    return service::readHealth({status, {}, body, {}});
}

} // namespace

class TestService : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void healthy()
    {
        const auto health = readForm(200, healthForm("healthy"));
        QVERIFY2(health, health ? "" : qPrintable(health.error().why));
        QCOMPARE(health->health, Health::up);
        QCOMPARE(health->buildId, u"b-1"_s);
        QCOMPARE(health->writes.lastIds, (QMap<QString, qint64>{{u"heartbeat"_s, 41}, {u"historical_sales"_s, 7}}));
        QCOMPARE(health->writes.lastCommitAt, parseUtc(u"2026-11-23T01:41:50Z"_s));
        QVERIFY(!health->beforeFailure);
    }

    void unhealthyWithWhatWasAcknowledged()
    {
        const auto health = readForm(503,
            healthForm("unhealthy",
                json(
                    R"({`heartbeat`:{`lastId`:40,`lastAt`:null},`historical_sales`:{`lastId`:null},`products`:{`rows`:11},`lastCommitAt`:`2026-11-23T01:41:48Z`,`at`:`2026-11-23T01:41:49Z`})"),
                json(R"({`status`:`error`,`error`:`password=hunter22 refused`})")));
        QCOMPARE(health->health, Health::down);
        QCOMPARE(health->beforeFailure->lastIds, (QMap<QString, qint64>{{u"heartbeat"_s, 40}}));
        QCOMPARE(health->failingSince, parseUtc(u"2026-11-23T01:41:49Z"_s));
        QVERIFY(!health->databaseError.contains(u"hunter22"_s));
    }

    void wordsAndContradictions()
    {
        QCOMPARE(readForm(503, healthForm("degraded"))->health, Health::degraded);
        QCOMPARE(readForm(200, healthForm("splendid"))->health, Health::unknown);
        QCOMPARE(readForm(200, healthForm("splendid"))->status, u"splendid"_s);
        QCOMPARE(readForm(503, healthForm("healthy"))->health, Health::unknown);
    }

    void whatIsNotTheFormIsNeverUp_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int status, const QByteArray &body, ErrorCode code) {
            QTest::addRow("%s", name) << status << body << int(code);
        };
        row("log-in page", 200, webPage, ErrorCode::badReply);
        row("redirect", 302, "", ErrorCode::badReply);
        row("nothing", 200, "", ErrorCode::badReply);
        row("other JSON", 200, json(R"({`status`:`healthy`})"), ErrorCode::badReply);
        row("a list", 200, "[]", ErrorCode::badReply);
        row("a wrong type", 200, healthForm("healthy").replace("\"maintenance\":false", "\"maintenance\":\"no\""),
            ErrorCode::badReply);
        row("a wrong id", 200, healthForm("healthy").replace("41", "\"x\""), ErrorCode::badReply);
        row("a wrong instant", 200, healthForm("healthy").replace("01:41:50Z", "soon"), ErrorCode::badReply);
        row("another status", 404, healthForm("healthy"), ErrorCode::badReply);
        row("the platform", 502, json(R"({`status`:`error`,`code`:502,`message`:`Application failed to respond`})"),
            ErrorCode::unavailable);
        row("the platform, as a page", 502, webPage, ErrorCode::badReply);
    }

    void whatIsNotTheFormIsNeverUp()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        const auto health = readForm(status, body);
        QVERIFY(!health);
        QCOMPARE(int(health.error().code), code);
        QVERIFY(!health.error().next.isEmpty());
    }

    void probesAreAskedOnce()
    {
        FakeTransport transport;
        HttpServiceGate gate(transport, QUrl(u"https://app.example.com/"_s));
        transport.play(200, healthForm("healthy"));
        QVERIFY(gate.health(Duration{2000}, {}));
        QCOMPARE(transport.requests.first().url.toString(), u"https://app.example.com/api/health"_s);
        QCOMPARE(transport.requests.first().attempts, 1);
        QCOMPARE(transport.requests.first().deadline, Duration{2000});
    }

    void theTokenMustComeBack()
    {
        FakeTransport transport;
        HttpServiceGate gate(transport, QUrl(u"https://app.example.com"_s));
        transport.play(
            200, json(R"({`token`:`t-1`,`writtenId`:1,`readBack`:true,`buildId`:`b-1`,`databaseTime`:`x`})"));
        QVERIFY(gate.writeAndRead(u"t-1"_s, {})->readBack);
        QCOMPARE(transport.requests.first().body, QByteArray(json(R"({`token`:`t-1`})")));
        transport.play(503, json(R"({`token`:`t-1`,`readBack`:false,`buildId`:`b-1`})"));
        QVERIFY(!gate.writeAndRead(u"t-1"_s, {})->readBack);
        transport.play(200, json(R"({`token`:`t-0`,`readBack`:true,`buildId`:`b-1`})"));
        QCOMPARE(gate.writeAndRead(u"t-1"_s, {}).error().code, ErrorCode::badReply);
        transport.play(500, json(R"({`error`:`relation 'sales_v2' does not exist`,`buildId`:`b-2`})"));
        QCOMPARE(gate.writeAndRead(u"t-1"_s, {}).error().code, ErrorCode::unavailable);
        transport.play(200, webPage);
        QCOMPARE(gate.writeAndRead(u"t-1"_s, {}).error().code, ErrorCode::badReply);
    }

    void theTokenIsTakenBackWhereTheServiceCan()
    {
        FakeTransport transport;
        HttpServiceGate gate(transport, QUrl(u"https://app.example.com"_s));
        transport.play(200, json(R"({`token`:`t-1`,`removed`:1})"));
        QCOMPARE(gate.takeBack(u"t-1"_s, {}), Result<bool>{true});
        QCOMPARE(transport.requests.first().method, QByteArray("DELETE"));
        QCOMPARE(transport.requests.first().body, QByteArray(json(R"({`token`:`t-1`})")));
        transport.play(405, json(R"({`error`:`not allowed`})"));
        QCOMPARE(gate.takeBack(u"t-1"_s, {}), Result<bool>{false});
        transport.play(503, json(R"({`error`:`away`})"));
        QVERIFY(!gate.takeBack(u"t-1"_s, {}));
    }
};

HF_TEST(TestService)

} // namespace holdfast

#include "tst_service.moc"
