// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_http/calls.h"
#include "support/runner.h"

#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace holdfast {

using namespace test;

class TestTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString openssl = QStandardPaths::findExecutable(QStringLiteral("openssl"));
        QVERIFY2(!openssl.isEmpty() && QSslSocket::supportsSsl(), "openssl makes the certificates; install it");
        QVERIFY(m_folder.isValid());
        QProcess make; // quiet
        make.start(openssl,
            {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"),
                QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                QStringLiteral("/CN=Holdfast test"), QStringLiteral("-addext"),
                QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-keyout"),
                m_folder.filePath(QStringLiteral("key.pem")), QStringLiteral("-out"),
                m_folder.filePath(QStringLiteral("certificate.pem"))});
        QVERIFY(make.waitForFinished());
        QCOMPARE(make.exitCode(), 0);
        QFile key(m_folder.filePath(QStringLiteral("key.pem")));
        QVERIFY(key.open(QIODevice::ReadOnly));
        m_certificate = QSslCertificate::fromPath(m_folder.filePath(QStringLiteral("certificate.pem"))).value(0);
        m_tls.setLocalCertificate(m_certificate);
        m_tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    }

    void aTrustedHostIsAsked()
    {
        MisbehavingServer server({Act{}}, m_tls);
        HttpConfig config = quickConfig();
        config.authorities = {m_certificate};
        HttpTransport transport(config);
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QVERIFY2(reply, reply ? "" : qPrintable(everyWord(reply.error())));
        QCOMPARE(server.deliveries(), 1);
    }

    void anUnknownIdentityIsFatalAndNothingIsSent()
    {
        MisbehavingServer server({Act{}}, m_tls);
        HttpTransport transport(quickConfig());
        const auto reply = await(transport.send(request("POST", server.url(), Idempotency::lookUpFirst, "{}"), {}));
        QCOMPARE(reply.error().code, ErrorCode::network);
        QVERIFY(!reply.error().mayHaveTakenEffect);
        QVERIFY(reply.error().why.contains(QStringLiteral("identity")));
        QCOMPARE(server.deliveries(), 0);
    }

    void oneDeliveryOverTlsToo()
    {
        MisbehavingServer server({Act{Act::closeAtOnce}}, m_tls);
        HttpConfig config = quickConfig();
        config.authorities = {m_certificate};
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
    QTemporaryDir m_folder;
    QSslCertificate m_certificate;
    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
};

HF_TEST(TestTls)

} // namespace holdfast

#include "tst_tls.moc"
