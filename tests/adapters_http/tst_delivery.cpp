// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_http/calls.h"
#include "support/runner.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace holdfast {

using namespace test;

class TestDelivery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneDeliveryWhateverHappens_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("manner");
        QTest::addColumn<int>("code");
        const struct {
            const char *name;
            Act::Manner manner;
            ErrorCode code;
        } manners[] = {{"close", Act::closeAtOnce, ErrorCode::network}, {"reset", Act::resetAtOnce, ErrorCode::network},
            {"garbage", Act::garbage, ErrorCode::network}, {"truncated", Act::truncate, ErrorCode::network},
            {"truncated chunks", Act::truncateChunks, ErrorCode::network},
            {"until close", Act::untilClose, ErrorCode::network}, {"late", Act::silence, ErrorCode::timedOut},
            {"half a body", Act::halfBody, ErrorCode::timedOut}};
        const struct {
            const char *method;
            const char *body;
        } requests[] = {{"POST", "{\"a\":1}"}, {"POST", ""}, {"PATCH", "{\"a\":1}"}, {"PATCH", ""},
            {"PUT", "{\"a\":1}"}, {"PUT", ""}, {"DELETE", ""}, {"DELETE", "{}"}};
        for (const auto &manner : manners) {
            for (const auto &call : requests)
                QTest::addRow("%s %s, %s", call.method, *call.body ? "with body" : "without body", manner.name)
                    << QByteArray(call.method) << QByteArray(call.body) << int(manner.manner) << int(manner.code);
        }
    }

    void oneDeliveryWhateverHappens()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(int, manner);
        QFETCH(int, code);
        MisbehavingServer server({Act{Act::Manner(manner)}});
        HttpTransport transport(quickConfig());
        for (const Idempotency idempotency : {Idempotency::lookUpFirst, Idempotency::neverRepeat}) {
            const int before = server.deliveries();
            HttpRequest call = request(method, server.url(QStringLiteral("/p?q=secretquery")), idempotency, body);
            call.deadline = Duration{120};
            const auto reply = await(transport.send(call, {}));
            QVERIFY(!reply);
            QCOMPARE(server.deliveries() - before, 1);
            QCOMPARE(int(reply.error().code), code);
            QVERIFY(reply.error().mayHaveTakenEffect);
            QVERIFY(!reply.error().next.isEmpty());
            QVERIFY(!everyWord(reply.error()).contains(QStringLiteral("secret")));
            QCOMPARE(server.received().last().body, body);
            QCOMPARE(server.received().last().header("Content-Length"), QByteArray::number(body.size()));
        }
    }

    // A kept connection that dies is where Qt re-sends most eagerly.
    void oneDeliveryAfterAKeptConnectionToo()
    {
        MisbehavingServer server({Act{}, Act{Act::closeAtOnce}});
        HttpTransport transport(quickConfig());
        QVERIFY(await(transport.send(request("POST", server.url(), Idempotency::safe, "{}"), {})));
        HttpRequest call = request("POST", server.url(), Idempotency::safe, "{}");
        call.attempts = 1;
        QVERIFY(!await(transport.send(call, {})));
        QCOMPARE(server.deliveries(), 2);
    }

    void negativeControlPlainManagerDeliversTwice()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}});
        QNetworkAccessManager manager;
        QNetworkRequest plain(server.url());
        plain.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        const std::unique_ptr<QNetworkReply> reply(manager.post(plain, QByteArray("{\"a\":1}")));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY2(server.deliveries() > 1, "the server or Qt no longer shows what the one-shot body is for");
    }

    void negativeControlPlainDeleteDeliversTwice()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}});
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.deleteResource(QNetworkRequest(server.url())));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY(server.deliveries() > 1);
    }

    void answersAreValuesWhateverTheStatus()
    {
        for (const int status :
            {200, 201, 202, 400, 401, 403, 404, 405, 409, 412, 418, 422, 429, 500, 502, 503, 504, 524}) {
            MisbehavingServer server(
                {Act{Act::answer, status, "{\"message\":\"m\"}", {"WWW-Authenticate: Basic realm=\"x\""}}});
            HttpTransport transport(quickConfig());
            const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
            QVERIFY2(reply, qPrintable(QString::number(status)));
            QCOMPARE(reply->status, status);
            QCOMPARE(reply->body, QByteArray("{\"message\":\"m\"}"));
            QCOMPARE(reply->header("content-type"), QByteArray("application/json"));
            QCOMPARE(server.deliveries(), 1);
        }
    }

    void anEmptyAnswerIsWhole()
    {
        MisbehavingServer server({Act{Act::answer, 204, ""}, Act{Act::answer, 200, ""}, Act{Act::chunked, 200}});
        HttpTransport transport(quickConfig());
        for (const char *method : {"DELETE", "DELETE", "PATCH"})
            QVERIFY(await(transport.send(request(method, server.url(), Idempotency::idempotent), {})));
        QCOMPARE(server.deliveries(), 3);
    }

    void theRequestArrivesAsItWasGiven()
    {
        MisbehavingServer server({Act{}});
        HttpTransport transport(quickConfig());
        const QByteArray big(300000, 'x');
        QVERIFY(await(transport.send(
            request("PATCH", server.url(QStringLiteral("/a%2Fb?c=%26")), Idempotency::lookUpFirst, big), {})));
        const Received seen = server.received().value(0);
        QCOMPARE(seen.method, QByteArray("PATCH"));
        QCOMPARE(seen.target, QByteArray("/a%2Fb?c=%26"));
        QCOMPARE(seen.body, big);
        QCOMPARE(seen.header("Authorization"), QByteArray("Bearer very-secret-token"));
        QCOMPARE(seen.header("Accept-Encoding"), QByteArray("identity"));
        QCOMPARE(seen.header("User-Agent"), QByteArray("Holdfast"));
    }

    void headAndGet()
    {
        MisbehavingServer server({Act{}});
        HttpTransport transport(quickConfig());
        QVERIFY(await(transport.send(request("HEAD", server.url(), Idempotency::safe), {})));
        QCOMPARE(await(transport.send(request("GET", server.url(), Idempotency::safe), {}))->body,
            QByteArray("{\"ok\":true}"));
    }

    void whatDidNotLeaveIsNotInDoubt()
    {
        int port = 0;
        {
            MisbehavingServer gone({Act{}});
            port = gone.port();
        }
        HttpTransport transport(quickConfig());
        const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(port));
        for (const QByteArray &body : {QByteArray("{}"), QByteArray()}) {
            const auto reply = await(transport.send(request("POST", url, Idempotency::neverRepeat, body), {}));
            QCOMPARE(reply.error().code, ErrorCode::network);
            QVERIFY(!reply.error().mayHaveTakenEffect);
            QVERIFY(reply.error().next.startsWith(QStringLiteral("Nothing was sent.")));
        }
    }

    void aSafeRequestIsNeverInDoubt()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}});
        HttpTransport transport(quickConfig());
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::safe, "{}"), {}));
        QCOMPARE(reply.error().code, ErrorCode::network);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QCOMPARE(server.deliveries(), 5); // its attempts
    }
};

HF_TEST(TestDelivery)

} // namespace holdfast

#include "tst_delivery.moc"
