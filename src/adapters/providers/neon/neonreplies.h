// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/neon/neonrequests.h"
#include "interfaces/providers/databasecomputes.h"
#include "interfaces/providers/databaserecovery.h"
#include "interfaces/providers/keycheck.h"
#include "interfaces/transport.h"

namespace holdfast::neon {

/// One page of a list and where the next one begins; empty: there is none.
struct BranchPage {
    QList<DatabaseBranch> branches;
    QString next;
};
struct OperationPage {
    struct Entry {
        DatabaseOperation operation;
        QString branchId; ///< empty for an operation of the project
        UtcTime createdAt;
    };
    QList<Entry> entries;
    QString next;
};

/// The error that an answer outside 2xx stands for: by status first, then by Neon's message, whose `code` is often
/// empty. 423 promises that nothing was done; 5xx is in doubt. 409 for something to be looked up may be the echo of a
/// first delivery, so it stays in doubt. 524 comes as a web page.
[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply);

/// The answers to the requests of the same name. Strict: a missing or wrong member is ErrorCode::badReply.
[[nodiscard]] Result<DatabaseProject> readProject(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<BranchPage> readBranches(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<CreatedBranch> readCreated(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<OperationPage> readOperations(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<DatabaseOperation> readOperation(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<Secret> readConnectionUri(const HttpRequest &request, const HttpReply &reply);
/// What the answer to getProject() proves of the key. Neon tells neither its scope nor its expiry.
[[nodiscard]] Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const NeonConfig &config);
[[nodiscard]] Result<QList<DatabaseSnapshot>> readSnapshots(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<DatabaseSnapshot> readSnapshot(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QStringList> readOperationIds(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QList<DatabaseCompute>> readComputes(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<BegunCompute> readCompute(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QStringList> readRoles(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QStringList> readDatabases(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<NewPassword> readNewPassword(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<Secret> readPassword(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<> readChange(const HttpRequest &request, const HttpReply &reply);

/// Neon's word; one that is not known is `unknown` and never a success.
[[nodiscard]] OperationStatus operationStatus(const QString &word);
/// The same for a compute: a word that is not known is `unknown` and never `active`.
[[nodiscard]] ComputeState computeState(const QString &word);

} // namespace holdfast::neon
