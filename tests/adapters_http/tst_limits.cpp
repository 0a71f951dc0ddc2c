// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_http/calls.h"
#include "support/runner.h"

#include <QFuture>

namespace holdfast {

using namespace test;

class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slowLorisEndsAtTheTotalDeadline_data()
    {
        QTest::addColumn<int>("manner");
        QTest::addRow("head") << int(Act::dripHead);
        QTest::addRow("body") << int(Act::dripBody);
    }

    void slowLorisEndsAtTheTotalDeadline()
    {
        QFETCH(int, manner);
        MisbehavingServer server({Act{Act::Manner(manner)}});
        HttpTransport transport(quickConfig());
        HttpRequest call = request("GET", server.url(), Idempotency::safe);
        call.deadline = Duration{250};
        call.idleDeadline = Duration{2000};
        QElapsedTimer timer;
        timer.start();
        const auto reply = await(transport.send(call, {}));
        QCOMPARE(reply.error().code, ErrorCode::timedOut);
        QVERIFY(timer.elapsed() >= 240);
        QVERIFY(timer.elapsed() < 1500);
    }

    void idleDeadlineEndsASilentAnswer()
    {
        MisbehavingServer server({Act{Act::halfBody}});
        HttpTransport transport(quickConfig());
        HttpRequest call = request("POST", server.url(), Idempotency::lookUpFirst, "{}");
        call.idleDeadline = Duration{100};
        QElapsedTimer timer;
        timer.start();
        const auto reply = await(transport.send(call, {}));
        QCOMPARE(reply.error().code, ErrorCode::timedOut);
        QVERIFY(reply.error().mayHaveTakenEffect);
        QVERIFY(timer.elapsed() < 1500);
    }

    void bodyCapEndsTheAnswer_data()
    {
        QTest::addColumn<int>("manner");
        QTest::addRow("with a length") << int(Act::answer);
        QTest::addRow("in chunks") << int(Act::chunked);
    }

    void bodyCapEndsTheAnswer()
    {
        QFETCH(int, manner);
        MisbehavingServer server({Act{Act::Manner(manner), 200, QByteArray(2000000, 'x')}});
        HttpTransport transport(quickConfig());
        HttpRequest call = request("GET", server.url(), Idempotency::safe);
        call.bodyLimit = 1000;
        const auto reply = await(transport.send(call, {}));
        QCOMPARE(reply.error().code, ErrorCode::badReply);
        QVERIFY(reply.error().why.contains(QStringLiteral("1000")));
        QCOMPARE(server.deliveries(), 1); // it would be as large again
    }

    void cancelReachesTheCallQuickly()
    {
        MisbehavingServer server({Act{Act::silence}});
        HttpTransport transport(quickConfig());
        std::stop_source stop;
        const auto future =
            transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), stop.get_token());
        QTRY_COMPARE(server.deliveries(), 1);
        QElapsedTimer timer;
        timer.start();
        stop.request_stop();
        const auto reply = await(future);
        QVERIFY(timer.elapsed() < 500);
        QCOMPARE(reply.error().code, ErrorCode::cancelled);
        QVERIFY(reply.error().mayHaveTakenEffect);
    }

    void whatIsCancelledBeforeIsNotSent()
    {
        MisbehavingServer server({Act{}});
        HttpTransport transport(quickConfig());
        std::stop_source stop;
        stop.request_stop();
        const auto reply =
            await(transport.send(request("POST", server.url(), Idempotency::neverRepeat), stop.get_token()));
        QCOMPARE(reply.error().code, ErrorCode::cancelled);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QCOMPARE(server.deliveries(), 0);
    }

    void cancelEndsTheWaitBetweenAttempts()
    {
        MisbehavingServer server({Act{Act::answer, 423, "{}", {"Retry-After: 2"}}});
        HttpTransport transport(quickConfig());
        std::stop_source stop;
        const auto future = transport.send(request("POST", server.url(), Idempotency::idempotent), stop.get_token());
        QTRY_COMPARE(server.deliveries(), 1);
        stop.request_stop();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(await(future).error().code, ErrorCode::cancelled);
        QVERIFY(timer.elapsed() < 500);
    }

    void stoppingIsBoundedAndAnswersEveryCall()
    {
        MisbehavingServer server({Act{Act::silence}});
        HttpTransport transport(quickConfig());
        QList<QFuture<Result<HttpReply>>> calls;
        for (int i = 0; i < 20; ++i) {
            HttpRequest call =
                request(i % 2 ? "POST" : "GET", server.url(), i % 2 ? Idempotency::neverRepeat : Idempotency::safe);
            call.deadline = Duration{30000};
            call.idleDeadline = Duration{30000};
            calls << transport.send(call, {});
        }
        QTRY_COMPARE(server.deliveries(), 16); // ten effects, and the six reads that Qt lets go at a time
        QElapsedTimer timer;
        timer.start();
        QVERIFY(transport.stop(std::chrono::seconds{2}));
        QVERIFY(timer.elapsed() < 1000);
        for (int i = 0; i < calls.size(); ++i) {
            const auto reply = await(calls.at(i));
            QCOMPARE(reply.error().code, ErrorCode::cancelled);
            QCOMPARE(reply.error().mayHaveTakenEffect, i % 2 == 1);
        }
        QCOMPARE(await(transport.send(request("GET", server.url(), Idempotency::safe), {})).error().code,
            ErrorCode::cancelled);
    }

    void heldEffectsDoNotHoldReads()
    {
        MisbehavingServer server({Act{Act::silence}, Act{Act::silence}, Act{Act::silence}, Act{Act::silence},
            Act{Act::silence}, Act{Act::silence}, Act{Act::silence}, Act{Act::silence}, Act{}});
        HttpTransport transport(quickConfig());
        std::stop_source stop;
        for (int i = 0; i < 8; ++i)
            static_cast<void>(
                transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), stop.get_token()));
        QTRY_COMPARE(server.deliveries(), 8);
        HttpRequest probe = request("GET", server.url(), Idempotency::safe);
        probe.deadline = Duration{500};
        QVERIFY(await(transport.send(probe, {})));
        stop.request_stop();
    }
};

HF_TEST(TestLimits)

} // namespace holdfast

#include "tst_limits.moc"
