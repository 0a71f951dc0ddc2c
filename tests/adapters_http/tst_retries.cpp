// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_http/calls.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;

class TestRetries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void policy_data()
    {
        QTest::addColumn<int>("idempotency");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("error");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("retryAfterMs");
        QTest::addColumn<int>("waitMs"); // -1: stop
        const auto row = [](const char *name, Idempotency i, int status, ErrorCode error, int attempt, int after,
                             int wait) {
            QTest::addRow("%s", name) << int(i) << status << int(error) << attempt << after << wait;
        };
        constexpr auto safe = Idempotency::safe;
        constexpr auto same = Idempotency::idempotent;
        constexpr auto look = Idempotency::lookUpFirst;
        constexpr auto never = Idempotency::neverRepeat;
        constexpr auto net = ErrorCode::network;
        row("safe, lost", safe, 0, net, 1, -1, 50);
        row("safe, lost again", safe, 0, net, 2, -1, 100);
        row("the ceiling", safe, 0, net, 4, -1, 200);
        row("idempotent, lost", same, 0, net, 1, -1, 50);
        row("safe, idle", safe, 0, ErrorCode::timedOut, 1, -1, 50);
        row("safe, out of attempts", safe, 0, net, 5, -1, -1);
        row("look up first, lost", look, 0, net, 1, -1, -1);
        row("never, lost", never, 0, net, 1, -1, -1);
        row("cancelled", safe, 0, ErrorCode::cancelled, 1, -1, -1);
        row("unusable", safe, 0, ErrorCode::badReply, 1, -1, -1);
        row("locked, never", never, 423, net, 1, -1, -1);
        row("locked, look up first", look, 423, net, 1, -1, -1);
        row("locked, many times", same, 423, net, 50, -1, 750);
        row("locked, told when", same, 423, net, 1, 2000, 2000);
        row("locked, too late", same, 423, net, 1, 10500, -1);
        row("slow down, safe", safe, 429, net, 1, 2000, 2000);
        row("slow down without a time", safe, 429, net, 1, -1, 50);
        row("slow down, look up first", look, 429, net, 1, 2000, -1);
        row("enhance your calm", same, 420, net, 1, -1, 50);
        row("unavailable, safe", safe, 503, net, 1, 2000, 2000);
        row("unavailable, look up first", look, 503, net, 1, -1, -1);
        row("longer than the deadline", safe, 429, net, 1, 60000, -1);
        row("found", safe, 200, net, 1, -1, -1);
        row("not found", safe, 404, net, 1, -1, -1);
        row("its own failure", safe, 500, net, 1, -1, -1);
    }

    void policy()
    {
        QFETCH(int, idempotency);
        QFETCH(int, status);
        QFETCH(int, error);
        QFETCH(int, attempt);
        QFETCH(int, retryAfterMs);
        QFETCH(int, waitMs);
        const RetryPolicy policy{Duration{100}, Duration{400}, Duration{1000}};
        HttpRequest call;
        call.idempotency = Idempotency(idempotency);
        AttemptOutcome outcome{attempt, status, ErrorCode(error), {}, Duration{10000}, 0.5};
        if (retryAfterMs >= 0)
            outcome.retryAfter = Duration{retryAfterMs};
        const auto wait = nextWait(policy, call, outcome);
        QCOMPARE(wait ? int(wait->count()) : -1, waitMs);
        call.attempts = 1; // a probe wants the truth now
        QVERIFY(!nextWait(policy, call, outcome));
    }

    void retryAfterInBothForms_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("seconds"); // -1: says nothing
        QTest::addRow("seconds") << QByteArray("7") << QByteArray() << 7;
        QTest::addRow("negative") << QByteArray("-7") << QByteArray() << 0;
        QTest::addRow("date") << QByteArray("Mon, 23 Nov 2026 01:42:00 GMT")
                              << QByteArray("Mon, 23 Nov 2026 01:41:49 GMT") << 11;
        QTest::addRow("past") << QByteArray("Mon, 23 Nov 2026 01:40:00 GMT")
                              << QByteArray("Mon, 23 Nov 2026 01:41:49 GMT") << 0;
        QTest::addRow("date without a date") << QByteArray("Mon, 23 Nov 2026 01:42:00 GMT") << QByteArray() << -1;
        QTest::addRow("words") << QByteArray("soon") << QByteArray() << -1;
        QTest::addRow("nothing") << QByteArray() << QByteArray() << -1;
        QTest::addRow("for ever") << QByteArray("999999999999") << QByteArray() << 86400;
    }

    void retryAfterInBothForms()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, date);
        QFETCH(int, seconds);
        const HttpReply reply{429, {{"retry-after", value}, {"date", date}}, {}, {}};
        const auto wait = retryAfter(reply);
        QCOMPARE(wait ? int(wait->count() / 1000) : -1, seconds);
    }

    void lockedIsTriedAgainOnlyWhereItMayBeRepeated()
    {
        MisbehavingServer server({Act{Act::answer, 423}, Act{Act::answer, 423}, Act{Act::answer, 201}});
        HttpTransport transport(quickConfig());
        QCOMPARE(await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}))->status, 423);
        QCOMPARE(server.deliveries(), 1);
        QCOMPARE(await(transport.send(request("POST", server.url(), Idempotency::idempotent, "{}"), {}))->status, 201);
        QCOMPARE(server.deliveries(), 3);
    }

    void lockedUntilTheDeadlineIsTheAnswer()
    {
        MisbehavingServer server({Act{Act::answer, 423}});
        HttpTransport transport(quickConfig());
        HttpRequest call = request("POST", server.url(), Idempotency::idempotent, "{}");
        call.deadline = Duration{1500};
        const auto reply = await(transport.send(call, {}));
        QVERIFY(reply);
        QCOMPARE(reply->status, 423);
        QVERIFY(server.deliveries() > 2);
    }

    void aLostReadIsTriedAgain()
    {
        MisbehavingServer server({Act{Act::truncate}, Act{Act::resetAtOnce}, Act{Act::answer, 503}, Act{}});
        HttpTransport transport(quickConfig());
        QCOMPARE(await(transport.send(request("POST", server.url(), Idempotency::safe, "{}"), {}))->status, 200);
        QCOMPARE(server.deliveries(), 4);
    }

    void anIdempotentEffectIsTriedAgainAndStaysInDoubt()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}, Act{}});
        HttpTransport transport(quickConfig());
        QVERIFY(await(transport.send(request("PUT", server.url(), Idempotency::idempotent, "{}"), {})));
        QCOMPARE(server.deliveries(), 2);

        MisbehavingServer broken({Act{Act::closeAtOnce}});
        const auto lost = await(transport.send(request("DELETE", broken.url(), Idempotency::idempotent), {}));
        QVERIFY(lost.error().mayHaveTakenEffect);
        QCOMPARE(broken.deliveries(), 5);
    }

    void retryAfterIsObeyedOrEndsTheCall()
    {
        MisbehavingServer server({Act{Act::answer, 429, "{}", {"Retry-After: 1"}}, Act{}});
        HttpTransport transport(quickConfig());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(await(transport.send(request("GET", server.url(), Idempotency::safe), {}))->status, 200);
        QVERIFY(timer.elapsed() >= 1000);

        MisbehavingServer patient({Act{Act::answer, 429, "{}", {"Retry-After: 3600"}}});
        timer.restart();
        QCOMPARE(await(transport.send(request("GET", patient.url(), Idempotency::safe), {}))->status, 429);
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(patient.deliveries(), 1);
    }
};

HF_TEST(TestRetries)

} // namespace holdfast

#include "tst_retries.moc"
