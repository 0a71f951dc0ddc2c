// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/server/exchange.h"

#include <sys/socket.h>

namespace holdfast::range {

namespace {

QByteArray phrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 423:
        return "Locked";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

QByteArray head(const Response &response, bool keepAlive)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + phrase(response.status) + "\r\n";
    if (response.status != 204)
        text += "Content-Type: " + response.type + "\r\nContent-Length: " + QByteArray::number(response.body.size())
            + "\r\n";
    for (const auto &[name, value] : response.headers)
        text += name + ": " + value + "\r\n";
    text += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return text;
}

} // namespace

Exchange::Exchange(Request request, QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_socket(socket)
{ }

void Exchange::answer(const Response &response)
{
    if (m_over)
        return;
    const bool keepAlive = m_request.header("connection").toLower() != "close";
    m_socket->write(head(response, keepAlive));
    if (m_request.method != "HEAD" && response.status != 204)
        m_socket->write(response.body);
    end(keepAlive);
}

void Exchange::close()
{
    if (!m_over)
        end(false);
}

void Exchange::reset()
{
    if (m_over)
        return;
    m_over = true;
    const linger now{1, 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

void Exchange::truncate(const Response &response)
{
    if (m_over)
        return;
    m_socket->write(head(response, false));
    m_socket->write(response.body.left(response.body.size() / 2));
    end(false);
}

void Exchange::abandon()
{
    if (m_over)
        return;
    m_over = true;
    Q_EMIT gone();
}

void Exchange::end(bool keepAlive)
{
    m_over = true;
    Q_EMIT finished(keepAlive);
}

} // namespace holdfast::range
