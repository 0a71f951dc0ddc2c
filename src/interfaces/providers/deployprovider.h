// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QMap>
#include <stop_token>

namespace holdfast {

/// What a deployment's status means for us; the provider's own word stands beside it.
enum class DeploymentStatus { inFlight, needsApproval, live, sleeping, failed, superseded, skipped, unknown };

struct Deployment {
    QString id;
    DeploymentStatus status = DeploymentStatus::unknown;
    QString statusWord;
    UtcTime createdAt;
};

/// Variables by name. Every value counts as a secret.
using Variables = QMap<QString, Secret>;

/// A platform that runs the service (Railway GraphQL v2), bound to one project, environment and service. Blocking;
/// effects thread only. describe…() build the very request that the call sends; in it, `references` stand for the
/// values.
class DeployProvider {
public:
    virtual ~DeployProvider() = default;
    [[nodiscard]] virtual QString serviceId() const = 0;
    /// The name a person knows the service by.
    [[nodiscard]] virtual Result<QString> serviceName(std::stop_token) = 0;
    [[nodiscard]] virtual Result<Variables> variables(std::stop_token) = 0;
    /// Sets all of them in one request and does not deploy. Idempotent by value.
    [[nodiscard]] virtual Result<> setVariables(const Variables &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetVariables(const QMap<QString, QString> &references) const = 0;
    /// Starts one deployment with the current settings; its id.
    [[nodiscard]] virtual Result<QString> deploy(std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeDeploy() const = 0;
    /// The newest deployments, the newest first.
    [[nodiscard]] virtual Result<QList<Deployment>> deployments(int count, std::stop_token) = 0;
    [[nodiscard]] virtual Result<Deployment> deployment(const QString &id, std::stop_token) = 0;
};

} // namespace holdfast
