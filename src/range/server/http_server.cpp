// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/server/http_server.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headLimit = 64 * 1024;
constexpr qsizetype bodyLimit = 16 * 1024 * 1024; // a part of an upload has at least 5 MiB

} // namespace

HttpServer::HttpServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

bool HttpServer::listen(quint16 port) { return m_server.listen(QHostAddress::LocalHost, port); }

QString HttpServer::origin() const { return u"http://127.0.0.1:%1"_s.arg(port()); }

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *connection = new HttpConnection(socket, this);
        connect(connection, &HttpConnection::requested, this, &HttpServer::requested);
    }
}

HttpConnection::HttpConnection(QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &HttpConnection::left);
}

void HttpConnection::read()
{
    m_buffer += m_socket->readAll();
    if (m_buffer.size() > headLimit + bodyLimit)
        return refuse(413, "the request is too large");
    Request request;
    if (m_exchange != nullptr || !take(request))
        return;
    m_exchange = new Exchange(std::move(request), m_socket, this);
    connect(m_exchange, &Exchange::finished, this, &HttpConnection::finish);
    Q_EMIT requested(m_exchange);
}

void HttpConnection::left()
{
    if (m_exchange != nullptr)
        m_exchange->abandon();
    deleteLater();
}

bool HttpConnection::take(Request &request)
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_buffer.size() > headLimit)
            refuse(431, "the request head is too large");
        return false;
    }
    if (!parseHead(m_buffer.left(end), request)) {
        refuse(400, "this is not an HTTP/1.1 request");
        return false;
    }
    if (!request.header("transfer-encoding").isEmpty()) {
        refuse(411, "a body needs Content-Length here");
        return false;
    }
    bool isNumber = true;
    const QByteArray length = request.header("content-length");
    const qlonglong size = length.isEmpty() ? 0 : length.toLongLong(&isNumber);
    if (!isNumber || size < 0 || size > bodyLimit) {
        refuse(isNumber && size > bodyLimit ? 413 : 400, "Content-Length must be a number up to 16777216");
        return false;
    }
    if (m_buffer.size() < end + 4 + size)
        return false;
    request.body = m_buffer.mid(end + 4, size);
    m_buffer.remove(0, end + 4 + size);
    return true;
}

bool HttpConnection::parseHead(const QByteArray &head, Request &request)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.") || !first[1].startsWith('/'))
        return false;
    request.method = first[0];
    request.target = first[1];
    const qsizetype mark = first[1].indexOf('?');
    request.path = QUrl::fromPercentEncoding(mark < 0 ? first[1] : first[1].left(mark));
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(first[1].mid(mark + 1)));
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1)
            return false;
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return true;
}

void HttpConnection::refuse(int status, const QByteArray &why)
{
    Exchange exchange({}, m_socket, nullptr);
    exchange.answer(jsonResponse(status, {{u"error"_s, QString::fromUtf8(why)}}));
    m_buffer.clear();
    m_socket->disconnectFromHost();
}

void HttpConnection::finish(bool keepAlive)
{
    m_exchange->deleteLater();
    m_exchange = nullptr;
    if (!keepAlive)
        m_socket->disconnectFromHost();
    else if (!m_buffer.isEmpty())
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

} // namespace holdfast::range
