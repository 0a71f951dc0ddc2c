// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"
#include "adapters/providers/clerk/clerkclient.h"
#include "adapters/providers/cloudflare/cloudflareclient.h"
#include "adapters/providers/neon/neonclient.h"
#include "adapters/providers/neon/neoncomputes.h"
#include "adapters/providers/railway/railwayclient.h"
#include "adapters/providers/railway/railwayoperations.h"
#include "adapters/providers/s3/s3client.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters/providers/thirdparty/canary.h"
#include "adapters/service/httpservicegate.h"
#include "app/providers/connections.h"

namespace holdfast {

/// The clients of one environment, each with that environment's keys and no other's, and what actions and probes find
/// through them. The transport and the clock outlive it.
class ProviderClients {
public:
    ProviderClients(const Connections &connections, const Plan &plan, Transport &transport, const Clock &clock);

    /// Stays where it is as long as the clients; whoever has more to offer (backups, evidence) adds it.
    [[nodiscard]] Recovery &recovery() { return m_recovery; }
    [[nodiscard]] const Recovery &recovery() const { return m_recovery; }
    [[nodiscard]] const QUrl &address() const { return m_connections.service; }
    /// Whether the key of an integration is here: `neon`, `railway`, `clerk`, `s3` or a third party's.
    [[nodiscard]] bool hasKey(const QString &integration) const;

private:
    Connections m_connections;
    NeonClient m_neon;
    NeonComputes m_computes;
    RailwayClient m_railway;
    RailwayOperations m_operations;
    StatuspageClient m_statuspage;
    HttpServiceGate m_gate;
    std::unique_ptr<ClerkClient> m_identity; ///< null: not set up
    std::unique_ptr<S3Client> m_storage; ///< null: not set up
    std::unique_ptr<CloudflareClient> m_edge; ///< null: not set up
    std::vector<std::unique_ptr<ServiceCanary>> m_canaries; ///< of third parties
    std::unique_ptr<DatabaseConnector> m_connector;
    Recovery m_recovery;
};

} // namespace holdfast
