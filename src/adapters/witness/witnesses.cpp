// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/witness/witnesses.h"

#include "adapters/witness/dial.h"

#include <QFile>
#include <QHostInfo>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

using witness::Dialled;
using witness::Talk;

constexpr Duration patience = 2s;
constexpr quint16 namePort = 53; ///< nearly every gateway answers for names, or refuses

WitnessVote voteOf(const QString &name, const Talk &talk)
{
    const bool isThere = talk.dialled != Dialled::failed;
    return {name, isThere ? WitnessVote::Says::reached : WitnessVote::Says::notReached, talk.detail};
}

class AddressWitness final : public Witness {
public:
    AddressWitness(QHostAddress address, quint16 port)
        : m_address(std::move(address))
        , m_port(port)
    { }
    WitnessVote look(std::stop_token stop) override
    {
        return voteOf(u"%1 port %2"_s.arg(m_address.toString()).arg(m_port),
            witness::dial(m_address, m_port, {}, patience, stop));
    }

private:
    QHostAddress m_address;
    quint16 m_port;
};

/// The default route of the table; null when there is none.
QHostAddress gatewayIn(const QString &routes)
{
    QFile file(routes);
    if (!file.open(QFile::ReadOnly))
        return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        bool ok = false;
        const quint32 address = fields.value(2).toUInt(&ok, 16);
        // The kernel writes the address in the byte order of the machine, which is little-endian here.
        if (ok && address != 0 && fields.value(1) == "00000000")
            return QHostAddress(qbswap(address));
    }
    return {};
}

class GatewayWitness final : public Witness {
public:
    explicit GatewayWitness(QString routes)
        : m_routes(std::move(routes))
    { }
    WitnessVote look(std::stop_token stop) override
    {
        const QHostAddress gateway = gatewayIn(m_routes);
        if (gateway.isNull())
            return {u"the gateway"_s, WitnessVote::Says::notReached, u"this laptop has no route to anywhere"_s};
        return voteOf(
            u"the gateway %1"_s.arg(gateway.toString()), witness::dial(gateway, namePort, {}, patience, stop));
    }

private:
    QString m_routes;
};

class PageWitness final : public Witness {
public:
    PageWitness(QUrl page, QString contains)
        : m_page(std::move(page))
        , m_contains(std::move(contains))
    { }
    WitnessVote look(std::stop_token stop) override
    {
        const QString name = m_page.host();
        QHostAddress address(name);
        if (address.isNull()) {
            const QList<QHostAddress> found = QHostInfo::fromName(name).addresses();
            if (found.isEmpty())
                return {name, WitnessVote::Says::notReached, u"its name leads nowhere"_s};
            address = found.constFirst();
        }
        const QByteArray path = m_page.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
        const QByteArray request = "GET " + (path.isEmpty() ? QByteArray("/") : path)
            + " HTTP/1.0\r\nHost: " + m_page.host(QUrl::FullyEncoded).toLatin1() + "\r\nConnection: close\r\n\r\n";
        const Talk talk = witness::dial(address, quint16(m_page.port(80)), request, patience, stop);
        if (talk.dialled != Dialled::connected || talk.reply.isEmpty())
            return {name, WitnessVote::Says::notReached, talk.detail};
        if (talk.reply.contains(m_contains.toUtf8()))
            return {name, WitnessVote::Says::reached, {}};
        return {name, WitnessVote::Says::captured, u"%1 answers with something else"_s.arg(name)};
    }

private:
    QUrl m_page;
    QString m_contains;
};

} // namespace

std::vector<std::unique_ptr<Witness>> witnessesOf(const QList<WitnessSpec> &specs, const QString &routes)
{
    std::vector<std::unique_ptr<Witness>> witnesses;
    for (const WitnessSpec &spec : specs) {
        switch (spec.kind) {
        case WitnessSpec::Kind::gateway:
            witnesses.push_back(std::make_unique<GatewayWitness>(routes));
            break;
        case WitnessSpec::Kind::address:
            witnesses.push_back(std::make_unique<AddressWitness>(QHostAddress(spec.address), spec.port));
            break;
        case WitnessSpec::Kind::page:
            witnesses.push_back(std::make_unique<PageWitness>(spec.page, spec.contains));
            break;
        }
    }
    return witnesses;
}

} // namespace holdfast
