// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/misbehavingserver.h"

#include <QMutexLocker>
#include <QSemaphore>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <sys/socket.h>

namespace holdfast::test {

namespace {

constexpr int dripInterval = 20;

std::optional<Received> takeRequest(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Received request;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers << qMakePair(line.left(colon), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return std::nullopt;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return request;
}

QByteArray head(const Act &act, const QByteArray &framing)
{
    QByteArray text =
        "HTTP/1.1 " + QByteArray::number(act.status) + " Word\r\nContent-Type: application/json\r\n" + framing;
    for (const QByteArray &line : act.headers)
        text += line + "\r\n";
    return text + "\r\n";
}

QByteArray length(qsizetype size) { return "Content-Length: " + QByteArray::number(size) + "\r\n"; }

void drip(QTcpSocket *socket, const QByteArray &piece)
{
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, piece] { socket->write(piece); });
    timer->start(dripInterval);
}

void reset(QTcpSocket *socket)
{
    const linger hard{1, 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    socket->abort();
}

} // namespace

QByteArray Received::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

MisbehavingServer::MisbehavingServer(QList<Act> acts, std::optional<QSslConfiguration> tls)
    : m_acts(std::move(acts))
    , m_tls(std::move(tls))
    , m_thread(QStringLiteral("misbehaving"))
{
    QSemaphore listening;
    m_thread.post([&] {
        listen();
        listening.release();
    });
    listening.acquire();
}

MisbehavingServer::~MisbehavingServer()
{
    m_thread.post([this] { m_server.reset(); });
    m_thread.stop(std::chrono::seconds{5});
}

void MisbehavingServer::listen()
{
    if (m_tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*m_tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            onConnection(socket);
    });
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
}

void MisbehavingServer::onConnection(QTcpSocket *socket)
{
    {
        const QMutexLocker lock(&m_mutex);
        ++m_connections;
    }
    auto buffer = std::make_shared<QByteArray>();
    const auto read = [this, socket, buffer] {
        *buffer += socket->readAll();
        while (const auto request = takeRequest(*buffer))
            onRequest(socket, *request);
    };
    QObject::connect(socket, &QTcpSocket::readyRead, m_server.get(), read);
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    read();
}

void MisbehavingServer::onRequest(QTcpSocket *socket, const Received &request)
{
    Act act;
    {
        const QMutexLocker lock(&m_mutex);
        act = m_acts.value(std::min(m_received.size(), m_acts.size() - 1));
        m_received << request;
    }
    if (request.method == "HEAD")
        act.body.clear();
    play(socket, act);
}

void MisbehavingServer::play(QTcpSocket *socket, const Act &act)
{
    const qsizetype half = act.body.size() / 2;
    const QByteArray chunk = QByteArray::number(act.body.size(), 16) + "\r\n" + act.body + "\r\n";
    switch (act.manner) {
    case Act::answer:
        socket->write(head(act, length(act.body.size())) + act.body);
        return;
    case Act::closeAtOnce:
        socket->disconnectFromHost();
        return;
    case Act::resetAtOnce:
        reset(socket);
        return;
    case Act::garbage:
        socket->write("\x15\x03\x01 this is not HTTP\r\n\r\n");
        break;
    case Act::truncate:
        socket->write(head(act, length(act.body.size())) + act.body.left(half));
        break;
    case Act::truncateChunks:
        socket->write(head(act, "Transfer-Encoding: chunked\r\n") + chunk);
        break;
    case Act::chunked:
        socket->write(head(act, "Transfer-Encoding: chunked\r\n") + chunk + "0\r\n\r\n");
        return;
    case Act::untilClose:
        socket->write(head(act, {}) + act.body);
        break;
    case Act::silence:
        return;
    case Act::dripHead:
        socket->write("HTTP/1.1 200 OK\r\nX-Drip: ");
        drip(socket, "x");
        return;
    case Act::dripBody:
        socket->write(head(act, length(1000000)));
        drip(socket, "x");
        return;
    case Act::halfBody:
        socket->write(head(act, length(act.body.size())) + act.body.left(half));
        return;
    }
    socket->disconnectFromHost(); // after what was written
}

QUrl MisbehavingServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(m_port)
                    .arg(path));
}

int MisbehavingServer::deliveries() const
{
    const QMutexLocker lock(&m_mutex);
    return int(m_received.size());
}

int MisbehavingServer::connections() const
{
    const QMutexLocker lock(&m_mutex);
    return m_connections;
}

QList<Received> MisbehavingServer::received() const
{
    const QMutexLocker lock(&m_mutex);
    return m_received;
}

} // namespace holdfast::test
