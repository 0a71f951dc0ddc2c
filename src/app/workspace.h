// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/dumps/dumpfolder.h"
#include "adapters/dumps/filecopyfolder.h"
#include "adapters/evidence/evidencefolder.h"
#include "adapters/evidence/exchangefiles.h"
#include "adapters/export/filedocumentstore.h"
#include "adapters/http/httptransport.h"
#include "adapters/journal_sqlite/filerunleases.h"
#include "adapters/journal_sqlite/sqlitejournal.h"
#include "adapters/keychain/keychainstore.h"
#include "adapters/pdf/pdfprinter.h"
#include "adapters/personkeys/personfiles.h"
#include "adapters/plan_files/planfilewriter.h"
#include "adapters/settings/filesettings.h"
#include "app/messages/messaging.h"
#include "app/places.h"
#include "app/plan/approvedcopy.h"
#include "app/providers/keychecks.h"
#include "app/rangekeeper.h"
#include "app/team/teamhome.h"
#include "app/watching/watching.h"
#include "app/world.h"
#include "cli/workbench.h"
#include "engine/backups/backupdesk.h"
#include "engine/plan/plandesk.h"

namespace holdfast {

/// The composition: makes the parts that a command or the window needs, and only those, and takes them apart in the
/// right order.
class Workspace final : public QObject, public Workbench {
    Q_OBJECT

public:
    Workspace(const WorkspaceOptions &options, Redactor &redactor);
    ~Workspace() override;

    void prepare(Need need, const QString &person, Done<> done) override;
    void onSaid(std::function<void(const QString &)> listener) override;

    [[nodiscard]] const Clock &clock() const override { return m_clock; }
    [[nodiscard]] QString profile() const override { return m_options.profile; }
    [[nodiscard]] QString person() const override;
    [[nodiscard]] PlanShelf &plans() override { return *m_plans; }
    [[nodiscard]] IncidentShelf &incidents() override { return *m_shelf; }
    [[nodiscard]] IncidentDesk &desk() override { return *m_desk; }
    [[nodiscard]] ReviewDesk &reviews() override { return *m_reviews; }
    [[nodiscard]] AuditDesk &audits() override { return m_audits; }
    [[nodiscard]] Monitor &monitor() override { return m_world->monitor(); }
    [[nodiscard]] BackupDesk &backups() override { return *m_backups; }
    [[nodiscard]] StepExecutor &executor() override { return *m_executor; }
    [[nodiscard]] MessageDesk &messages() override { return m_messaging->desk(); }
    [[nodiscard]] ReachDesk &reach() override { return m_messaging->reach(); }
    [[nodiscard]] ReadinessDesk &readiness() override { return *m_readiness; }
    void alert(
        const QString &subject, const QString &text, std::function<void(const QList<AlertOutcome> &)> done) override;
    [[nodiscard]] DrillConductor &drills() override;
    [[nodiscard]] KeyDesk &keys() override;
    [[nodiscard]] ApprovalDesk &approvals() override { return m_approvals; }
    [[nodiscard]] TeamDesk &team() override { return m_team.desk(keys(), m_work); }
    [[nodiscard]] TeamLink *teamLink() override { return m_team.seat() ? &m_team.seat()->link() : nullptr; }
    /// Changes the plan; for the window.
    [[nodiscard]] PlanDesk &planDesk();
    /// For the window; there when there is a world.
    [[nodiscard]] Watching &watching() { return *m_watching; }
    [[nodiscard]] Messaging &messaging() { return *m_messaging; }
    [[nodiscard]] SightKeeper &sight() { return m_world->sight(); }
    [[nodiscard]] bool hasWorld() const { return m_world != nullptr; }

    [[nodiscard]] Result<ImportReport> importPlan(const QString &file, const QString &folder) override;
    void dryRun(const Runbook &runbook, const QString &title, Done<QList<DryStep>> done) override;
    void verifyJournal(const QString &file, Done<JournalVerdict> done) override;
    void startRange(Done<RangeState> done) override;
    void stopRange(Done<RangeState> done) override;
    void rangeState(Done<RangeState> done) override;
    void examine(std::function<void(const QList<Examination> &)> done) override;

private:
    void openPlan();
    /// The journal, and with it the laptop's seat in its team where it has one.
    void openJournal(Done<> done);
    void openDesks();
    void takeSeat(const Membership &membership, const Secret &connection, Done<> done);
    [[nodiscard]] Journal &journal();
    [[nodiscard]] RunLeases &leases();
    void openWorld(const QString &person, Done<> done);
    void openEnvironment(const QString &person, Done<> done);
    using Keys = QMap<QString, Secret>; ///< by their name in the key store
    /// Reads the keys one after another; one that is missing is an error.
    void readKeys(const QStringList &names, Keys known, Done<Keys> done);
    /// The same for the ways to people and for what is only looked at; one that is missing keeps nobody away.
    void readOtherKeys(QStringList names, Keys known, std::function<void(const Keys &)> done);
    void buildWorld(const Connections &connections, const MessagePlaces &places, Transport &transport,
        const QString &person, const QMap<QString, Connections> &elsewhere = {});
    [[nodiscard]] const Environment *environment() const;
    [[nodiscard]] HttpConfig httpConfig(HostAllowList hosts);
    [[nodiscard]] Transport &realTransport(const Environment &environment);
    [[nodiscard]] RangeKeeper &keeper();
    [[nodiscard]] RangeState stateOf(const RangeDescription &range) const;
    [[nodiscard]] QString journalFile() const;
    [[nodiscard]] QString reviewFolder() const;

    const WorkspaceOptions m_options;
    Redactor &m_redactor;
    SystemClock m_clock;
    FileDocumentStore m_documents;
    FileSettings m_settings;
    EvidenceFolder m_evidence;
    DumpFolder m_dumps;
    FileCopyFolder m_fileCopies;
    PdfPrinter m_printer;
    PlanFiles m_planFiles;
    PlanFileWriter m_planWriter;
    std::stop_source m_stop;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<FileRunLeases> m_leases;
    TeamHome m_team;
    std::unique_ptr<ExchangeFiles> m_exchanges; ///< the transport writes to it until it is gone
    std::unique_ptr<HttpTransport> m_transport; ///< this machine only
    std::unique_ptr<HttpTransport> m_realTransport; ///< the hosts of the environment only
    std::unique_ptr<KeychainStore> m_keychain;
    KeyChecks m_checks;
    std::unique_ptr<KeyDesk> m_keys;
    Pool m_work;
    ApprovalDesk m_approvals;
    AuditDesk m_audits;
    Pool m_probing;
    Pool m_effects;
    std::unique_ptr<RangeKeeper> m_keeper;
    std::unique_ptr<PlanShelf> m_plans;
    std::unique_ptr<ApprovedCopy> m_approved; ///< the plan desk asks it until it is gone
    std::unique_ptr<PlanDesk> m_planDesk;
    std::unique_ptr<IncidentShelf> m_shelf;
    std::unique_ptr<IncidentDesk> m_desk;
    std::unique_ptr<ReviewDesk> m_reviews;
    std::unique_ptr<World> m_world;
    std::unique_ptr<BackupDesk> m_backups;
    std::unique_ptr<StepExecutor> m_executor;
    std::unique_ptr<Watching> m_watching;
    std::unique_ptr<Messaging> m_messaging;
    std::unique_ptr<ReadinessDesk> m_readiness;
    std::unique_ptr<DrillConductor> m_drills;
    std::function<void(const QString &)> m_said;
};

} // namespace holdfast
