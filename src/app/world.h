// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/backup/dumpkeeper.h"
#include "actions/catalogue.h"
#include "actions/probes/providers/channelprobe.h"
#include "adapters/alerts/alertlistener.h"
#include "adapters/endpoints/standingconnections.h"
#include "adapters/postgres/postgrestools.h"
#include "adapters/providers/clerk/clerkclient.h"
#include "adapters/providers/cloudflare/cloudflareclient.h"
#include "adapters/providers/neon/neonclient.h"
#include "adapters/providers/neon/neoncomputes.h"
#include "adapters/providers/railway/railwayclient.h"
#include "adapters/providers/railway/railwayoperations.h"
#include "adapters/providers/s3/s3client.h"
#include "adapters/providers/statuspage/statuspageclient.h"
#include "adapters/providers/thirdparty/canary.h"
#include "adapters/providers/vendorstatus/vendors.h"
#include "adapters/range/rangecontrolclient.h"
#include "adapters/service/httpservicegate.h"
#include "app/connections.h"
#include "engine/monitoring/monitor.h"
#include "interfaces/plansource.h"
#include "kernel/redaction.h"

namespace holdfast {

/// Everything that looks at one environment or acts on it. The transport, the pool and the clock outlive it; the plan
/// that it was made for is kept, because a run must not change its service in the middle.
class World {
public:
    /// With what it looks: on which threads, and which witnesses of this laptop's own connection it asks first.
    struct Looking {
        Pool &probing;
        const PlanSource &source; ///< where the plan is read from
        EvidenceVault &evidence; ///< where what is collected is kept
        DumpStore &dumps; ///< where backups outside the provider are kept
        FileCopyStore &fileCopies; ///< the same of files
        QList<WitnessSpec> witnesses{};
        QList<ReachableChannel> channels{}; ///< the ways to people that a probe may ask
    };
    World(const Connections &connections, const Plan &plan, Transport &transport, const Looking &looking,
        const Clock &clock, Redactor &redactor);

    [[nodiscard]] Monitor &monitor() { return m_monitor; }
    [[nodiscard]] SightKeeper &sight() { return m_sight; }
    [[nodiscard]] const ActionCatalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] PracticeRange &practice() { return m_practice; }
    [[nodiscard]] BackupKeeper &backups() { return m_backups; }
    [[nodiscard]] const Plan &plan() const { return m_plan; }

private:
    static constexpr int filesAtOnce = 4;

    Plan m_plan;
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
    VendorPages m_vendors;
    std::unique_ptr<DatabaseConnector> m_connector;
    Pool m_files{QStringLiteral("files"), filesAtOnce};
    RangeControlClient m_practice;
    PostgresTools m_tools;
    Recovery m_recovery;
    DumpKeeper m_backups;
    RecoveryCatalogue m_catalogue;
    SightKeeper m_sight;
    StandingConnections m_standing;
    AlertListener m_called;
    Monitor m_monitor;
};

} // namespace holdfast
