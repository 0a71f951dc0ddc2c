// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_http/calls.h"
#include "support/certificate.h"
#include "support/runner.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>

namespace holdfast {

using namespace test;
using namespace Qt::StringLiterals;

/// Against a server that would rather speak HTTP/2: Holdfast never does, because in Qt 6.4 a request that follows a
/// dropped HTTP/2 connection at once hangs for ever.
class TestHttp2 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_own.isMade(), "openssl makes the certificate; install it");
        m_server.start(u"/usr/bin/python3"_s,
            {QStringLiteral(HF_SOURCE_DIR "/tests/adapters_http/h2server.py"), m_own.certificateFile(),
                m_own.keyFile()});
        QTRY_VERIFY2_WITH_TIMEOUT(m_server.canReadLine(), m_server.readAllStandardError().constData(), 10000);
        m_url = QUrl(u"https://127.0.0.1:%1/"_s.arg(m_server.readLine().trimmed().toInt()));
    }

    void cleanupTestCase()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void oneDelivery_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s with body", method) << QByteArray(method) << QByteArray("{}");
            QTest::addRow("%s without body", method) << QByteArray(method) << QByteArray();
        }
    }

    void oneDelivery()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        HttpConfig config = quickConfig();
        config.authorities = {m_own.certificate()};
        HttpTransport transport(config);
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 2; ++round) { // the second follows the drop at once
            const auto reply = await(transport.send(request(method, m_url, Idempotency::neverRepeat, body), {}));
            QVERIFY(!reply);
            QVERIFY(reply.error().mayHaveTakenEffect);
        }
        QVERIFY2(timer.elapsed() < 2500, "nothing hung");
        QTRY_COMPARE(seen(), QStringList(2, u"http/1.1 "_s + QString::fromLatin1(method)));
        m_seen.clear();
    }

    void negativeControlPlainManagerSpeaksHttp2()
    {
        QNetworkAccessManager manager;
        QNetworkRequest plain(m_url);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({m_own.certificate()});
        plain.setSslConfiguration(tls);
        const std::unique_ptr<QNetworkReply> reply(manager.post(plain, QByteArray("{}")));
        QTRY_VERIFY(reply->isFinished());
        QTRY_VERIFY2(seen().contains(u"h2 POST"_s), "the server no longer offers what the other tests avoid");
    }

private:
    QStringList seen()
    {
        while (m_server.canReadLine())
            m_seen << QString::fromLatin1(m_server.readLine().trimmed());
        return m_seen;
    }

    OwnCertificate m_own;
    QProcess m_server;
    QUrl m_url;
    QStringList m_seen;
};

HF_TEST(TestHttp2)

} // namespace holdfast

#include "tst_http2.moc"
