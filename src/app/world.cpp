// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/world.h"

#include "adapters/witness/witnesses.h"
#include "workers/spread.h"

#include <QRandomGenerator>

namespace holdfast {

namespace {

OtherEnvironments clientsOf(
    const QMap<QString, Connections> &elsewhere, const Plan &plan, Transport &transport, const Clock &clock)
{
    OtherEnvironments clients;
    for (auto one = elsewhere.cbegin(); one != elsewhere.cend(); ++one)
        clients.emplace(one.key(), std::make_unique<ProviderClients>(*one, plan, transport, clock));
    return clients;
}

} // namespace

World::World(const Connections &connections, const Plan &plan, Transport &transport, const Looking &looking,
    const Clock &clock, Redactor &redactor)
    : m_plan(plan)
    , m_clients(connections, m_plan, transport, clock)
    , m_elsewhere(clientsOf(looking.elsewhere, m_plan, transport, clock))
    , m_vendors(transport,
          connections.vendorPages.isEmpty() ? vendorstatus::usualPages()
                                            : vendorstatus::pagesBelow(connections.vendorPages))
    , m_practice(transport, connections.control)
    , m_backups(equipped(looking))
    , m_catalogue(m_clients.recovery())
    , m_sight(witnessesOf(looking.witnesses), looking.probing, clock)
    , m_monitor({ProbeMaker({m_plan, m_clients, m_elsewhere, m_vendors, transport, looking.source, clock,
                                looking.worked, !connections.control.isEmpty(), looking.channels})
                        .all(),
                    [] { return QRandomGenerator::global()->generateDouble(); }, &m_sight, {&m_standing, &m_called}},
          looking.probing, clock, Hysteresis{})
{
    for (const Secret &secret : connections.secrets)
        redactor.learn(secret.reveal());
}

Recovery &World::equipped(const Looking &looking)
{
    Recovery &recovery = m_clients.recovery();
    recovery.spread = spreadOver(m_files, filesAtOnce);
    recovery.evidence = &looking.evidence;
    recovery.dumps = &looking.dumps;
    recovery.dumpTool = &m_tools;
    recovery.fileCopies = &looking.fileCopies;
    return recovery;
}

} // namespace holdfast
