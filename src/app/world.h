// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/backup/dumpkeeper.h"
#include "actions/catalogue.h"
#include "adapters/alerts/alertlistener.h"
#include "adapters/endpoints/standingconnections.h"
#include "adapters/postgres/postgrestools.h"
#include "adapters/providers/vendorstatus/vendors.h"
#include "adapters/range/rangecontrolclient.h"
#include "app/watching/probemaker.h"
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
        QString worked{}; ///< id of the environment that is worked on
        QMap<QString, Connections> elsewhere{}; ///< of other environments that are watched beside this one, by id
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

    /// What the actions find, with where backups and evidence are kept.
    [[nodiscard]] Recovery &equipped(const Looking &looking);

    Plan m_plan;
    ProviderClients m_clients;
    OtherEnvironments m_elsewhere;
    VendorPages m_vendors;
    Pool m_files{QStringLiteral("files"), filesAtOnce};
    RangeControlClient m_practice;
    PostgresTools m_tools;
    DumpKeeper m_backups;
    RecoveryCatalogue m_catalogue;
    SightKeeper m_sight;
    StandingConnections m_standing;
    AlertListener m_called;
    Monitor m_monitor;
};

} // namespace holdfast
