// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/team/teamhome.h"

#include "adapters/journal_postgres/postgresteamfoundation.h"
#include "adapters/postgres/libpqconnector.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace holdfast {

TeamSeat::TeamSeat(TeamFoundation &foundation, const Secret &uri, const Laptop &laptop, Journal &own, RunLeases &leases,
    const QString &folder, const Clock &clock)
    : m_alone(folder)
    , m_store(foundation.open(uri))
    , m_news(foundation.open(uri))
    , m_link(TeamLink::Parts{own, m_alone, *m_store, *m_news, laptop, clock})
    , m_journal(m_link, own)
    , m_leases(m_link, leases)
{ }

TeamHome::TeamHome(QString folder, const Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
    , m_connector(std::make_unique<LibpqConnector>())
    , m_foundation(std::make_unique<PostgresTeamFoundation>(*m_connector))
    , m_settings(m_folder + u"/settings"_s)
{ }

TeamHome::~TeamHome() = default;

TeamDesk &TeamHome::desk(KeyDesk &keys, Pool &work)
{
    if (!m_desk)
        m_desk = std::make_unique<TeamDesk>(TeamDesk::Parts{
            *m_foundation, keys, m_settings, work, [] { return QUuid::createUuid().toString(QUuid::WithoutBraces); }});
    return *m_desk;
}

TeamSeat &TeamHome::take(const Laptop &laptop, const Secret &connection, Journal &own, RunLeases &leases)
{
    m_seat = std::make_unique<TeamSeat>(*m_foundation, connection, laptop, own, leases, m_folder, m_clock);
    return *m_seat;
}

void TeamHome::close()
{
    m_seat.reset();
    m_desk.reset();
}

} // namespace holdfast
