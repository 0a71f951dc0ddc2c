// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/workerthread.h"

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QPair>
#include <QSslConfiguration>
#include <QUrl>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace holdfast::test {

/// What the server does after it has read one whole request.
struct Act {
    enum Manner {
        answer, ///< as it should be
        closeAtOnce, ///< closes without a byte
        resetAtOnce, ///< resets the connection without a byte
        garbage, ///< bytes that are not HTTP, then closes
        truncate, ///< promises more body than it sends, then closes
        truncateChunks, ///< chunks without the last one, then closes
        chunked, ///< a proper chunked answer
        untilClose, ///< no length: the closing ends the body
        silence, ///< never answers
        dripHead, ///< one byte of the head every 20 ms, for ever
        dripBody, ///< one byte of the body every 20 ms, for ever
        halfBody ///< a part of the body, then silence
    };
    Manner manner = answer;
    int status = 200;
    QByteArray body{R"({"ok":true})"};
    QList<QByteArray> headers{}; ///< whole lines
};

struct Received {
    QByteArray method;
    QByteArray target;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// An HTTP server on loopback that misbehaves on demand, on a thread of its own. It counts every request that arrives
/// in full. Thread-safe.
class MisbehavingServer {
public:
    /// The acts are played one after another; the last one is repeated.
    explicit MisbehavingServer(QList<Act> acts, std::optional<QSslConfiguration> tls = {});
    ~MisbehavingServer();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] int deliveries() const;
    [[nodiscard]] int connections() const;
    [[nodiscard]] QList<Received> received() const;

private:
    void listen();
    void onConnection(QTcpSocket *socket);
    void onRequest(QTcpSocket *socket, const Received &request);
    void play(QTcpSocket *socket, const Act &act);

    mutable QMutex m_mutex;
    QList<Act> m_acts;
    std::optional<QSslConfiguration> m_tls;
    QList<Received> m_received;
    int m_connections = 0;
    int m_port = 0;
    std::unique_ptr<QTcpServer> m_server;
    WorkerThread m_thread;
};

} // namespace holdfast::test
