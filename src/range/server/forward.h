// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/server/message.h"

#include <QTcpSocket>
#include <functional>

namespace holdfast::range {

/// Sends one request to a local server and hands on its whole answer; nothing when there was none. Deletes itself.
class Forward : public QObject {
    Q_OBJECT

public:
    using Reply = std::function<void(const std::optional<Response> &)>;

    static void send(quint16 port, const Request &request, const Reply &reply, QObject *parent);

private:
    Forward(const Reply &reply, QObject *parent);
    void finish();

    QTcpSocket m_socket;
    QByteArray m_received;
    Reply m_reply;
};

} // namespace holdfast::range
