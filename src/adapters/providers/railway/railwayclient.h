// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/railway/railwayrequests.h"

namespace holdfast {

/// Railway GraphQL v2. Holds no state but its configuration; any number of threads may call it.
class RailwayClient final : public DeployProvider {
public:
    RailwayClient(Transport &transport, RailwayConfig config);

    [[nodiscard]] QString serviceId() const override { return m_config.serviceId; }
    [[nodiscard]] Result<QString> serviceName(std::stop_token stop) override;
    [[nodiscard]] Result<Variables> variables(std::stop_token stop) override;
    [[nodiscard]] Result<> setVariables(const Variables &variables, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetVariables(const QMap<QString, QString> &references) const override;
    [[nodiscard]] Result<QString> deploy(std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeDeploy() const override;
    [[nodiscard]] Result<QList<Deployment>> deployments(int count, std::stop_token stop) override;
    [[nodiscard]] Result<Deployment> deployment(const QString &id, std::stop_token stop) override;

private:
    Transport &m_transport;
    const RailwayConfig m_config;
};

} // namespace holdfast
