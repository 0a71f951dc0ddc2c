// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters_postgres/pqtest.h"
#include "support/runner.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace holdfast;
using namespace holdfast::test;
using namespace Qt::StringLiterals;

class ConnectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectsOverTcpAndSocket();
    void unknownDatabase();
    void wrongPassword();
    void missingPassword();
    void closedPort();
    void unknownHost();
    void secondHostIsTried();
    void frozenServerMeetsTheDeadline();
    void silentServerMeetsTheDeadline();
    void stopRequestEndsTheAttempt();
    void tooManyConnections();
    void serverWithoutTlsElsewhere();

private:
    [[nodiscard]] Result<std::unique_ptr<DatabaseSession>> connectTo(
        const QByteArray &uri, Duration deadline = plenty, std::stop_token stop = {})
    {
        return m_connector.connect(Secret(uri), deadline, std::move(stop));
    }

    PostgresServer m_server;
    LibpqConnector m_connector;
};

void ConnectTest::initTestCase()
{
    QElapsedTimer timer;
    timer.start();
    QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    qInfo("the server started in %lld ms", timer.elapsed());
}

void ConnectTest::connectsOverTcpAndSocket()
{
    auto tcp = connectTo(m_server.uri("postgres"));
    QVERIFY2(tcp.has_value(), qPrintable(tcp ? QString() : allTextOf(tcp.error())));
    QCOMPARE((*tcp)->target(), u"127.0.0.1:%1/postgres"_s.arg(m_server.port()));
    const auto name = (*tcp)->query(u"select current_setting('application_name')"_s, {}, plenty, {});
    QVERIFY(name.has_value());
    QCOMPARE(name->rows.value(0).value(0).value(), u"holdfast"_s);
    QVERIFY(connectTo(m_server.socketUri("postgres")).has_value());
    QByteArray byName = m_server.uri("postgres");
    QVERIFY(connectTo(byName.replace("127.0.0.1", "localhost")).has_value());
}

void ConnectTest::unknownDatabase()
{
    const auto session = connectTo(m_server.uri("vanished"));
    HF_COMPARE_ERROR(session, ErrorCode::notFound);
    QVERIFY(session.error().detail.contains("3D000"_L1));
    QVERIFY(session.error().what.contains("/vanished"_L1));
}

void ConnectTest::wrongPassword()
{
    const auto session = connectTo(m_server.uri("postgres", "not-the-password"));
    HF_COMPARE_ERROR(session, ErrorCode::unauthorised);
    QVERIFY(session.error().detail.contains("28P01"_L1));
    QVERIFY(isClean(session.error(), "not-the-password"));
}

void ConnectTest::missingPassword()
{
    QByteArray uri = m_server.uri("postgres");
    const auto session = connectTo(uri.replace(QByteArray(":") + PostgresServer::password, ""));
    HF_COMPARE_ERROR(session, ErrorCode::unauthorised);
}

void ConnectTest::closedPort()
{
    QByteArray uri = m_server.uri("postgres");
    const auto session = connectTo(uri.replace(QByteArray::number(m_server.port()), QByteArray::number(freePort())));
    HF_COMPARE_ERROR(session, ErrorCode::network);
    QVERIFY(!session.error().mayHaveTakenEffect);
}

void ConnectTest::unknownHost()
{
    const auto session =
        connectTo("postgresql://keeper:correct-horse-battery@nowhere.invalid/postgres", Duration{3'000});
    QVERIFY(!session.has_value());
    QVERIFY(session.error().code == ErrorCode::network || session.error().code == ErrorCode::timedOut);
    QVERIFY(isClean(session.error()));
}

void ConnectTest::secondHostIsTried()
{
    const QByteArray port = QByteArray::number(m_server.port());
    const auto session = connectTo("postgresql://keeper:correct-horse-battery@127.0.0.1:"
        + QByteArray::number(freePort()) + ",127.0.0.1:" + port + "/postgres");
    QVERIFY(session.has_value());
    QCOMPARE((*session)->target(), u"127.0.0.1:%1/postgres"_s.arg(m_server.port()));
}

void ConnectTest::frozenServerMeetsTheDeadline()
{
    m_server.freeze(true);
    QElapsedTimer timer;
    timer.start();
    const auto session = connectTo(m_server.uri("postgres"), Duration{300});
    const qint64 elapsed = timer.elapsed();
    m_server.freeze(false);
    HF_COMPARE_ERROR(session, ErrorCode::timedOut);
    QVERIFY2(elapsed >= 300 && elapsed < 800, qPrintable(QString::number(elapsed)));
    QVERIFY(connectTo(m_server.uri("postgres")).has_value());
}

void ConnectTest::silentServerMeetsTheDeadline()
{
    // Accepts in the kernel and never reads.
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(bind(listener, reinterpret_cast<sockaddr *>(&address), size), 0);
    QCOMPARE(listen(listener, 1), 0);
    getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    QElapsedTimer timer;
    timer.start();
    const auto session = connectTo("postgresql://keeper:correct-horse-battery@127.0.0.1:"
            + QByteArray::number(ntohs(address.sin_port)) + "/postgres",
        Duration{200});
    close(listener);
    HF_COMPARE_ERROR(session, ErrorCode::timedOut);
    QVERIFY(timer.elapsed() < 700);
}

void ConnectTest::stopRequestEndsTheAttempt()
{
    m_server.freeze(true);
    std::stop_source source;
    QElapsedTimer timer;
    timer.start();
    std::thread stopper([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        source.request_stop();
    });
    const auto session = connectTo(m_server.uri("postgres"), plenty, source.get_token());
    const qint64 elapsed = timer.elapsed();
    stopper.join();
    m_server.freeze(false);
    HF_COMPARE_ERROR(session, ErrorCode::cancelled);
    QVERIFY2(elapsed < 500, qPrintable(QString::number(elapsed)));
    const auto before = connectTo(m_server.uri("postgres"), plenty, source.get_token());
    HF_COMPARE_ERROR(before, ErrorCode::cancelled);
}

void ConnectTest::tooManyConnections()
{
    std::vector<std::unique_ptr<DatabaseSession>> sessions;
    Result<std::unique_ptr<DatabaseSession>> last = connectTo(m_server.uri("postgres"));
    for (int count = 0; count < 30 && last; ++count) {
        sessions.push_back(std::move(*last));
        last = connectTo(m_server.uri("postgres"));
    }
    HF_COMPARE_ERROR(last, ErrorCode::busy);
    QVERIFY(last.error().detail.contains("53300"_L1));
}

void ConnectTest::serverWithoutTlsElsewhere()
{
    // 0.0.0.0 reaches this machine, but it is not a loopback address: as strict as anywhere else. The server has no
    // TLS.
    QByteArray uri = m_server.uri("postgres");
    uri.replace("127.0.0.1", "0.0.0.0");
    const auto session = connectTo(uri + "?sslmode=require");
    HF_COMPARE_ERROR(session, ErrorCode::network);
    QVERIFY2(session.error().why.contains("encrypted"_L1), qPrintable(allTextOf(session.error())));
    const auto refused = connectTo(uri + "?sslmode=prefer");
    HF_COMPARE_ERROR(refused, ErrorCode::refused);
}

HF_TEST(ConnectTest)
#include "tst_connect.moc"
