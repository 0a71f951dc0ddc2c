// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/clerk/clerkrequests.h"

namespace holdfast {

/// Clerk Backend API v1. Holds no state but its configuration; any number of threads may call it.
class ClerkClient final : public IdentityProvider {
public:
    ClerkClient(Transport &transport, ClerkConfig config);

    [[nodiscard]] Result<ListPage<IdentityUser>> users(const QString &from, std::stop_token stop) override;
    [[nodiscard]] Result<qint64> userCount(std::stop_token stop) override;
    [[nodiscard]] Result<IdentityUser> user(const QString &id, std::stop_token stop) override;
    [[nodiscard]] Result<ListPage<IdentitySession>> sessions(
        const QString &userId, const QString &from, std::stop_token stop) override;
    [[nodiscard]] Result<IdentitySession> session(const QString &id, std::stop_token stop) override;
    [[nodiscard]] Result<IdentitySession> revokeSession(const QString &id, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeRevokeSession(const QString &id) const override;
    [[nodiscard]] Result<> ban(const QStringList &userIds, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeBan(const QStringList &userIds) const override;
    [[nodiscard]] Result<IdentityUser> unban(const QString &userId, std::stop_token stop) override;
    [[nodiscard]] Result<> removeSecondFactors(const QString &userId, std::stop_token stop) override;
    [[nodiscard]] Result<QStringList> signingKeys(std::stop_token stop) override;

private:
    Transport &m_transport;
    const ClerkConfig m_config;
};

} // namespace holdfast
