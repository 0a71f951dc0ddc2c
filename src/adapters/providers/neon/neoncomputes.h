// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/neon/neonrequests.h"
#include "interfaces/providers/databasecomputes.h"

namespace holdfast {

namespace neon {

[[nodiscard]] HttpRequest listComputes(const NeonConfig &config, const QString &branchId);
[[nodiscard]] HttpRequest getCompute(const NeonConfig &config, const QString &id);
[[nodiscard]] HttpRequest changeCompute(const NeonConfig &config, const QString &id, DatabaseComputes::Change change);
[[nodiscard]] HttpRequest setDisabled(const NeonConfig &config, const QString &id, bool disabled);
[[nodiscard]] HttpRequest listRoles(const NeonConfig &config, const QString &branchId);
[[nodiscard]] HttpRequest listDatabases(const NeonConfig &config, const QString &branchId);
[[nodiscard]] HttpRequest resetPassword(const NeonConfig &config, const QString &branchId, const QString &role);
[[nodiscard]] HttpRequest revealPassword(const NeonConfig &config, const QString &branchId, const QString &role);

} // namespace neon

/// Computes, roles and passwords. Holds no state but its configuration; any number of threads may call it.
class NeonComputes final : public DatabaseComputes {
public:
    NeonComputes(Transport &transport, NeonConfig config);

    [[nodiscard]] Result<QList<DatabaseCompute>> computes(const QString &branchId, std::stop_token stop) override;
    [[nodiscard]] Result<DatabaseCompute> compute(const QString &id, std::stop_token stop) override;
    [[nodiscard]] Result<BegunCompute> change(const QString &id, Change change, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeChange(const QString &id, Change change) const override;
    [[nodiscard]] Result<BegunCompute> setDisabled(const QString &id, bool disabled, std::stop_token stop) override;
    [[nodiscard]] Result<QStringList> roles(const QString &branchId, std::stop_token stop) override;
    [[nodiscard]] Result<QStringList> databases(const QString &branchId, std::stop_token stop) override;
    [[nodiscard]] Result<NewPassword> resetPassword(
        const QString &branchId, const QString &role, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeResetPassword(const QString &branchId, const QString &role) const override;
    [[nodiscard]] Result<Secret> revealPassword(
        const QString &branchId, const QString &role, std::stop_token stop) override;

private:
    Transport &m_transport;
    const NeonConfig m_config;
};

} // namespace holdfast
