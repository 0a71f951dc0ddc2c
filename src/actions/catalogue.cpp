// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/catalogue.h"

#include "actions/backup/providerlost.h"
#include "actions/backup/restoredump.h"
#include "actions/backup/restorefilecopy.h"
#include "actions/continuity/minimumservice.h"
#include "actions/continuity/providerchoice.h"
#include "actions/database/branchchecks.h"
#include "actions/database/createbranch.h"
#include "actions/database/datachecks.h"
#include "actions/database/fencewriters.h"
#include "actions/database/maintenanceswitch.h"
#include "actions/database/measurerecovery.h"
#include "actions/database/openwriters.h"
#include "actions/database/setdefaultbranch.h"
#include "actions/database/snapshotfacts.h"
#include "actions/deploy/restartdeployment.h"
#include "actions/deploy/returntodeployment.h"
#include "actions/deploy/servicechecks.h"
#include "actions/deploy/setdatabasevariable.h"
#include "actions/deploy/startdeployment.h"
#include "actions/deploy/whatchanged.h"
#include "actions/files/restorefiles.h"
#include "actions/guide/checklist.h"
#include "actions/guide/waituntil.h"
#include "actions/messages/statusmessage.h"
#include "actions/network/edgeactions.h"
#include "actions/repair/repairrows.h"
#include "actions/security/accounts.h"
#include "actions/security/addressblock.h"
#include "actions/security/databasepassword.h"
#include "actions/security/evidence.h"
#include "actions/security/identitystate.h"

#include <array>

namespace holdfast {

namespace {

template <class Base> struct Kind {
    const char *name;
    std::unique_ptr<Base> (*make)(const Recovery &);
};

template <class Base, class T> std::unique_ptr<Base> make(const Recovery &recovery)
{
    return std::make_unique<T>(recovery);
}

template <bool on> std::unique_ptr<StepAction> makeSwitch(const Recovery &recovery)
{
    return std::make_unique<MaintenanceSwitch>(recovery, on);
}

template <bool on> std::unique_ptr<StepAction> makeMinimum(const Recovery &recovery)
{
    return std::make_unique<MinimumServiceSwitch>(recovery, on);
}

constexpr std::array actionTable{
    Kind<StepAction>{"database.snapshot-facts", make<StepAction, SnapshotFacts>},
    Kind<StepAction>{"database.provider-lost", make<StepAction, ProviderLost>},
    Kind<StepAction>{"backup.newest", make<StepAction, NewestDump>},
    Kind<StepAction>{"backup.restore", make<StepAction, RestoreDump>},
    Kind<StepAction>{"backup.files", make<StepAction, NewestFileCopy>},
    Kind<StepAction>{"backup.restore-files", make<StepAction, RestoreFileCopy>},
    Kind<StepAction>{"database.fence-writers", make<StepAction, FenceWriters>},
    Kind<StepAction>{"database.create-branch", make<StepAction, CreateBranch>},
    Kind<StepAction>{"database.measure-recovery", make<StepAction, MeasureRecovery>},
    Kind<StepAction>{"database.hold-writes", makeSwitch<true>},
    Kind<StepAction>{"database.lift-writes", makeSwitch<false>},
    Kind<StepAction>{"database.earlier-branch", make<StepAction, EarlierBranch>},
    Kind<StepAction>{"database.open-writers", make<StepAction, OpenWriters>},
    Kind<StepAction>{"database.set-default-branch", make<StepAction, SetDefaultBranch>},
    Kind<StepAction>{"deploy.set-database-variable", make<StepAction, SetDatabaseVariable>},
    Kind<StepAction>{"deploy.start", make<StepAction, StartDeployment>},
    Kind<StepAction>{"deploy.what-changed", make<StepAction, WhatChanged>},
    Kind<StepAction>{"deploy.return", make<StepAction, ReturnToDeployment>},
    Kind<StepAction>{"deploy.read-reason", make<StepAction, ReadReason>},
    Kind<StepAction>{"deploy.restart", make<StepAction, RestartDeployment>},
    Kind<StepAction>{"database.compare-rows", make<StepAction, CompareRows>},
    Kind<StepAction>{"database.repair-rows", make<StepAction, RepairRows>},
    Kind<StepAction>{"service.minimum-on", makeMinimum<true>},
    Kind<StepAction>{"service.minimum-off", makeMinimum<false>},
    Kind<StepAction>{"files.inventory", make<StepAction, InventoryFiles>},
    Kind<StepAction>{"files.restore", make<StepAction, RestoreFiles>},
    Kind<StepAction>{"security.accounts", make<StepAction, LookAtAccounts>},
    Kind<StepAction>{"evidence.collect", make<StepAction, CollectEvidence>},
    Kind<StepAction>{"security.keep-out", make<StepAction, KeepOut>},
    Kind<StepAction>{"security.block-address", make<StepAction, BlockAddress>},
    Kind<StepAction>{"security.reset-database-password", make<StepAction, ResetDatabasePassword>},
    Kind<StepAction>{"identity.examine", make<StepAction, ExamineIdentity>},
    Kind<StepAction>{"providers.examine", make<StepAction, ExamineProviders>},
    Kind<StepAction>{"providers.switch", make<StepAction, SwitchProvider>},
    Kind<StepAction>{"network.examine", make<StepAction, ExamineNetwork>},
    Kind<StepAction>{"edge.point-name", make<StepAction, PointName>},
    Kind<StepAction>{"edge.shield", make<StepAction, RaiseShield>},
    Kind<StepAction>{"person.checklist", make<StepAction, Checklist>},
    Kind<StepAction>{"messages.status-page", make<StepAction, StatusMessage>},
};

/// The one action that needs the catalogue itself: it waits for any of its checks.
constexpr auto waitKind = "wait.until";

constexpr std::array checkTable{
    Kind<Check>{"database.history-covers", make<Check, HistoryCovers>},
    Kind<Check>{"database.provider-gone", make<Check, ProviderGone>},
    Kind<Check>{"backup.proven", make<Check, DumpIsProven>},
    Kind<Check>{"backup.matches", make<Check, MatchesDump>},
    Kind<Check>{"backup.files-there", make<Check, FileCopyIsThere>},
    Kind<Check>{"database.no-writers", make<Check, NoWriters>},
    Kind<Check>{"database.branch-connects", make<Check, BranchConnects>},
    Kind<Check>{"database.is-default", make<Check, IsDefaultBranch>},
    Kind<Check>{"database.writes-held", make<Check, WritesHeld>},
    Kind<Check>{"database.integrity", make<Check, Integrity>},
    Kind<Check>{"database.recovery-point", make<Check, RecoveryPoint>},
    Kind<Check>{"deploy.variable-points-to", make<Check, VariablePointsTo>},
    Kind<Check>{"deploy.known-good", make<Check, HasKnownGood>},
    Kind<Check>{"deploy.reason-read", make<Check, ReasonWasRead>},
    Kind<Check>{"service.database-reachable", make<Check, DatabaseReachable>},
    Kind<Check>{"service.new-build-answers", make<Check, NewBuildAnswers>},
    Kind<Check>{"service.write-read", make<Check, WriteRead>},
    Kind<Check>{"service.writes-flow", make<Check, WritesFlow>},
    Kind<Check>{"service.healthy", make<Check, ServiceHealthy>},
    Kind<Check>{"database.rows-differ", make<Check, RowsDiffer>},
    Kind<Check>{"database.rows-repaired", make<Check, RowsRepaired>},
    Kind<Check>{"service.minimum-is", make<Check, MinimumServiceIs>},
    Kind<Check>{"service.minimum-promise", make<Check, MinimumPromise>},
    Kind<Check>{"files.found", make<Check, FilesFound>},
    Kind<Check>{"files.restored", make<Check, FilesRestored>},
    Kind<Check>{"files.write-read", make<Check, FilesWriteRead>},
    Kind<Check>{"evidence.intact", make<Check, EvidenceIntact>},
    Kind<Check>{"security.is-out", make<Check, IsOut>},
    Kind<Check>{"security.tokens-over", make<Check, TokensOver>},
    Kind<Check>{"security.address-blocked", make<Check, AddressBlocked>},
    Kind<Check>{"security.old-password-refused", make<Check, OldPasswordRefused>},
    Kind<Check>{"identity.answers", make<Check, IdentityAnswers>},
    Kind<Check>{"providers.works", make<Check, ProviderWorks>},
    Kind<Check>{"edge.name-leads-to", make<Check, NameLeadsTo>},
    Kind<Check>{"edge.shielded", make<Check, IsShielded>},
    Kind<Check>{"person.says", make<Check, PersonSays>},
    Kind<Check>{"messages.read-back", make<Check, MessageReadBack>},
};

template <class Table> QStringList namesOf(const Table &table)
{
    QStringList names;
    for (const auto &kind : table)
        names << QString::fromLatin1(kind.name);
    return names;
}

template <class Map> auto *lookUp(const Map &map, const QString &kind)
{
    const auto found = map.find(kind);
    return found == map.end() ? nullptr : found->second.get();
}

} // namespace

RecoveryCatalogue::RecoveryCatalogue(const Recovery &recovery)
{
    for (const auto &kind : actionTable)
        m_actions.emplace(QString::fromLatin1(kind.name), kind.make(recovery));
    for (const auto &kind : checkTable)
        m_checks.emplace(QString::fromLatin1(kind.name), kind.make(recovery));
    m_actions.emplace(QString::fromLatin1(waitKind), std::make_unique<WaitUntil>(recovery, *this));
}

StepAction *RecoveryCatalogue::action(const QString &kind) const { return lookUp(m_actions, kind); }
Check *RecoveryCatalogue::check(const QString &kind) const { return lookUp(m_checks, kind); }

QStringList actionKinds() { return namesOf(actionTable) << QString::fromLatin1(waitKind); }
QStringList checkKinds() { return namesOf(checkTable); }

} // namespace holdfast
