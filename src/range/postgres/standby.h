// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/postgres/farm.h"

#include <QTcpServer>

class QTcpSocket;

namespace holdfast::range {

/// A PostgreSQL of another company, empty, with the owner's role in it: where a dump is proven and where the database
/// goes when its provider is gone. Like an idle compute it wakes up at the first connection, so that a range that never
/// needs it pays nothing for it.
class Standby : public QObject {
    Q_OBJECT

public:
    explicit Standby(Farm &farm, QObject *parent);
    [[nodiscard]] bool listen();
    /// Where visitors connect to.
    [[nodiscard]] int port() const { return m_server.serverPort(); }
    /// The superuser's way in; nothing while nobody has come yet.
    [[nodiscard]] std::optional<Login> login() const;

Q_SIGNALS:
    void used();

private:
    void receive();
    void wake();
    void open();
    void join(QTcpSocket *visitor);

    Farm &m_farm;
    QTcpServer m_server;
    QList<QTcpSocket *> m_waiting;
    int m_inside = 0; ///< the cluster's own port
    bool m_isWaking = false;
    bool m_isOpen = false;
};

} // namespace holdfast::range
