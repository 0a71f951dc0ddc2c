// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/neon/neonrequests.h"

namespace holdfast {

/// Neon API v2. Holds no state but its configuration; any number of threads may call it.
class NeonClient final : public DatabaseProvider {
public:
    NeonClient(Transport &transport, NeonConfig config);

    [[nodiscard]] Result<DatabaseProject> project(std::stop_token stop) override;
    [[nodiscard]] Result<QList<DatabaseBranch>> branches(std::stop_token stop) override;
    [[nodiscard]] Result<CreatedBranch> createBranch(const NewBranch &branch, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeCreateBranch(const NewBranch &branch) const override;
    [[nodiscard]] Result<QList<DatabaseOperation>> operationsOf(const QString &branchId, std::stop_token stop) override;
    [[nodiscard]] Result<DatabaseOperation> operation(const QString &id, std::stop_token stop) override;
    [[nodiscard]] Result<Secret> connectionUri(
        const QString &branchId, const QString &database, const QString &role, std::stop_token stop) override;
    [[nodiscard]] Result<> deleteBranch(const QString &branchId, std::stop_token stop) override;
    [[nodiscard]] Result<> setDefaultBranch(const QString &branchId, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetDefaultBranch(const QString &branchId) const override;

private:
    Transport &m_transport;
    const NeonConfig m_config;
};

} // namespace holdfast
