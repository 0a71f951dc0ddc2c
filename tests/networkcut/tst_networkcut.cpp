// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/httpprobe.h"
#include "adapters/endpoints/standingconnections.h"
#include "adapters/http/httptransport.h"
#include "adapters/witness/witnesses.h"
#include "domain/health/alarms.h"
#include "engine/monitoring/monitor.h"
#include "support/runner.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

using namespace holdfast;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace holdfast::test {

constexpr int services = 14;
constexpr quint16 port = 8080;
constexpr int tenSeconds = 10'000;

QString addressOf(int number) { return u"127.9.0.%1"_s.arg(number); }

bool ip(const QString &arguments) { return QProcess::execute(u"ip"_s, arguments.split(u' ')) == 0; }

/// Says at its address that it is well.
class Shop : public QTcpServer {
public:
    explicit Shop(int number)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nwell");
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        listen(QHostAddress(addressOf(number)), port);
    }
};

/// Fourteen services that depend on the first one, and what watches them.
class Watchers {
public:
    Watchers()
    {
        std::vector<std::unique_ptr<Probe>> probes;
        for (int number = 1; number <= services; ++number) {
            Component component;
            component.id = ComponentId{u"s%1"_s.arg(number)};
            if (number > 1)
                component.dependsOn << ComponentId{u"s1"_s};
            plan.components << component;
            const ProbeSpec spec{u"http"_s, 1s, 1s, u"http"_s, {}, {{u"contains"_s, {u"well"_s}}}};
            probes.push_back(std::make_unique<HttpProbe>(
                component.id, spec, QUrl(u"http://%1:%2/"_s.arg(addressOf(number)).arg(port)), m_transport, m_clock));
        }
        WitnessSpec witness;
        witness.kind = WitnessSpec::Kind::address;
        witness.address = u"127.9.0.200"_s;
        witness.port = 53; // nobody listens: a refusal shows that the network works
        m_sight = std::make_unique<SightKeeper>(witnessesOf({witness}), m_pool, m_clock);
        m_monitor = std::make_unique<Monitor>(
            Monitor::Parts{std::move(probes), {}, m_sight.get(), {&m_standing}}, m_pool, m_clock, Hysteresis{});
        m_sight->start();
        m_monitor->start();
    }
    ~Watchers()
    {
        m_monitor->stop();
        m_sight->stop();
        m_pool.stop(5s);
    }
    Watchers(const Watchers &) = delete;
    Watchers &operator=(const Watchers &) = delete;
    [[nodiscard]] int count(Health health) const
    {
        return int(std::count_if(plan.components.begin(), plan.components.end(),
            [&](const Component &component) { return m_monitor->shown(component.id) == health; }));
    }
    [[nodiscard]] QList<Alarm> alarms() const
    {
        SeenComponents seen;
        for (const Component &component : plan.components)
            seen.insert(component.id.value(), {m_monitor->shown(component.id), m_monitor->health(component.id)});
        return alarmsOf(plan, seen, {}, m_clock.utc());
    }

    Plan plan;

private:
    SystemClock m_clock;
    Pool m_pool{u"probing"_s, 20};
    HttpTransport m_transport{HttpConfig{HostAllowList::loopbackOnly()}};
    StandingConnections m_standing;
    std::unique_ptr<SightKeeper> m_sight;
    std::unique_ptr<Monitor> m_monitor;
};

} // namespace holdfast::test

using namespace holdfast::test;

class NetworkCutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (qEnvironmentVariableIsSet("HF_NO_OWN_NETWORK"))
            QSKIP("This machine gives no program a network of its own.");
        QVERIFY(ip(u"link set lo up"_s));
        for (int number = 1; number <= services; ++number) {
            m_shops.push_back(std::make_unique<Shop>(number));
            QVERIFY(m_shops.back()->isListening());
        }
    }
    void cleanup() { m_shops.clear(); }

    void aCutNetworkIsNobodysFault()
    {
        const Watchers watchers;
        QTRY_COMPARE(watchers.count(Health::up), services);
        QVERIFY(ip(u"link set lo down"_s));
        int everDown = 0;
        const auto isBlind = [&] {
            everDown += watchers.count(Health::down) + int(watchers.alarms().size());
            return watchers.count(Health::up) == 0;
        };
        QVERIFY(QTest::qWaitFor(isBlind, tenSeconds));
        QCOMPARE(everDown, 0);
        QCOMPARE(watchers.count(Health::stale) + watchers.count(Health::unknown), services);
        QVERIFY(ip(u"link set lo up"_s));
        QTRY_COMPARE_WITH_TIMEOUT(watchers.count(Health::up), services, tenSeconds);
    }

    // The control: the same services end while the network works.
    void fourteenThatEndAreOneAlarm()
    {
        const Watchers watchers;
        QTRY_COMPARE(watchers.count(Health::up), services);
        m_shops.clear();
        QTRY_COMPARE_WITH_TIMEOUT(watchers.count(Health::down), services, tenSeconds);
        QCOMPARE(watchers.alarms().size(), 1);
        QCOMPARE(watchers.alarms().constFirst().victims.size(), services - 1);
    }

private:
    std::vector<std::unique_ptr<Shop>> m_shops;
};

HF_TEST(NetworkCutTest)
#include "tst_networkcut.moc"
