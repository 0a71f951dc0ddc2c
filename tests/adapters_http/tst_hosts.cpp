// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/networkrequest.h"
#include "adapters_http/calls.h"
#include "support/runner.h"

namespace holdfast {

using namespace test;

class TestHosts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void redirectIsAValueAndIsNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void redirectIsAValueAndIsNotFollowed()
    {
        QFETCH(int, status);
        MisbehavingServer elsewhere({Act{}});
        MisbehavingServer server({Act{Act::answer, status, "", {"Location: " + elsewhere.url().toEncoded()}}});
        HttpTransport transport(quickConfig());
        for (const char *method : {"GET", "POST", "DELETE"}) {
            const Idempotency idempotency = qstrcmp(method, "GET") == 0 ? Idempotency::safe : Idempotency::lookUpFirst;
            const auto reply = await(transport.send(request(method, server.url(), idempotency), {}));
            QVERIFY2(reply, reply ? "" : qPrintable(everyWord(reply.error())));
            QCOMPARE(reply->status, status);
        }
        QCOMPARE(server.deliveries(), 3);
        QCOMPARE(elsewhere.connections(), 0);
    }

    void onlyListedHostsAreReached_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *url, bool allowed) {
            QTest::addRow("%s", url) << QString::fromLatin1(url) << allowed;
        };
        row("https://console.neon.tech/api/v2", true);
        row("https://CONSOLE.neon.tech:443/", true);
        row("http://console.neon.tech/", false);
        row("https://console.neon.tech:8443/", false);
        row("https://console.neon.tech.evil.example/", false);
        row("https://evil.example/console.neon.tech", false);
        row("https://user:hunter2@console.neon.tech/", false);
        row("https://console.neon.tech@evil.example/", false);
        row("https://status.example:8443/", true);
        row("https://status.example/", false);
        row("http://127.0.0.1:8080/", true);
        row("http://127.0.0.1:8081/", false);
        row("http://localhost:8080/", false);
        row("ftp://console.neon.tech/", false);
        row("file:///etc/passwd", false);
        row("", false);
    }

    void onlyListedHostsAreReached()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        const auto list = HostAllowList::only({QStringLiteral("console.neon.tech"),
            QStringLiteral("status.example:8443"), QStringLiteral("127.0.0.1:8080")});
        const auto verdict = list.check(QUrl(url));
        QCOMPARE(verdict.has_value(), allowed);
        if (!allowed)
            QVERIFY(!everyWord(verdict.error()).contains(QStringLiteral("hunter2")));
    }

    void practiceReachesLoopbackOnly()
    {
        const auto list = HostAllowList::loopbackOnly();
        for (const char *good : {"http://127.0.0.1:1/", "http://127.9.9.9/", "http://[::1]:4/", "https://127.0.0.1/"})
            QVERIFY2(list.check(QUrl(QString::fromLatin1(good))), good);
        for (const char *bad : {"http://localhost/", "http://10.0.0.1/", "https://console.neon.tech/",
                 "http://127.0.0.1.nip.io/", "http://0.0.0.0/"})
            QVERIFY2(!list.check(QUrl(QString::fromLatin1(bad))), bad);
    }

    void aRefusedRequestNeverLeaves()
    {
        MisbehavingServer server({Act{}});
        HttpConfig config = quickConfig();
        config.hosts = HostAllowList::only({QStringLiteral("console.neon.tech")});
        HttpTransport transport(config);
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::neverRepeat), {}));
        QCOMPARE(reply.error().code, ErrorCode::refused);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QCOMPARE(server.connections(), 0);
    }

    void headersCannotBeSmuggledIn()
    {
        const auto hosts = HostAllowList::loopbackOnly();
        const QUrl url(QStringLiteral("http://127.0.0.1/"));
        HttpRequest call = request("POST", url, Idempotency::neverRepeat);
        QVERIFY(checkRequest(call, hosts));
        call.authorization = Secret("token\r\nX-Other: 1");
        QCOMPARE(checkRequest(call, hosts).error().code, ErrorCode::invalid);
        QVERIFY(!everyWord(checkRequest(call, hosts).error()).contains(QStringLiteral("X-Other")));
        call = request("POST", url, Idempotency::neverRepeat);
        call.headers << qMakePair(QByteArray("X-A"), QByteArray("b\nX-C: d"));
        QCOMPARE(checkRequest(call, hosts).error().code, ErrorCode::invalid);
        call = request("POST /", url, Idempotency::neverRepeat);
        QCOMPARE(checkRequest(call, hosts).error().code, ErrorCode::invalid);
        call = request("GET", url, Idempotency::safe, "body");
        QCOMPARE(checkRequest(call, hosts).error().code, ErrorCode::invalid);
    }

    void apiUrlsAreEncodedAndAMissingIdIsNoAddress()
    {
        const QUrl base(QStringLiteral("https://console.neon.tech/api/v2/"));
        QCOMPARE(apiUrl(base, {QStringLiteral("branches"), QStringLiteral("a/b c")},
                     {{QStringLiteral("q"), QStringLiteral("x&y=z")}})
                     .toEncoded(),
            QByteArray("https://console.neon.tech/api/v2/branches/a%2Fb%20c?q=x%26y%3Dz"));
        for (const QString &bad : {QString(), QStringLiteral("."), QStringLiteral("..")})
            QVERIFY(!apiUrl(base, {QStringLiteral("branches"), bad}).isValid());
        QVERIFY(!HostAllowList::only({QStringLiteral("console.neon.tech")}).check(QUrl()));
    }
};

HF_TEST(TestHosts)

} // namespace holdfast

#include "tst_hosts.moc"
