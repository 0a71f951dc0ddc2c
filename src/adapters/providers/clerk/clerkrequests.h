// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/identityprovider.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One Clerk instance: the secret key says which. `tokenName` stands for it wherever people look: `keychain:clerk`.
struct ClerkConfig {
    QUrl baseUrl; ///< https://api.clerk.com/v1
    Secret token;
    QString tokenName;
};

/// The requests of Clerk Backend API v1 (OpenAPI of 2026-05-12). Pure functions; an empty id gives an invalid URL,
/// which the transport refuses.
namespace clerk {

/// 1000 requests in ten seconds for a production instance, 100 for others: the lower is kept to.
[[nodiscard]] ProviderPolicy policy();

inline constexpr int usersPerPage = 500; ///< the most that the API gives
inline constexpr int sessionsPerPage = 500;

/// `after`: the id of the last user of the page before; empty for the first page.
[[nodiscard]] HttpRequest listUsers(const ClerkConfig &config, const QString &after);
[[nodiscard]] HttpRequest countUsers(const ClerkConfig &config);
[[nodiscard]] HttpRequest getUser(const ClerkConfig &config, const QString &id);
[[nodiscard]] HttpRequest listSessions(const ClerkConfig &config, const QString &userId, int offset);
[[nodiscard]] HttpRequest getSession(const ClerkConfig &config, const QString &id);
[[nodiscard]] HttpRequest revokeSession(const ClerkConfig &config, const QString &id);
[[nodiscard]] HttpRequest banUsers(const ClerkConfig &config, const QStringList &ids);
[[nodiscard]] HttpRequest unbanUser(const ClerkConfig &config, const QString &id);
[[nodiscard]] HttpRequest disableMfa(const ClerkConfig &config, const QString &userId);
[[nodiscard]] HttpRequest getJwks(const ClerkConfig &config);

} // namespace clerk
} // namespace holdfast
