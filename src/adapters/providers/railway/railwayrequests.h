// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/deployprovider.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

#include <QJsonObject>

namespace holdfast {

/// One Railway service in one environment. The kind of the token cannot be told from its text: it is configured.
struct RailwayConfig {
    enum class TokenKind {
        bearer, ///< of an account or a workspace
        project ///< of one project and environment; has a header of its own
    };
    QUrl url; ///< https://backboard.railway.com/graphql/v2
    Secret token;
    TokenKind tokenKind = TokenKind::project;
    QString tokenName; ///< stands for the token wherever people look: `keychain:railway`
    QString projectId;
    QString environmentId;
    QString serviceId;
};

/// The GraphQL documents of Railway v2 (schema of 2026-08-08). Pure functions. The route is the root field.
namespace railway {

/// 10 requests a second, the lower of the paid plans' limits; the hourly one is told by Retry-After.
[[nodiscard]] ProviderPolicy policy();
[[nodiscard]] HttpRequest service(const RailwayConfig &config);
/// Unrendered: `${{Postgres.DATABASE_URL}}` stays a reference, so that setting a value back keeps it one.
[[nodiscard]] HttpRequest variables(const RailwayConfig &config);
[[nodiscard]] HttpRequest setVariables(const RailwayConfig &config, const QMap<QString, QString> &values);
[[nodiscard]] HttpRequest deploy(const RailwayConfig &config);
[[nodiscard]] HttpRequest deployments(const RailwayConfig &config, int count);
/// What the token belongs to, asked as its kind can be asked.
[[nodiscard]] HttpRequest tokenOwner(const RailwayConfig &config);
[[nodiscard]] HttpRequest deployment(const RailwayConfig &config, const QString &id);

/// What every request shares. A query may be repeated; a mutation says itself what it is.
[[nodiscard]] HttpRequest query(
    const RailwayConfig &config, const QString &route, const QString &document, const QJsonObject &variables);
[[nodiscard]] HttpRequest mutation(const RailwayConfig &config, const QString &route, const QString &document,
    const QJsonObject &variables, Idempotency idempotency);
/// The ids of project, environment and service, as inputs want them.
[[nodiscard]] QJsonObject place(const RailwayConfig &config);

} // namespace railway
} // namespace holdfast
