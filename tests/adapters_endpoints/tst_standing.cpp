// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/endpoints/standingconnections.h"
#include "support/freeport.h"
#include "support/runner.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <atomic>
#include <memory>
#include <vector>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Takes connections and lets them stand.
class Stand {
public:
    explicit Stand(quint16 port = 0) { isOpen = m_server.listen(QHostAddress::LocalHost, port); }
    [[nodiscard]] Endpoint endpoint() const { return {u"127.0.0.1"_s, m_server.serverPort()}; }
    [[nodiscard]] QTcpSocket *taken()
    {
        if (!m_taken && m_server.hasPendingConnections())
            m_taken = m_server.nextPendingConnection();
        return m_taken;
    }
    void letGo() { m_taken = nullptr; }

    bool isOpen = false;

private:
    QTcpServer m_server;
    QTcpSocket *m_taken = nullptr;
};

constexpr StandingConnections::Pace quick{1000ms, 5ms};

} // namespace

class StandingConnectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEndOfAConnectionIsToldAndItIsDialledAgain()
    {
        Stand stand;
        StandingConnections connections(quick);
        std::atomic<int> told{0};
        const Endpoint expected = stand.endpoint();
        connections.start({expected}, [&told, expected](const Endpoint &endpoint) {
            if (endpoint == expected)
                ++told;
        });
        QTRY_VERIFY(stand.taken());
        QCOMPARE(told.load(), 0);
        stand.taken()->write("220 somebody greets\r\n"); // is no end
        stand.taken()->flush();
        stand.taken()->disconnectFromHost();
        QTRY_COMPARE(told.load(), 1);
        stand.letGo();
        QTRY_VERIFY(stand.taken());
        stand.taken()->abort(); // a reset is an end as well
        QTRY_COMPARE(told.load(), 2);
    }

    void whatCannotBeDialledIsDialledAgainUntilItStands()
    {
        const quint16 port = freePort();
        StandingConnections connections(quick);
        std::atomic<int> told{0};
        connections.start({{u"127.0.0.1"_s, port}}, [&](const Endpoint &) { ++told; });
        Stand stand(port);
        QVERIFY(stand.isOpen);
        QTRY_VERIFY(stand.taken());
        QCOMPARE(told.load(), 0); // that it was not there is the probes' to say
    }

    // A server that lets go of its connections before it stops to listen: the look after the first sign found it well.
    void oneThatCannotBeDialledAnyMoreIsToldAgainOnce()
    {
        auto stand = std::make_unique<Stand>();
        StandingConnections connections({1000ms, 300ms});
        std::atomic<int> told{0};
        connections.start({stand->endpoint()}, [&](const Endpoint &) { ++told; });
        QTRY_VERIFY(stand->taken());
        stand->taken()->abort();
        QTRY_COMPARE(told.load(), 1);
        stand.reset();
        QTRY_COMPARE(told.load(), 2);
    }

    void nothingIsToldAfterTheEnd()
    {
        Stand stand;
        StandingConnections connections(quick);
        std::atomic<int> told{0};
        connections.start({stand.endpoint()}, [&](const Endpoint &) { ++told; });
        QTRY_VERIFY(stand.taken());
        connections.stop();
        QCOMPARE(told.load(), 0);
        stand.taken()->disconnectFromHost();
        QTRY_COMPARE(stand.taken()->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(told.load(), 0);
    }

    // A dial that hangs, and a name whose look-up does, must not hold up the end.
    void theEndDoesNotWaitForADial()
    {
        QTcpServer busy;
        busy.setListenBacklogSize(1);
        QVERIFY(busy.listen(QHostAddress::LocalHost));
        busy.pauseAccepting();
        std::vector<std::unique_ptr<QTcpSocket>> queue; // until nobody more is let in
        do {
            queue.push_back(std::make_unique<QTcpSocket>());
            queue.back()->connectToHost(QHostAddress::LocalHost, busy.serverPort());
        } while (queue.size() < 64 && queue.back()->waitForConnected(100));
        QVERIFY(queue.back()->state() != QAbstractSocket::ConnectedState);
        StandingConnections connections({60s, 5ms});
        connections.start({{u"127.0.0.1"_s, busy.serverPort()}}, [](const Endpoint &) {});
        QElapsedTimer timer;
        timer.start();
        connections.stop();
        QVERIFY(timer.elapsed() < 1000);
    }
};

HF_TEST(StandingConnectionsTest)
#include "tst_standing.moc"
