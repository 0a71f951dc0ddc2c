// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watching/probemaker.h"

#include "actions/probes/alertmanagerprobe.h"
#include "actions/probes/databaseprobe.h"
#include "actions/probes/httpprobe.h"
#include "actions/probes/prometheusprobe.h"
#include "actions/probes/providers/deploymentprobe.h"
#include "actions/probes/providers/identityprobe.h"
#include "actions/probes/providers/recoveryprobes.h"
#include "actions/probes/providers/storageprobe.h"
#include "actions/probes/providers/vendorprobe.h"
#include "actions/probes/serviceprobe.h"
#include "actions/probes/smallprobes.h"
#include "adapters/dns/dnsprobe.h"
#include "adapters/endpoints/endpointprobes.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// What an environment must say, and have the key of, before a probe of that kind can look there.
QStringList integrationsOf(const ProbeSpec &spec)
{
    static const QMap<QString, QStringList> needed{{u"postgres"_s, {u"neon"_s, u"railway"_s}},
        {u"deployment"_s, {u"railway"_s}}, {u"identity"_s, {u"clerk"_s}}, {u"object-storage"_s, {u"s3"_s}},
        {u"restore-window"_s, {u"neon"_s}}};
    if (spec.kind == u"third-party"_s)
        return {spec.setting(u"service"_s)};
    return needed.value(spec.kind);
}

bool asksTheService(const ProbeSpec &spec)
{
    return spec.kind == u"service-health"_s || spec.kind == u"transaction"_s || spec.kind == u"deployment"_s;
}

} // namespace

std::vector<std::unique_ptr<Probe>> ProbeMaker::all() const
{
    std::vector<std::unique_ptr<Probe>> probes;
    for (const Component &component : m_parts.plan.components) {
        for (const ProbeSpec &spec : component.probes) {
            const auto placed = this->placed(component, spec);
            if (std::unique_ptr<Probe> probe = placed ? make(component.id, *placed) : nullptr)
                probes.push_back(std::move(probe));
        }
    }
    return probes;
}

std::optional<ProbeSpec> ProbeMaker::placed(const Component &component, ProbeSpec spec) const
{
    if (spec.environment.isEmpty() || spec.environment != m_parts.worked)
        return spec;
    spec.environment.clear();
    for (const ProbeSpec &other : component.probes) {
        if (other.environment.isEmpty() && other.kind == spec.kind && other.settings == spec.settings)
            return std::nullopt;
    }
    return spec;
}

std::unique_ptr<Probe> ProbeMaker::make(const ComponentId &component, const ProbeSpec &spec) const
{
    if (spec.kind == u"http"_s || spec.kind == u"prometheus"_s || spec.kind == u"alertmanager"_s)
        return makeAddressed(component, spec);
    if (spec.kind == u"vendor-status"_s)
        return std::make_unique<VendorProbe>(component, spec, m_parts.vendors, m_parts.clock);
    if (spec.kind == u"dns"_s)
        return m_parts.isPractice ? nullptr : std::make_unique<DnsProbe>(component, spec, m_parts.clock);
    if (spec.kind == u"tcp"_s || spec.kind == u"tls"_s)
        return makeEndpoint(component, spec);
    if (spec.kind == u"plan-offline"_s)
        return std::make_unique<PlanProbe>(component, spec, m_parts.source, m_parts.plan.folder, m_parts.clock);
    if (spec.kind == u"channel"_s)
        return makeChannel(component, spec);
    if (spec.kind == u"backup"_s)
        return std::make_unique<BackupProbe>(component, spec, m_parts.here.recovery());
    if (spec.kind == u"none"_s)
        return nullptr; // a person looks
    const bool isHere = spec.environment.isEmpty();
    if (!isHere && m_parts.isPractice)
        return nullptr; // the practice range is one environment, and nothing else is asked
    const auto other = m_parts.elsewhere.find(spec.environment);
    const ProviderClients *clients =
        isHere ? &m_parts.here : (other == m_parts.elsewhere.end() ? nullptr : other->second.get());
    if (const QString reason = obstacle(spec, clients); !reason.isEmpty()) {
        if (m_parts.isPractice)
            return nullptr; // this range was started without it
        return std::make_unique<BlindProbe>(component, spec, reason, m_parts.clock);
    }
    return makeKeyed(component, spec, *clients);
}

QString ProbeMaker::obstacle(const ProbeSpec &spec, const ProviderClients *clients) const
{
    const Environment *environment = m_parts.plan.environment(spec.environment);
    if (!clients)
        return environment && environment->isProduction()
            ? u"production is looked at with its keys only while production is worked on"_s
            : u"nothing is known about “%1”"_s.arg(spec.environment);
    if (asksTheService(spec) && clients->address().isEmpty())
        return u"the plan does not say where the service of “%1” is: `address`"_s.arg(spec.environment);
    for (const QString &integration : integrationsOf(spec)) {
        if (clients->hasKey(integration))
            continue;
        if (!environment)
            return u"the plan does not say how “%1” is reached, or its key is not stored"_s.arg(integration);
        if (!environment->integrations.contains(integration))
            return u"the plan does not say how “%1” is reached there: `integrations.%1`"_s.arg(integration);
        return u"its key “%1” is not stored; holdfastctl secrets set %1"_s.arg(
            environment->integrations.value(integration).secret);
    }
    return {};
}

std::unique_ptr<Probe> ProbeMaker::makeAddressed(const ComponentId &component, const ProbeSpec &spec) const
{
    const Environment *other = m_parts.plan.environment(spec.environment);
    const QUrl address = HttpProbe::addressOf(spec, other ? other->address : m_parts.here.address());
    if (address.isEmpty())
        return nullptr;
    if (spec.kind == u"prometheus"_s)
        return std::make_unique<PrometheusProbe>(component, spec, address, m_parts.transport, m_parts.clock);
    if (spec.kind == u"alertmanager"_s)
        return std::make_unique<AlertmanagerProbe>(component, spec, address, m_parts.transport, m_parts.clock);
    return std::make_unique<HttpProbe>(component, spec, address, m_parts.transport, m_parts.clock);
}

std::unique_ptr<Probe> ProbeMaker::makeEndpoint(const ComponentId &component, const ProbeSpec &spec) const
{
    if (m_parts.isPractice && !QHostAddress(spec.setting(u"host"_s)).isLoopback())
        return nullptr; // in practice nothing outside this machine is asked
    if (spec.kind == u"tcp"_s)
        return std::make_unique<TcpProbe>(component, spec, m_parts.clock);
    return std::make_unique<TlsProbe>(component, spec, m_parts.clock);
}

std::unique_ptr<Probe> ProbeMaker::makeKeyed(
    const ComponentId &component, const ProbeSpec &spec, const ProviderClients &clients) const
{
    const Recovery &recovery = clients.recovery();
    const Clock &clock = m_parts.clock;
    if (spec.kind == u"postgres"_s)
        return std::make_unique<DatabaseProbe>(component, spec, recovery);
    if (spec.kind == u"service-health"_s)
        return std::make_unique<ServiceProbe>(component, spec, recovery.gate, clock);
    if (spec.kind == u"transaction"_s)
        return std::make_unique<TransactionProbe>(component, spec, recovery.gate, clock);
    if (spec.kind == u"deployment"_s)
        return std::make_unique<DeploymentProbe>(component, spec, recovery.deploys, recovery.gate, clock);
    if (spec.kind == u"identity"_s)
        return std::make_unique<IdentityProbe>(component, spec, *recovery.identity, clock);
    if (spec.kind == u"object-storage"_s)
        return std::make_unique<StorageProbe>(component, spec, *recovery.files, clock);
    if (spec.kind == u"restore-window"_s)
        return std::make_unique<RestoreWindowProbe>(component, spec, recovery);
    return makeThirdParty(component, spec, clients);
}

std::unique_ptr<Probe> ProbeMaker::makeThirdParty(
    const ComponentId &component, const ProbeSpec &spec, const ProviderClients &clients) const
{
    for (ServiceCanary *canary : clients.recovery().canaries) {
        if (canary->provider() == spec.setting(u"service"_s))
            return std::make_unique<ThirdPartyProbe>(component, spec, *canary, m_parts.clock);
    }
    return nullptr; // its key is not here
}

std::unique_ptr<Probe> ProbeMaker::makeChannel(const ComponentId &component, const ProbeSpec &spec) const
{
    for (const ReachableChannel &channel : m_parts.channels) {
        if (channel.name == spec.setting(u"channel"_s))
            return std::make_unique<ChannelProbe>(component, spec, channel, m_parts.clock);
    }
    return nullptr; // it is not set up here
}

} // namespace holdfast
