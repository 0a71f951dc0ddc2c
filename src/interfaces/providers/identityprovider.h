// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "interfaces/providers/listpage.h"
#include "kernel/time.h"

#include <QStringList>
#include <optional>
#include <stop_token>

namespace holdfast {

struct IdentityUser {
    QString id;
    QString email; ///< the primary one; empty when there is none
    bool banned = false;
    bool locked = false;
    bool twoFactor = false; ///< a second factor is set up
    UtcTime createdAt;
    std::optional<UtcTime> lastActiveAt;
};

enum class SessionStatus { active, pending, ended, unknown };

struct IdentitySession {
    QString id;
    QString userId;
    SessionStatus status = SessionStatus::unknown;
    QString statusWord; ///< as the provider says it
    std::optional<UtcTime> lastActiveAt;
    UtcTime expiresAt;
};

/// Who may sign in (Clerk Backend API). Blocking; effects thread only. Ending sessions does not end the tokens that
/// were issued for them: those live on for about a minute, or for as long as the service's own templates say.
class IdentityProvider {
public:
    virtual ~IdentityProvider() = default;
    /// The users in the order of their creation, some hundred a page. `from` is empty or a page's `next`.
    [[nodiscard]] virtual Result<ListPage<IdentityUser>> users(const QString &from, std::stop_token) = 0;
    [[nodiscard]] virtual Result<qint64> userCount(std::stop_token) = 0;
    [[nodiscard]] virtual Result<IdentityUser> user(const QString &id, std::stop_token) = 0;
    [[nodiscard]] virtual Result<ListPage<IdentitySession>> sessions(
        const QString &userId, const QString &from, std::stop_token) = 0;
    [[nodiscard]] virtual Result<IdentitySession> session(const QString &id, std::stop_token) = 0;

    /// Idempotent: a session that is over stays over.
    [[nodiscard]] virtual Result<IdentitySession> revokeSession(const QString &id, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeRevokeSession(const QString &id) const = 0;
    /// Ends all sessions of these users and keeps them out; at most `mostBanned` at once. Idempotent.
    [[nodiscard]] virtual Result<> ban(const QStringList &userIds, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeBan(const QStringList &userIds) const = 0;
    [[nodiscard]] virtual Result<IdentityUser> unban(const QString &userId, std::stop_token) = 0;
    /// Removes every second factor, so that the user has to set one up anew. Idempotent.
    [[nodiscard]] virtual Result<> removeSecondFactors(const QString &userId, std::stop_token) = 0;
    /// The ids of the keys that session tokens are signed with.
    [[nodiscard]] virtual Result<QStringList> signingKeys(std::stop_token) = 0;

    static constexpr int mostBanned = 50;
};

} // namespace holdfast
