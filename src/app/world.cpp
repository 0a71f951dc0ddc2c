// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/world.h"

#include "actions/probes/databaseprobe.h"
#include "actions/probes/serviceprobe.h"
#include "adapters/postgres/libpqconnector.h"
#include "adapters/witness/witnesses.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

std::vector<std::unique_ptr<Probe>> probesFor(
    const Plan &plan, const Recovery &recovery, ServiceGate &gate, const Clock &clock)
{
    std::vector<std::unique_ptr<Probe>> probes;
    for (const Component &component : plan.components) {
        for (const ProbeSpec &probe : component.probes) {
            if (probe.kind == u"postgres"_s)
                probes.push_back(std::make_unique<DatabaseProbe>(component.id, probe, recovery));
            else if (probe.kind == u"service-health"_s)
                probes.push_back(std::make_unique<ServiceProbe>(component.id, probe, gate, clock));
        }
    }
    return probes;
}

} // namespace

World::World(const Connections &connections, const Plan &plan, Transport &transport, const Looking &looking,
    const Clock &clock, Redactor &redactor)
    : m_plan(plan)
    , m_neon(transport, connections.neon)
    , m_railway(transport, connections.railway)
    , m_statuspage(transport, connections.statuspage)
    , m_gate(transport, connections.service)
    , m_connector(std::make_unique<LibpqConnector>())
    , m_practice(transport, connections.control)
    , m_recovery{m_neon, *m_connector, m_railway, m_statuspage, m_gate, clock, plan.service, plan.integrity}
    , m_catalogue(m_recovery)
    , m_sight(witnessesOf(looking.witnesses), looking.probing, clock)
    , m_monitor({probesFor(m_plan, m_recovery, m_gate, clock), {},
                    [] { return QRandomGenerator::global()->generateDouble(); }, &m_sight},
          looking.probing, clock, Hysteresis{})
{
    for (const Secret &secret : connections.secrets)
        redactor.learn(secret.reveal());
}

} // namespace holdfast
