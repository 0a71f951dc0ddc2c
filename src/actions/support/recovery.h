// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"
#include "interfaces/backup/databasedumps.h"
#include "interfaces/backup/filecopies.h"
#include "interfaces/database.h"
#include "interfaces/evidence/evidencevault.h"
#include "interfaces/providers/databasecomputes.h"
#include "interfaces/providers/databaseprovider.h"
#include "interfaces/providers/deployoperations.h"
#include "interfaces/providers/edgeprovider.h"
#include "interfaces/providers/identityprovider.h"
#include "interfaces/providers/objectstore.h"
#include "interfaces/providers/servicecanary.h"
#include "interfaces/providers/statuspage.h"
#include "interfaces/servicegate.h"
#include "interfaces/stepaction.h"
#include "kernel/clock.h"

#include <functional>

namespace holdfast {

/// Runs the work on several threads at once and returns when all of them have ended. Empty: on the calling thread.
using Spread = std::function<void(const std::function<void()> &work)>;

/// What the actions of one environment work on. The references outlive every action.
struct Recovery {
    DatabaseProvider &provider;
    DatabaseConnector &connector;
    DeployProvider &deploys;
    DeployOperations &operations;
    StatusPage &statusPage;
    ServiceGate &gate;
    const Clock &clock;
    ProtectedService service;
    QList<IntegrityRule> integrity;
    QStringList secrets; ///< names of the service's credentials, as the plan knows them
    MinimumService minimum{}; ///< what the plan promises while a disaster lasts
    ObjectStore *files = nullptr; ///< null: not set up
    Spread spread{}; ///< for many small requests to one provider
    IdentityProvider *identity = nullptr; ///< null: not set up
    EdgeProvider *edge = nullptr; ///< null: not set up
    DatabaseComputes *computes = nullptr;
    EvidenceVault *evidence = nullptr;
    QList<ServiceCanary *> canaries{}; ///< of those third parties whose key is there
    QList<ProviderChain> chains{}; ///< who does a function, as the plan says
    DumpStore *dumps = nullptr; ///< null: nothing is kept outside the provider
    DumpTool *dumpTool = nullptr;
    FileCopyStore *fileCopies = nullptr; ///< null: no files are kept outside their store
    Secret standby{}; ///< the connection string of another company's server; empty: not set up
};

/// How long one question to the service's health may take.
inline constexpr Duration healthDeadline = std::chrono::seconds{3};
/// How many of the newest deployments are compared to find a new one.
inline constexpr int deploymentsLookedAt = 20;

using Session = std::unique_ptr<DatabaseSession>;

/// Connects to the service's database on a branch; the credentials are fetched for this call and forgotten.
[[nodiscard]] Result<Session> openBranch(
    const Recovery &recovery, const QString &branch, const QString &role, const std::stop_token &stop);

/// The owner's session on the branch that the input `branch` names.
[[nodiscard]] Result<Session> openOwned(const Recovery &recovery, const Inputs &inputs, const std::stop_token &stop);

/// Connects and says in plain words when the database itself is gone.
[[nodiscard]] Result<Session> connectTo(
    const Recovery &recovery, const Secret &uri, Duration deadline, const std::stop_token &stop);

/// Whether an error of openBranch() says that nobody else can be writing there either: the server is not reached, or
/// the database is gone.
[[nodiscard]] bool provesAbsence(const Error &error);

/// One statement with a deadline that fits a small look or change.
[[nodiscard]] Result<Rows> execute(DatabaseSession &session, const QString &sql,
    const QList<std::optional<QString>> &parameters, const std::stop_token &stop);
/// The first column of the only row; an error when there is no row or it is NULL.
[[nodiscard]] Result<QString> scalar(DatabaseSession &session, const QString &sql,
    const QList<std::optional<QString>> &parameters, const std::stop_token &stop);

/// A transaction, written as its statements from `begin` to `commit`. An error leaves its outcome unknown only when the
/// commit was sent; before that the server rolls back when the connection ends.
[[nodiscard]] Result<> executeAll(DatabaseSession &session, const QStringList &statements, const std::stop_token &stop);
[[nodiscard]] Result<bool> tableExists(DatabaseSession &session, const QString &name, const std::stop_token &stop);

/// The branch of that id; null when there is none.
[[nodiscard]] const DatabaseBranch *findBranch(const QList<DatabaseBranch> &branches, const QString &id);

/// The branch that the service's database variable points to, found by comparing hosts and ports; nothing when it
/// points to none of them.
[[nodiscard]] Result<std::optional<DatabaseBranch>> branchInUse(
    const Recovery &recovery, const QList<DatabaseBranch> &branches, const std::stop_token &stop);

/// A required text input; an error that names it.
[[nodiscard]] Result<QString> textInput(const Inputs &inputs, const char *name);
/// A required instant input.
[[nodiscard]] Result<UtcTime> timeInput(const Inputs &inputs, const char *name);

/// What a check says when it passes and its input `restores` is true: users have the service, or this part of it, back
/// since now. Nothing otherwise.
[[nodiscard]] QJsonObject restoredNow(const Recovery &recovery, const Inputs &inputs);

/// How a connection string is written wherever it may be seen: `neon-uri:BRANCH/ROLE/DATABASE`, or
/// `keychain:standby/DATABASE`.
[[nodiscard]] QString uriReference(const Recovery &recovery, const QString &branch);

} // namespace holdfast
