// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/postgres/standby.h"

#include "kernel/log.h"
#include "range/postgres/schema.h"

#include <QTcpSocket>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QString cluster = u"standby"_s;

} // namespace

Standby::Standby(Farm &farm, QObject *parent)
    : QObject(parent)
    , m_farm(farm)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Standby::receive);
}

bool Standby::listen() { return m_server.listen(QHostAddress::LocalHost); }

std::optional<Login> Standby::login() const
{
    return m_isOpen && m_farm.isReady(cluster) ? std::optional(m_farm.login(cluster)) : std::nullopt;
}

void Standby::receive()
{
    Q_EMIT used();
    while (QTcpSocket *visitor = m_server.nextPendingConnection()) {
        connect(visitor, &QTcpSocket::disconnected, visitor, &QObject::deleteLater);
        connect(visitor, &QObject::destroyed, this, [this, visitor] { m_waiting.removeAll(visitor); });
        if (m_isOpen)
            join(visitor);
        else
            m_waiting << visitor;
    }
    if (!m_waiting.isEmpty())
        wake();
}

void Standby::wake()
{
    if (std::exchange(m_isWaking, true))
        return;
    m_inside = Farm::freePort();
    m_farm.startCopy(cluster, m_inside, [this](const Result<> &started) {
        // The copy holds the practice product: a server that is ready for one has none yet.
        auto sql = started ? Sql::connect(m_farm.login(cluster)) : Result<Sql>(failure(started.error()));
        const auto emptied =
            sql ? sql->run(u"drop database "_s + databaseName.toString()) : Result<Rows>(failure(sql.error()));
        if (emptied)
            return open();
        qCWarning(logRange) << "the standby did not start:" << emptied.error().what << emptied.error().why;
        for (QTcpSocket *visitor : std::exchange(m_waiting, {}))
            visitor->abort();
    });
}

void Standby::open()
{
    m_isOpen = true;
    for (QTcpSocket *visitor : std::exchange(m_waiting, {}))
        join(visitor);
}

void Standby::join(QTcpSocket *visitor)
{
    auto *inside = new QTcpSocket(visitor);
    connect(visitor, &QTcpSocket::readyRead, inside, [visitor, inside] { inside->write(visitor->readAll()); });
    connect(inside, &QTcpSocket::readyRead, visitor, [visitor, inside] { visitor->write(inside->readAll()); });
    connect(inside, &QTcpSocket::disconnected, visitor, &QTcpSocket::disconnectFromHost);
    connect(inside, &QTcpSocket::errorOccurred, visitor, &QTcpSocket::disconnectFromHost);
    inside->connectToHost(QHostAddress::LocalHost, quint16(m_inside));
    inside->write(visitor->readAll());
}

} // namespace holdfast::range
