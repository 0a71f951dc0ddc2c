// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/endpoints/endpointprobes.h"
#include "domain/health/sight.h"
#include "support/certificate.h"
#include "support/runner.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QThread>
#include <memory>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Greets whoever comes; with a certificate it speaks TLS.
class Host final : public QTcpServer {
public:
    explicit Host(const OwnCertificate *identity = nullptr, QByteArray greeting = {})
        : m_identity(identity)
        , m_greeting(std::move(greeting))
    {
        listen(QHostAddress::LocalHost);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (m_identity) {
            socket->setSslConfiguration(m_identity->server());
            socket->startServerEncryption();
        }
        socket->write(m_greeting);
    }

private:
    const OwnCertificate *m_identity;
    QByteArray m_greeting;
};

ProbeSpec specFor(const QString &kind, quint16 port, QMap<QString, QStringList> more = {})
{
    more.insert(u"host"_s, {u"127.0.0.1"_s});
    more.insert(u"port"_s, {QString::number(port)});
    return {kind, 5s, 2s, kind, {}, more};
}

/// A look from another thread, as the probing pool takes it, while this one serves.
Sample lookWith(Probe &probe)
{
    Sample sample;
    const std::unique_ptr<QThread> thread(QThread::create([&] { sample = probe.run({}); }));
    thread->start();
    while (!thread->isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    thread->wait();
    return sample;
}

const SystemClock &realClock()
{
    static const SystemClock clock;
    return clock;
}

Sample lookAt(quint16 port, const QList<QSslCertificate> &authorities, const QString &warnBefore = u"12h"_s)
{
    TlsProbe probe(ComponentId{u"application"_s}, specFor(u"tls"_s, port, {{u"warnBefore"_s, {warnBefore}}}),
        realClock(), authorities);
    return lookWith(probe);
}

} // namespace

class EndpointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPortThatTakesConnectionsIsUp()
    {
        Host host(nullptr, "220 mail.example.com ready\r\n");
        TcpProbe plain(ComponentId{u"mail"_s}, specFor(u"tcp"_s, host.serverPort()), realClock());
        QCOMPARE(lookWith(plain).health, Health::up);
        TcpProbe greeted(
            ComponentId{u"mail"_s}, specFor(u"tcp"_s, host.serverPort(), {{u"banner"_s, {u"220 "_s}}}), realClock());
        QCOMPARE(lookWith(greeted).health, Health::up);
        TcpProbe wrong(
            ComponentId{u"mail"_s}, specFor(u"tcp"_s, host.serverPort(), {{u"banner"_s, {u"SSH-"_s}}}), realClock());
        QCOMPARE(lookWith(wrong).health, Health::unknown); // open, and not what was wanted
    }

    void aClosedPortIsDownAndNotTheNetworksFault()
    {
        quint16 port = 0;
        {
            const Host gone;
            port = gone.serverPort();
        }
        TcpProbe probe(ComponentId{u"mail"_s}, specFor(u"tcp"_s, port), realClock());
        const Sample sample = lookWith(probe);
        QCOMPARE(sample.health, Health::down);
        QVERIFY(!sample.evidence.value(networkFailureKey).toBool());
    }

    void aGoodCertificateSaysForHowLong()
    {
        const OwnCertificate own;
        QVERIFY(own.isMade());
        Host host(&own);
        const Sample sample = lookAt(host.serverPort(), {own.certificate()});
        QVERIFY2(sample.health == Health::up, qPrintable(sample.reason));
        QVERIFY(parseUtc(sample.evidence.value(u"expiresAt"_s).toString()));
    }

    void oneThatEndsSoonIsAWarning()
    {
        const OwnCertificate own;
        Host host(&own);
        const Sample sample = lookAt(host.serverPort(), {own.certificate()}, u"36500d"_s);
        QCOMPARE(sample.health, Health::degraded);
        QVERIFY(sample.reason.contains(u"expires in"_s));
    }

    void oneThatIsNotGoodIsDown()
    {
        const OwnCertificate own;
        Host stranger(&own);
        const OwnCertificate other;
        QCOMPARE(lookAt(stranger.serverPort(), {other.certificate()}).health, Health::down); // nobody trusts it
        const OwnCertificate elsewhere(u"DNS:api.example.com"_s);
        Host wrongHost(&elsewhere);
        QCOMPARE(lookAt(wrongHost.serverPort(), {elsewhere.certificate()}).health, Health::down);
        const OwnCertificate old(u"IP:127.0.0.1"_s, OwnCertificate::Time::expired);
        Host expired(&old);
        const Sample sample = lookAt(expired.serverPort(), {old.certificate()});
        QCOMPARE(sample.health, Health::down);
        QVERIFY2(sample.reason.contains(u"expired"_s), qPrintable(sample.reason));
    }

    void aHostThatHangsIsNoticedAtTheDeadline()
    {
        QTcpServer silent; // takes the connection and never speaks
        silent.listen(QHostAddress::LocalHost);
        TlsProbe probe(ComponentId{u"application"_s}, specFor(u"tls"_s, silent.serverPort()), realClock());
        const Sample sample = lookWith(probe);
        QCOMPARE(sample.health, Health::down);
        QVERIFY(sample.took < 4s);
    }
};

HF_TEST(EndpointsTest)
#include "tst_endpoints.moc"
