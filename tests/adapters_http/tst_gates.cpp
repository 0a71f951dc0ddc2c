// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/exchangerecord.h"
#include "adapters/http/gate/peeraddress.h"
#include "adapters_http/calls.h"
#include "support/runner.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMutex>
#include <QRandomGenerator>
#include <thread>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ProviderPolicy policyOf(const QString &peer, const QStringList &hosts)
{
    ProviderPolicy policy;
    policy.peer = peer;
    policy.hosts = hosts;
    return policy;
}

/// Keeps what the transport records.
class KeptExchanges final : public ExchangeLog {
public:
    void record(const Exchange &exchange) override
    {
        const QMutexLocker lock(&m_mutex);
        m_all << exchange;
    }
    [[nodiscard]] QList<Exchange> all() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_all;
    }

private:
    mutable QMutex m_mutex;
    QList<Exchange> m_all;
};

} // namespace

class TestGates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyNeverReachesAnotherProvidersHost()
    {
        const auto hosts = HostAllowList::perProvider(
            {policyOf(u"Neon"_s, {u"console.neon.tech"_s}), policyOf(u"S3"_s, {u".amazonaws.com"_s})});
        QVERIFY(hosts.check(QUrl(u"https://console.neon.tech/api"_s), u"Neon"_s));
        QVERIFY(hosts.check(QUrl(u"https://b.s3.eu-west-1.amazonaws.com/k"_s), u"S3"_s));
        for (const auto &[url, peer] : {std::pair{u"https://console.neon.tech/"_s, u"Railway"_s},
                 {u"https://backboard.railway.com/"_s, u"Neon"_s}, {u"https://amazonaws.com.evil.example/"_s, u"S3"_s},
                 {u"https://evilamazonaws.com/"_s, u"S3"_s}, {u"https://console.neon.tech:444/"_s, u"Neon"_s},
                 {u"https://console.neon.tech@evil.example/"_s, u"Neon"_s}, {u"http://console.neon.tech/"_s, u"Neon"_s},
                 {u"https://2130706433/"_s, u"Neon"_s}, {u"file:///etc/passwd"_s, u"Neon"_s}})
            QVERIFY2(!hosts.check(QUrl(url), peer), qPrintable(url));
    }

    void aNameThatLeadsInsideIsRefused_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.169.254",
                 "100.64.0.1", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "0.0.0.0", "224.0.0.1"})
            QTest::addRow("%s", address) << QString::fromLatin1(address);
    }

    void aNameThatLeadsInsideIsRefused()
    {
        QFETCH(QString, address);
        HttpConfig config = quickConfig();
        config.hosts = HostAllowList::perProvider({policyOf(u"Neon"_s, {u"console.neon.tech"_s})});
        config.resolve = [address](const QString &) { return QList<QHostAddress>{QHostAddress(address)}; };
        HttpTransport transport(config);
        const auto reply = await(transport.send(
            request("POST", QUrl(u"https://console.neon.tech/api"_s), Idempotency::neverRepeat, "{}"), {}));
        QCOMPARE(reply.error().code, ErrorCode::refused);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QVERIFY(reply.error().next.startsWith(u"Nothing was sent."_s));
    }

    void publicAddressesArePublic()
    {
        for (const char *address : {"1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111"})
            QVERIFY2(isPublicAddress(QHostAddress(QString::fromLatin1(address))), address);
    }

    void aNameThatDoesNotResolveSaysSo()
    {
        HttpConfig config = quickConfig();
        config.hosts = HostAllowList::only({u"console.neon.tech"_s});
        config.resolve = [](const QString &) { return QList<QHostAddress>{}; };
        HttpTransport transport(config);
        const auto reply =
            await(transport.send(request("GET", QUrl(u"https://console.neon.tech/"_s), Idempotency::safe), {}));
        QCOMPARE(reply.error().code, ErrorCode::network);
        QVERIFY(reply.error().why.contains(u"could not be resolved"_s));
    }

    void theBreakerOpensTriesOnceAndCloses()
    {
        CircuitBreaker breaker({3, Duration{100}, Duration{300}});
        CircuitBreaker::Moment now{};
        breaker.failed(now);
        breaker.failed(now);
        QVERIFY(breaker.admits(now));
        breaker.failed(now);
        QVERIFY(breaker.isOpen());
        QVERIFY(!breaker.admits(now + 99ms));
        QCOMPARE(breaker.pauseLeft(now + 40ms), Duration{60});
        QVERIFY(breaker.admits(now + 100ms));
        QVERIFY2(!breaker.admits(now + 100ms), "one trial at a time");
        breaker.failed(now + 110ms);
        QVERIFY2(!breaker.admits(now + 300ms), "the pause has doubled");
        QVERIFY(breaker.admits(now + 310ms));
        breaker.abandoned();
        QVERIFY2(breaker.admits(now + 310ms), "a trial that told nothing is repeated");
        breaker.succeeded();
        QVERIFY(breaker.admits(now + 311ms));
        QVERIFY(!breaker.isOpen());
    }

    void aSilentProviderIsSparedAndNoticedAgain()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}, Act{Act::closeAtOnce}, Act{}});
        HttpConfig config = quickConfig();
        config.breaker = {2, Duration{60}, Duration{60}};
        config.providers = {policyOf(u"Neon"_s, {})};
        HttpTransport transport(config);
        HttpRequest read = request("POST", server.url(), Idempotency::safe, "{}");
        read.attempts = 1; // a probe: always goes
        QVERIFY(!await(transport.send(read, {})));
        QVERIFY(!await(transport.send(read, {})));
        const auto effect = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QCOMPARE(effect.error().code, ErrorCode::unavailable);
        QVERIFY(!effect.error().mayHaveTakenEffect);
        QVERIFY(effect.error().retryAfter);
        QCOMPARE(server.deliveries(), 2);
        QVERIFY(await(transport.send(read, {}))); // the probe finds it well
        QVERIFY(await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {})));
        QCOMPARE(server.deliveries(), 4);
    }

    // The protected service goes down while it is moved, and the proof that it is back must not be refused for that.
    void whoHasNoPolicyHasNoBreaker()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}, Act{Act::closeAtOnce}, Act{}});
        HttpConfig config = quickConfig();
        config.breaker = {1, Duration{60000}, Duration{60000}};
        HttpTransport transport(config);
        for (int failures = 0; failures < 2; ++failures)
            QVERIFY(!await(transport.send(request("POST", server.url(), Idempotency::neverRepeat, "{}"), {})));
        QVERIFY(await(transport.send(request("POST", server.url(), Idempotency::neverRepeat, "{}"), {})));
    }

    // The trial was let in but had to wait for its turn, and its deadline came there: somebody else must get to try.
    void aTrialThatNeverLeftIsGivenBack()
    {
        MisbehavingServer server({Act{Act::silence}, Act{Act::closeAtOnce}, Act{}});
        HttpConfig config = quickConfig();
        config.breaker = {1, Duration{1}, Duration{1}};
        ProviderPolicy policy = policyOf(u"Neon"_s, {});
        policy.concurrency = 1;
        config.providers = {policy};
        HttpTransport transport(config);
        std::stop_source holding;
        const auto held =
            transport.send(request("POST", server.url(), Idempotency::neverRepeat, "{}"), holding.get_token());
        QTRY_COMPARE(server.deliveries(), 1);
        HttpRequest probe = request("POST", server.url(), Idempotency::safe, "{}");
        probe.attempts = 1;
        QVERIFY(!await(transport.send(probe, {}))); // opens the breaker
        QElapsedTimer pause;
        pause.start();
        QTRY_VERIFY(pause.elapsed() > 2);
        HttpRequest trial = request("POST", server.url(), Idempotency::neverRepeat, "{}");
        trial.deadline = Duration{60};
        QCOMPARE(await(transport.send(trial, {})).error().code, ErrorCode::timedOut);
        QVERIFY(await(transport.send(request("POST", server.url(), Idempotency::safe, "{}"), {})));
        holding.request_stop();
        QVERIFY(!await(held));
    }

    void atMostSoManyAtOnce()
    {
        MisbehavingServer server({Act{Act::silence}});
        HttpConfig config = quickConfig();
        ProviderPolicy policy = policyOf(u"Neon"_s, {});
        policy.concurrency = 2;
        config.providers = {policy};
        HttpTransport transport(config);
        std::stop_source stop;
        QList<QFuture<Result<HttpReply>>> calls;
        for (int i = 0; i < 5; ++i)
            calls << transport.send(request("POST", server.url(), Idempotency::neverRepeat, "{}"), stop.get_token());
        QTRY_COMPARE(server.deliveries(), 2);
        stop.request_stop();
        int inDoubt = 0;
        for (auto &call : calls)
            inDoubt += await(call).error().mayHaveTakenEffect ? 1 : 0;
        QCOMPARE(inDoubt, 2); // the other three never left
        QCOMPARE(server.deliveries(), 2);
    }

    void noMoreThanTheWindowAllows()
    {
        MisbehavingServer server({Act{}});
        HttpConfig config = quickConfig();
        ProviderPolicy policy = policyOf(u"Neon"_s, {});
        policy.requests = 3;
        policy.window = Duration{150};
        config.providers = {policy};
        HttpTransport transport(config);
        QElapsedTimer timer;
        timer.start();
        QList<QFuture<Result<HttpReply>>> calls;
        for (int i = 0; i < 7; ++i)
            calls << transport.send(request("GET", server.url(), Idempotency::safe), {});
        for (auto &call : calls)
            QVERIFY(await(call));
        QVERIFY2(timer.elapsed() >= 300, "seven in threes need two more windows");
    }

    void waitingCountsAgainstTheDeadline()
    {
        MisbehavingServer server({Act{Act::silence}});
        HttpConfig config = quickConfig();
        ProviderPolicy policy = policyOf(u"Neon"_s, {});
        policy.concurrency = 1;
        config.providers = {policy};
        HttpTransport transport(config);
        std::stop_source stop;
        const auto held =
            transport.send(request("POST", server.url(), Idempotency::neverRepeat, "{}"), stop.get_token());
        QTRY_COMPARE(server.deliveries(), 1);
        HttpRequest second = request("POST", server.url(), Idempotency::neverRepeat, "{}");
        second.deadline = Duration{80};
        const auto reply = await(transport.send(second, {}));
        QCOMPARE(reply.error().code, ErrorCode::timedOut);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        stop.request_stop();
        QVERIFY(!await(held));
    }

    void everyExchangeIsRecordedWithoutSecrets()
    {
        MisbehavingServer server({Act{Act::answer, 200, "{}", {"X-Request-Id: r-1"}}, Act{Act::closeAtOnce}});
        KeptExchanges kept;
        HttpConfig config = quickConfig();
        config.log = &kept;
        HttpTransport transport(config);
        HttpRequest call = request(
            "POST", server.url(u"/api?token=hunter2hunter2#frag"_s), Idempotency::neverRepeat, "{\"p\":\"s3cret\"}");
        QVERIFY(await(transport.send(call, {})));
        QVERIFY(!await(transport.send(call, {})));
        QTRY_COMPARE(kept.all().size(), 2);
        QCOMPARE(kept.all()[0].status, 200);
        QCOMPARE(kept.all()[0].requestId, u"r-1"_s);
        QCOMPARE(
            kept.all()[0].sentHash, QCryptographicHash::hash("{\"p\":\"s3cret\"}", QCryptographicHash::Sha256).toHex());
        QCOMPARE(kept.all()[1].outcome, Exchange::Outcome::inDoubt);
        for (const Exchange &exchange : kept.all()) {
            const QByteArray text = QJsonDocument(toJson(exchange)).toJson();
            for (const char *secret : {"hunter2", "s3cret", "very-secret-token", "frag"})
                QVERIFY2(!text.contains(secret), secret);
            QVERIFY(exchange.address.endsWith(u"/api?token=…"_s));
        }
    }

    void webhookPathsAreNotKept()
    {
        QCOMPARE(shownAddress(QUrl(u"https://hooks.slack.com/services/T0/B0/xyzzy"_s)),
            u"https://hooks.slack.com/services/…"_s);
    }

    // Cancellation at random moments: every call is answered once, nothing comes late, closing is bounded.
    void aThousandReadsWithCancellation()
    {
        MisbehavingServer server({Act{}, Act{}, Act{Act::silence}, Act{}, Act{Act::closeAtOnce}, Act{}});
        auto transport = std::make_unique<HttpTransport>(quickConfig());
        QRandomGenerator random(42);
        std::vector<std::stop_source> stops(1000);
        QList<QFuture<Result<HttpReply>>> calls;
        for (std::stop_source &stop : stops) {
            HttpRequest call = request("POST", server.url(), Idempotency::safe, "{}");
            call.deadline = Duration{400};
            calls << transport->send(call, stop.get_token());
        }
        std::jthread canceller([&stops, &random] {
            for (int i = 0; i < 700; ++i)
                stops[size_t(random.bounded(int(stops.size())))].request_stop();
        });
        for (int i = 0; i < 500; ++i)
            static_cast<void>(await(calls[i]));
        QElapsedTimer closing;
        closing.start();
        transport.reset(); // with calls in flight
        QVERIFY2(closing.elapsed() < 2000, "closing is bounded");
        for (const auto &call : calls) {
            QVERIFY(call.isFinished());
            QCOMPARE(call.resultCount(), 1);
        }
    }
};

HF_TEST(TestGates)

} // namespace holdfast

#include "tst_gates.moc"
