// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/railway/railwayrequests.h"
#include "interfaces/providers/deployoperations.h"

namespace holdfast {

namespace railway {

[[nodiscard]] HttpRequest environments(const RailwayConfig &config);
[[nodiscard]] HttpRequest services(const RailwayConfig &config);
[[nodiscard]] HttpRequest history(const RailwayConfig &config, int count);
[[nodiscard]] HttpRequest changeDeployment(
    const RailwayConfig &config, const QString &id, DeployOperations::Change change);
[[nodiscard]] HttpRequest deployCommit(const RailwayConfig &config, const QString &commit);
[[nodiscard]] HttpRequest logs(const RailwayConfig &config, const QString &deploymentId, int count);
[[nodiscard]] HttpRequest variableSeals(const RailwayConfig &config);
[[nodiscard]] HttpRequest deploymentSnapshot(const RailwayConfig &config, const QString &deploymentId);
[[nodiscard]] HttpRequest renderedVariables(const RailwayConfig &config);
[[nodiscard]] HttpRequest deleteVariable(const RailwayConfig &config, const QString &name);
[[nodiscard]] HttpRequest domains(const RailwayConfig &config);
[[nodiscard]] HttpRequest setUnderAttack(const RailwayConfig &config, Duration duration);

} // namespace railway

/// Deployments, their logs, and what is around them. Holds no state but its configuration.
class RailwayOperations final : public DeployOperations {
public:
    RailwayOperations(Transport &transport, RailwayConfig config);

    [[nodiscard]] Result<QList<NamedPlace>> environments(std::stop_token stop) override;
    [[nodiscard]] Result<QList<NamedPlace>> services(std::stop_token stop) override;
    [[nodiscard]] Result<QList<DeploymentRecord>> history(int count, std::stop_token stop) override;
    [[nodiscard]] Result<> change(const QString &deploymentId, Change change, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeChange(const QString &deploymentId, Change change) const override;
    [[nodiscard]] Result<QString> deployCommit(const QString &commit, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeDeployCommit(const QString &commit) const override;
    [[nodiscard]] Result<QList<LogLine>> logs(const QString &deploymentId, int count, std::stop_token stop) override;
    [[nodiscard]] Result<QList<SealedVariable>> sealedVariables(std::stop_token stop) override;
    [[nodiscard]] Result<Variables> variablesOf(const QString &deploymentId, std::stop_token stop) override;
    [[nodiscard]] Result<Variables> renderedVariables(std::stop_token stop) override;
    [[nodiscard]] Result<> deleteVariable(const QString &name, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeDeleteVariable(const QString &name) const override;
    [[nodiscard]] Result<QStringList> domains(std::stop_token stop) override;
    [[nodiscard]] Result<> setUnderAttack(Duration duration, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetUnderAttack(Duration duration) const override;

private:
    Transport &m_transport;
    const RailwayConfig m_config;
};

} // namespace holdfast
