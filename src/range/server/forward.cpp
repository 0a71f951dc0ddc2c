// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/server/forward.h"

#include <QHostAddress>

namespace holdfast::range {

Forward::Forward(const Reply &reply, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_received += m_socket.readAll(); });
    connect(&m_socket, &QTcpSocket::disconnected, this, &Forward::finish);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &Forward::finish);
}

void Forward::send(quint16 port, const Request &request, const Reply &reply, QObject *parent)
{
    auto *forward = new Forward(reply, parent);
    QByteArray target = QUrl::toPercentEncoding(request.path, "/");
    if (!request.query.isEmpty())
        target += '?' + request.query.toString(QUrl::FullyEncoded).toUtf8();
    forward->m_socket.connectToHost(QHostAddress::LocalHost, port);
    forward->m_socket.write(request.method + ' ' + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body);
}

void Forward::finish()
{
    // An error and the end of the connection may both be told.
    const Reply reply = std::exchange(m_reply, {});
    if (!reply)
        return;
    deleteLater();
    m_received += m_socket.readAll();
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return reply({});
    Response response;
    response.status = m_received.mid(9, 3).toInt();
    response.body = m_received.mid(end + 4);
    reply(response);
}

} // namespace holdfast::range
