// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/server/message.h"

#include <QObject>
#include <QTcpSocket>

namespace holdfast::range {

/// One request that waits for its answer. It belongs to its connection and dies with it: keep a QPointer.
class Exchange : public QObject {
    Q_OBJECT

public:
    Exchange(Request request, QTcpSocket *socket, QObject *parent);

    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] bool isOver() const { return m_over; }

    void answer(const Response &response);
    /// Ends the connection in good order, without an answer.
    void close();
    /// Ends the connection with a TCP reset.
    void reset();
    /// Promises the whole answer, sends half of its body, closes.
    void truncate(const Response &response);
    /// The client left first.
    void abandon();

Q_SIGNALS:
    void finished(bool keepAlive);
    void gone();

private:
    void end(bool keepAlive);

    Request m_request;
    QTcpSocket *m_socket;
    bool m_over = false;
};

} // namespace holdfast::range
