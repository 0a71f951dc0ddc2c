// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/databaseprovider.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

#include <QJsonObject>

namespace holdfast {

/// One Neon project. `tokenName` stands for the token wherever people look: `keychain:neon`.
struct NeonConfig {
    QUrl baseUrl; ///< https://console.neon.tech/api/v2
    QString projectId;
    Secret token;
    QString tokenName;
};

/// The requests of Neon API v2 (OpenAPI of @neondatabase/api-client 2.7.3). Pure functions; an empty id gives an
/// invalid URL, which the transport refuses.
namespace neon {

/// 700 requests a minute, 40 a second for one route (Neon's documentation of its API's limits).
[[nodiscard]] ProviderPolicy policy();
[[nodiscard]] HttpRequest getProject(const NeonConfig &config);
[[nodiscard]] HttpRequest listBranches(const NeonConfig &config, const QString &cursor);
[[nodiscard]] HttpRequest createBranch(const NeonConfig &config, const NewBranch &branch);
[[nodiscard]] HttpRequest listOperations(const NeonConfig &config, const QString &cursor);
[[nodiscard]] HttpRequest getOperation(const NeonConfig &config, const QString &id);
[[nodiscard]] HttpRequest connectionUri(
    const NeonConfig &config, const QString &branchId, const QString &database, const QString &role);
[[nodiscard]] HttpRequest deleteBranch(const NeonConfig &config, const QString &branchId);
[[nodiscard]] HttpRequest setDefaultBranch(const NeonConfig &config, const QString &branchId);

/// What every reading request of this API shares; `path` is below the project.
[[nodiscard]] HttpRequest read(const NeonConfig &config, const QString &route, const QStringList &path,
    const QList<QPair<QString, QString>> &query = {});
/// What every change shares: idempotent unless its builder says otherwise; an empty `body` is none.
[[nodiscard]] HttpRequest change(const NeonConfig &config, const QByteArray &method, const QString &route,
    const QStringList &path, const QJsonObject &body = {}, const QList<QPair<QString, QString>> &query = {});

} // namespace neon
} // namespace holdfast
