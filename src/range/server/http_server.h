// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/server/exchange.h"

#include <QTcpServer>

namespace holdfast::range {

/// HTTP/1.1 on 127.0.0.1 at a port of the kernel's choice: keep-alive, bodies by Content-Length up to 1 MiB.
class HttpServer : public QObject {
    Q_OBJECT

public:
    explicit HttpServer(QObject *parent = nullptr);
    /// Port 0 lets the kernel choose.
    [[nodiscard]] bool listen(quint16 port = 0);
    [[nodiscard]] QString origin() const;
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

Q_SIGNALS:
    void requested(Exchange *exchange);

private:
    void accept();

    QTcpServer m_server;
};

/// One client's connection; one exchange at a time, what comes early waits in the buffer.
class HttpConnection : public QObject {
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, QObject *parent);

Q_SIGNALS:
    void requested(Exchange *exchange);

private:
    void read();
    void left();
    /// Takes one request from the buffer; false when more bytes are needed or the connection was refused.
    [[nodiscard]] bool take(Request &request);
    [[nodiscard]] bool parseHead(const QByteArray &head, Request &request);
    void refuse(int status, const QByteArray &why);
    void finish(bool keepAlive);

    QTcpSocket *m_socket;
    QByteArray m_buffer;
    Exchange *m_exchange = nullptr;
};

} // namespace holdfast::range
