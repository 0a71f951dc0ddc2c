// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/world.h"

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
#include "adapters/postgres/libpqconnector.h"
#include "adapters/witness/witnesses.h"
#include "workers/spread.h"

#include <QHostAddress>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// Makes the probes of a plan for one environment; those of others as far as they only need an address.
struct ProbeMaker {
    const Plan &plan;
    const Recovery &recovery;
    ServiceGate &gate;
    IdentityProvider *identity; ///< null: not set up
    ObjectStore *storage; ///< null: not set up
    VendorStatus &vendors;
    Transport &transport;
    const PlanSource &source;
    QUrl service; ///< address of the environment that is worked on
    const Clock &clock;
    bool isPractice;
    const QList<ReachableChannel> &channels;

    [[nodiscard]] std::unique_ptr<Probe> make(const ComponentId &component, const ProbeSpec &spec) const
    {
        if (spec.kind == u"http"_s || spec.kind == u"prometheus"_s || spec.kind == u"alertmanager"_s)
            return makeHttp(component, spec);
        if (spec.kind == u"vendor-status"_s)
            return std::make_unique<VendorProbe>(component, spec, vendors, clock);
        if (spec.kind == u"dns"_s)
            return isPractice ? nullptr : std::make_unique<DnsProbe>(component, spec, clock);
        if (spec.kind == u"tcp"_s || spec.kind == u"tls"_s)
            return makeEndpoint(component, spec);
        if (!spec.environment.isEmpty())
            return nullptr; // its keys are another environment's
        if (spec.kind == u"postgres"_s)
            return std::make_unique<DatabaseProbe>(component, spec, recovery);
        if (spec.kind == u"service-health"_s)
            return std::make_unique<ServiceProbe>(component, spec, gate, clock);
        if (spec.kind == u"transaction"_s)
            return std::make_unique<TransactionProbe>(component, spec, gate, clock);
        if (spec.kind == u"deployment"_s)
            return std::make_unique<DeploymentProbe>(component, spec, recovery.deploys, gate, clock);
        if (spec.kind == u"identity"_s && identity)
            return std::make_unique<IdentityProbe>(component, spec, *identity, clock);
        if (spec.kind == u"object-storage"_s && storage)
            return std::make_unique<StorageProbe>(component, spec, *storage, clock);
        if (spec.kind == u"restore-window"_s)
            return std::make_unique<RestoreWindowProbe>(component, spec, recovery);
        if (spec.kind == u"backup"_s)
            return std::make_unique<BackupProbe>(component, spec, recovery);
        if (spec.kind == u"third-party"_s)
            return makeThirdParty(component, spec);
        if (spec.kind == u"channel"_s)
            return makeChannel(component, spec);
        if (spec.kind == u"plan-offline"_s)
            return std::make_unique<PlanProbe>(component, spec, source, plan.folder, clock);
        return nullptr; // a person looks
    }
    [[nodiscard]] std::unique_ptr<Probe> makeHttp(const ComponentId &component, const ProbeSpec &spec) const
    {
        const Environment *other = plan.environment(spec.environment);
        const QUrl address = HttpProbe::addressOf(spec, other ? other->address : service);
        if (address.isEmpty())
            return nullptr;
        if (spec.kind == u"prometheus"_s)
            return std::make_unique<PrometheusProbe>(component, spec, address, transport, clock);
        if (spec.kind == u"alertmanager"_s)
            return std::make_unique<AlertmanagerProbe>(component, spec, address, transport, clock);
        return std::make_unique<HttpProbe>(component, spec, address, transport, clock);
    }
    [[nodiscard]] std::unique_ptr<Probe> makeThirdParty(const ComponentId &component, const ProbeSpec &spec) const
    {
        for (ServiceCanary *canary : recovery.canaries) {
            if (canary->provider() == spec.setting(u"service"_s))
                return std::make_unique<ThirdPartyProbe>(component, spec, *canary, clock);
        }
        return nullptr; // its key is not here
    }
    [[nodiscard]] std::unique_ptr<Probe> makeChannel(const ComponentId &component, const ProbeSpec &spec) const
    {
        for (const ReachableChannel &channel : channels) {
            if (channel.name == spec.setting(u"channel"_s))
                return std::make_unique<ChannelProbe>(component, spec, channel, clock);
        }
        return nullptr; // it is not set up here
    }
    [[nodiscard]] std::unique_ptr<Probe> makeEndpoint(const ComponentId &component, const ProbeSpec &spec) const
    {
        if (isPractice && !QHostAddress(spec.setting(u"host"_s)).isLoopback())
            return nullptr; // in practice nothing outside this machine is asked
        if (spec.kind == u"tcp"_s)
            return std::make_unique<TcpProbe>(component, spec, clock);
        return std::make_unique<TlsProbe>(component, spec, clock);
    }
    [[nodiscard]] std::vector<std::unique_ptr<Probe>> all() const
    {
        std::vector<std::unique_ptr<Probe>> probes;
        for (const Component &component : plan.components) {
            for (const ProbeSpec &spec : component.probes) {
                if (std::unique_ptr<Probe> probe = make(component.id, spec))
                    probes.push_back(std::move(probe));
            }
        }
        return probes;
    }
};

QStringList secretNames(const Plan &plan)
{
    QStringList names;
    for (const ServiceSecret &secret : plan.secrets)
        names << secret.name;
    return names;
}

std::vector<std::unique_ptr<ServiceCanary>> canariesOf(
    const QMap<QString, ThirdPartyConfig> &thirdParties, Transport &transport)
{
    std::vector<std::unique_ptr<ServiceCanary>> canaries;
    for (auto one = thirdParties.cbegin(); one != thirdParties.cend(); ++one) {
        if (const thirdparty::Service *service = thirdparty::service(one.key()))
            canaries.push_back(std::make_unique<Canary>(transport, *service, *one));
    }
    return canaries;
}

QList<ServiceCanary *> pointersTo(const std::vector<std::unique_ptr<ServiceCanary>> &canaries)
{
    QList<ServiceCanary *> pointers;
    for (const auto &canary : canaries)
        pointers << canary.get();
    return pointers;
}

} // namespace

World::World(const Connections &connections, const Plan &plan, Transport &transport, const Looking &looking,
    const Clock &clock, Redactor &redactor)
    : m_plan(plan)
    , m_neon(transport, connections.neon)
    , m_computes(transport, connections.neon)
    , m_railway(transport, connections.railway)
    , m_operations(transport, connections.railway)
    , m_statuspage(transport, connections.statuspage)
    , m_gate(transport, connections.service)
    , m_identity(connections.identity ? std::make_unique<ClerkClient>(transport, *connections.identity) : nullptr)
    , m_storage(connections.storage ? std::make_unique<S3Client>(transport, clock, *connections.storage) : nullptr)
    , m_edge(connections.edge ? std::make_unique<CloudflareClient>(transport, *connections.edge) : nullptr)
    , m_canaries(canariesOf(connections.thirdParties, transport))
    , m_vendors(transport,
          connections.vendorPages.isEmpty() ? vendorstatus::usualPages()
                                            : vendorstatus::pagesBelow(connections.vendorPages))
    , m_connector(std::make_unique<LibpqConnector>())
    , m_practice(transport, connections.control)
    , m_recovery{m_neon, *m_connector, m_railway, m_operations, m_statuspage, m_gate, clock, plan.service,
          plan.integrity, secretNames(plan), plan.minimumService.value_or(MinimumService{}), m_storage.get(),
          spreadOver(m_files, filesAtOnce), m_identity.get(), m_edge.get(), &m_computes, &looking.evidence,
          pointersTo(m_canaries), plan.providers, &looking.dumps, &m_tools, &looking.fileCopies, connections.standby}
    , m_backups(m_recovery)
    , m_catalogue(m_recovery)
    , m_sight(witnessesOf(looking.witnesses), looking.probing, clock)
    , m_monitor({ProbeMaker{m_plan, m_recovery, m_gate, m_identity.get(), m_storage.get(), m_vendors, transport,
                     looking.source, connections.service, clock, !connections.control.isEmpty(), looking.channels}
                        .all(),
                    [] { return QRandomGenerator::global()->generateDouble(); }, &m_sight, {&m_standing, &m_called}},
          looking.probing, clock, Hysteresis{})
{
    for (const Secret &secret : connections.secrets)
        redactor.learn(secret.reveal());
}

} // namespace holdfast
