// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/alertmanagerprobe.h"
#include "adapters/alerts/alertlistener.h"
#include "adapters/http/httptransport.h"
#include "support/daemon.h"
#include "support/runner.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <atomic>

using namespace holdfast;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast::test {

/// A real Alertmanager that tells nobody.
class OwnAlertmanager {
public:
    /// `callAt`: a port of ours that it calls when an alert begins or ends; 0: it calls nobody.
    bool start(quint16 callAt = 0)
    {
        const QByteArray calls = callAt == 0
            ? QByteArray()
            : ", webhook_configs: [{url: 'http://127.0.0.1:" + QByteArray::number(callAt) + "/'}]";
        return m_daemon.start(u"prometheus-alertmanager"_s, u"alertmanager.yml"_s,
            "route: {receiver: we, group_wait: 1ms}\nreceivers: [{name: we" + calls + "}]\n",
            {u"--storage.path="_s + m_daemon.path(u"data"_s), u"--web.listen-address="_s + m_daemon.place(),
                u"--cluster.listen-address="_s});
    }
    [[nodiscard]] QUrl url() const { return m_daemon.url(); }
    /// The HTTP status.
    int post(const QString &path, const QJsonDocument &body)
    {
        QNetworkRequest request(m_daemon.url().resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_network.post(request, body.toJson());
        [&] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10000); }();
        reply->deleteLater();
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    int fire(const QString &name, const QString &severity, const QString &service)
    {
        const QJsonObject labels{{u"alertname"_s, name}, {u"severity"_s, severity}, {u"service"_s, service}};
        return post(u"/api/v2/alerts"_s, QJsonDocument(QJsonArray{QJsonObject{{u"labels"_s, labels}}}));
    }
    int silence(const QString &name)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QJsonObject matcher{
            {u"name"_s, u"alertname"_s}, {u"value"_s, name}, {u"isRegex"_s, false}, {u"isEqual"_s, true}};
        return post(u"/api/v2/silences"_s,
            QJsonDocument(
                QJsonObject{{u"matchers"_s, QJsonArray{matcher}}, {u"startsAt"_s, now.toString(Qt::ISODateWithMs)},
                    {u"endsAt"_s, now.addSecs(3600).toString(Qt::ISODateWithMs)}, {u"createdBy"_s, u"test"_s},
                    {u"comment"_s, u"test"_s}}));
    }

private:
    Daemon m_daemon;
    QNetworkAccessManager m_network;
};

} // namespace holdfast::test

class AlertmanagerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        AlertmanagerProbe probe(ComponentId{u"application"_s},
            {u"alertmanager"_s, 15s, 5s, u"alerts"_s, {}, {{u"listen"_s, {QString::number(test::freePort())}}}},
            QUrl(u"http://127.0.0.1:1"_s), m_transport, m_clock);
        m_called = *probe.endpoint();
        m_listener.start({m_called}, [this](const Endpoint &endpoint) { m_calls += endpoint == m_called ? 1 : 0; });
        QVERIFY2(m_alertmanager.start(m_called.port), "no prometheus-alertmanager; package prometheus-alertmanager");
        QTRY_COMPARE_WITH_TIMEOUT(look({}).health, Health::up, 20000);
    }

    void whatFiresCounts()
    {
        QCOMPARE(m_alertmanager.fire(u"Slow"_s, u"warning"_s, u"shop"_s), 200);
        QTRY_COMPARE_WITH_TIMEOUT(look({}).health, Health::degraded, 10000);
        QVERIFY2(look({}).reason.contains(u"Slow (warning)"_s), qPrintable(look({}).reason));
        QCOMPARE(m_alertmanager.fire(u"Gone"_s, u"critical"_s, u"mail"_s), 200);
        QTRY_COMPARE_WITH_TIMEOUT(look({}).health, Health::down, 10000);
    }

    // A call is only a reason to ask: nothing that it says is believed.
    void itCallsWhenSomethingBegins()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_calls >= 1, 10000);
        QVERIFY(isAlertCall(R"({"version":"4","alerts":[]})"));
        for (const char *body : {"", "[]", "{}", R"({"version":"4"})", R"({"version":"3","alerts":[]})", "<html>"})
            QVERIFY2(!isAlertCall(body), body);
        const int before = m_calls;
        for (const QByteArray &request : {QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"),
                 QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), QByteArray("nonsense\r\n\r\n")}) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_called.port);
            QVERIFY(socket.waitForConnected(5000));
            socket.write(request);
            (void)socket.waitForReadyRead(1000);
            QVERIFY2(!socket.readAll().startsWith("HTTP/1.1 200"), request.constData());
        }
        m_listener.stop();
        QCOMPARE(m_calls.load(), before);
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, m_called.port);
        QVERIFY(!late.waitForConnected(1000));
    }

    void aFilterLeavesOthersOut()
    {
        QTRY_COMPARE(look({u"service=\"mail\""_s}).health, Health::down);
        QCOMPARE(look({u"service=\"shop\""_s}).health, Health::degraded);
        QCOMPARE(look({u"service=\"shop\""_s, u"severity=\"critical\""_s}).health, Health::up); // both must fit
        QCOMPARE(look({u"service=\"shop\""_s}, {}, {u"warning"_s}).health, Health::down);
        QCOMPARE(look({u"no matcher at all"_s}).health, Health::unknown);
    }

    void whatIsSilencedDoesNotCount()
    {
        QTRY_COMPARE(look({u"service=\"mail\""_s}).health, Health::down);
        QCOMPARE(m_alertmanager.silence(u"Gone"_s), 200);
        QTRY_COMPARE_WITH_TIMEOUT(look({u"service=\"mail\""_s}).health, Health::up, 10000);
    }

    // That the keeper of alerts is gone says nothing about what it kept.
    void anAlertmanagerThatIsGoneIsUnknown()
    {
        const Sample sample = look({}, QUrl(u"http://127.0.0.1:%1"_s.arg(test::freePort())));
        QCOMPARE(sample.health, Health::unknown);
        QVERIFY(!sample.reason.isEmpty());
    }

    void whatIsNoAlertmanagerIsUnknown_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("page") << QByteArray("<html>Sign in</html>");
        QTest::newRow("object") << QByteArray(R"({"status":"healthy"})");
        QTest::newRow("other list") << QByteArray(R"([{"name":"x"}])");
        QTest::newRow("empty") << QByteArray();
    }

    void whatIsNoAlertmanagerIsUnknown()
    {
        QFETCH(QByteArray, body);
        HttpReply reply;
        reply.status = 200;
        reply.body = body;
        Sample sample;
        judgeAlerts(reply, {u"critical"_s}, sample);
        QCOMPARE(sample.health, Health::unknown);
        QVERIFY(!sample.reason.isEmpty());
    }

private:
    [[nodiscard]] Sample look(const QStringList &alerts, const QUrl &server = {}, const QStringList &down = {})
    {
        QMap<QString, QStringList> settings;
        if (!alerts.isEmpty())
            settings.insert(u"alerts"_s, alerts);
        if (!down.isEmpty())
            settings.insert(u"down"_s, down);
        AlertmanagerProbe probe(ComponentId{u"application"_s}, {u"alertmanager"_s, 15s, 5s, u"alerts"_s, {}, settings},
            server.isEmpty() ? m_alertmanager.url() : server, m_transport, m_clock);
        return probe.run({});
    }

    const SystemClock m_clock;
    HttpTransport m_transport{{HostAllowList::loopbackOnly()}};
    test::OwnAlertmanager m_alertmanager;
    Endpoint m_called;
    std::atomic<int> m_calls{0};
    AlertListener m_listener;
};

HF_TEST(AlertmanagerTest)
#include "tst_alertmanager.moc"
