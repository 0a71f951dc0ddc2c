// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/world.h"

#include "actions/probes/databaseprobe.h"
#include "actions/probes/serviceprobe.h"
#include "adapters/postgres/libpqconnector.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

NeonConfig neonOf(const RangeDescription &range)
{
    return {range.neon.url, range.neon.projectId, range.neon.token, u"range:neon"_s};
}

RailwayConfig railwayOf(const RangeDescription &range)
{
    return {range.railway.url, range.railway.token, RailwayConfig::TokenKind::project, u"range:railway"_s,
        range.railway.projectId, range.railway.environmentId, range.railway.serviceId};
}

StatuspageConfig statuspageOf(const RangeDescription &range)
{
    QStringList components;
    if (!range.statuspage.componentId.isEmpty())
        components << range.statuspage.componentId;
    return {range.statuspage.url, range.statuspage.token, u"range:statuspage"_s, range.statuspage.pageId, components,
        false};
}

std::vector<std::unique_ptr<Probe>> probesFor(
    const Plan &plan, const Recovery &recovery, ServiceGate &gate, const Clock &clock)
{
    std::vector<std::unique_ptr<Probe>> probes;
    for (const Component &component : plan.components) {
        if (!component.probe)
            continue;
        if (component.probe->kind == u"postgres"_s)
            probes.push_back(std::make_unique<DatabaseProbe>(component.id, *component.probe, recovery));
        else if (component.probe->kind == u"service-health"_s)
            probes.push_back(std::make_unique<ServiceProbe>(component.id, *component.probe, gate, clock));
    }
    return probes;
}

} // namespace

World::World(const RangeDescription &range, const Plan &plan, Transport &transport, Pool &probing, const Clock &clock,
    Redactor &redactor)
    : m_plan(plan)
    , m_neon(transport, neonOf(range))
    , m_railway(transport, railwayOf(range))
    , m_statuspage(transport, statuspageOf(range))
    , m_gate(transport, range.app)
    , m_connector(std::make_unique<LibpqConnector>())
    , m_practice(transport, range.control)
    , m_recovery{m_neon, *m_connector, m_railway, m_statuspage, m_gate, clock, plan.service, plan.integrity}
    , m_catalogue(m_recovery)
    , m_monitor(probesFor(m_plan, m_recovery, m_gate, clock), probing, clock, Hysteresis{})
{
    for (const Secret *token : {&range.neon.token, &range.railway.token, &range.statuspage.token, &range.slackWebhook})
        redactor.learn(token->reveal());
    for (const RangeDescription::Provider &provider : range.providers) {
        for (const Secret &secret : provider.secrets)
            redactor.learn(secret.reveal());
    }
}

QList<ProviderPolicy> providerPolicies() { return {neon::policy(), railway::policy(), statuspage::policy()}; }

QStringList probeKinds() { return {u"postgres"_s, u"service-health"_s, u"none"_s}; }

} // namespace holdfast
