// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/providerclients.h"

#include "adapters/postgres/libpqconnector.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

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

ProviderClients::ProviderClients(
    const Connections &connections, const Plan &plan, Transport &transport, const Clock &clock)
    : m_connections(connections)
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
    , m_connector(std::make_unique<LibpqConnector>())
    , m_recovery{m_neon, *m_connector, m_railway, m_operations, m_statuspage, m_gate, clock, plan.service,
          plan.integrity, secretNames(plan), plan.minimumService.value_or(MinimumService{})}
{
    m_recovery.files = m_storage.get();
    m_recovery.identity = m_identity.get();
    m_recovery.edge = m_edge.get();
    m_recovery.computes = &m_computes;
    m_recovery.canaries = pointersTo(m_canaries);
    m_recovery.chains = plan.providers;
    m_recovery.standby = connections.standby;
}

bool ProviderClients::hasKey(const QString &integration) const
{
    if (integration == u"neon"_s)
        return !m_connections.neon.token.isEmpty();
    if (integration == u"railway"_s)
        return !m_connections.railway.token.isEmpty();
    if (integration == u"clerk"_s)
        return m_identity != nullptr;
    if (integration == u"s3"_s)
        return m_storage != nullptr;
    return m_connections.thirdParties.contains(integration);
}

} // namespace holdfast
