// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_http/calls.h"
#include "support/certificate.h"
#include "support/runner.h"

#include <QProcess>

namespace holdfast {

using namespace test;

class TestTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_own.isMade() && QSslSocket::supportsSsl(), "openssl makes the certificates; install it");
    }

    void aTrustedHostIsAsked()
    {
        MisbehavingServer server({Act{}}, m_own.server());
        HttpConfig config = quickConfig();
        config.authorities = {m_own.certificate()};
        HttpTransport transport(config);
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QVERIFY2(reply, reply ? "" : qPrintable(everyWord(reply.error())));
        QCOMPARE(server.deliveries(), 1);
    }

    void anUnknownIdentityIsFatalAndNothingIsSent()
    {
        MisbehavingServer server({Act{}}, m_own.server());
        HttpTransport transport(quickConfig());
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QCOMPARE(reply.error().code, ErrorCode::network);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QVERIFY(reply.error().why.contains(QStringLiteral("identity")));
        QCOMPARE(server.deliveries(), 0);
    }

    void anotherHostsIdentityIsFatalAndNothingIsSent()
    {
        const OwnCertificate other(QStringLiteral("DNS:api.example.com"));
        MisbehavingServer server({Act{}}, other.server());
        HttpConfig config = quickConfig();
        config.authorities = {other.certificate()}; // trusted, but for somebody else
        HttpTransport transport(config);
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QCOMPARE(reply.error().code, ErrorCode::network);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QVERIFY(reply.error().why.contains(QStringLiteral("identity")));
        QCOMPARE(server.deliveries(), 0);
    }

    void anExpiredIdentityIsFatalAndNothingIsSent()
    {
        const OwnCertificate old(QStringLiteral("IP:127.0.0.1"), OwnCertificate::Time::expired);
        QVERIFY(old.isMade());
        MisbehavingServer server({Act{}}, old.server());
        HttpConfig config = quickConfig();
        config.authorities = {old.certificate()};
        HttpTransport transport(config);
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QVERIFY(!reply);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QVERIFY2(reply.error().why.contains(QStringLiteral("identity")), qPrintable(everyWord(reply.error())));
        QCOMPARE(server.deliveries(), 0);
    }

    void weakEncryptionGetsNothing_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("asked");
        QTest::newRow("the control") << QStringLiteral("good") << true;
        for (const char *kind : {"tls1.0", "tls1.1", "unencrypted", "anonymous"})
            QTest::newRow(kind) << QString::fromLatin1(kind) << false;
    }

    void weakEncryptionGetsNothing()
    {
        QFETCH(QString, kind);
        QFETCH(bool, asked);
        QProcess server;
        server.start(QStringLiteral("/usr/bin/python3"),
            {QStringLiteral(HF_SOURCE_DIR "/tests/adapters_http/tlsserver.py"), m_own.certificateFile(),
                m_own.keyFile(), kind});
        QVERIFY2(
            QTest::qWaitFor([&] { return server.canReadLine(); }, 10000), server.readAllStandardError().constData());
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/").arg(server.readLine().trimmed().toInt()));
        HttpConfig config = quickConfig();
        config.authorities = {m_own.certificate()};
        HttpTransport transport(config);
        const auto reply = await(transport.send(request("POST", url, Idempotency::neverRepeat, "{}"), {}));
        QCOMPARE(bool(reply), asked);
        if (!reply)
            QVERIFY2(!reply.error().mayHaveTakenEffect, qPrintable(everyWord(reply.error())));
        QCOMPARE(QTest::qWaitFor([&] { return server.canReadLine(); }, asked ? 5000 : 100), asked);
        server.kill();
        server.waitForFinished();
    }

    void oneDeliveryOverTlsToo()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}}, m_own.server());
        HttpConfig config = quickConfig();
        config.authorities = {m_own.certificate()};
        HttpTransport transport(config);
        for (const QByteArray &body : {QByteArray("{}"), QByteArray()}) {
            const int before = server.deliveries();
            const auto reply = await(transport.send(request("POST", server.url(), Idempotency::neverRepeat, body), {}));
            QCOMPARE(server.deliveries() - before, 1);
            QVERIFY(reply.error().mayHaveTakenEffect);
        }
    }

    void aServerThatDoesNotSpeakTlsGetsNothing()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}});
        HttpTransport transport(quickConfig());
        QUrl url = server.url();
        url.setScheme(QStringLiteral("https"));
        HttpRequest call = request("POST", url, Idempotency::neverRepeat, "{}");
        call.connectDeadline = Duration{300};
        const auto reply = await(transport.send(call, {}));
        QVERIFY(!reply);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QCOMPARE(server.deliveries(), 0);
    }

private:
    OwnCertificate m_own;
};

HF_TEST(TestTls)

} // namespace holdfast

#include "tst_tls.moc"
