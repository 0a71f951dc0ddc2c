// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/deployprovider.h"

#include <QStringList>
#include <optional>

namespace holdfast {

struct NamedPlace {
    QString id;
    QString name;
};

/// A deployment with what may be done with it.
struct DeploymentRecord {
    Deployment deployment;
    bool canRollBack = false;
    bool canRedeploy = false;
    QString commit; ///< empty where the platform does not tell
    QString image;
    std::optional<UtcTime> statusAt; ///< when its status changed last
};

/// A variable that the platform never shows again.
struct SealedVariable {
    QString name;
    UtcTime changedAt;
};

struct LogLine {
    QString at; ///< RFC 3339 with nanoseconds, as the platform says it
    QString severity;
    QString text;
};

/// What can be done to the deployments of one service (Railway GraphQL v2). Blocking; effects thread only. describe…()
/// build the very request that the call sends.
class DeployOperations {
public:
    /// What happens to one deployment. Rolling back brings the image and the variables of its time back: a password
    /// that was changed since is the old one again. Restarting takes no new variables.
    enum class Change { rollBack, redeploy, restart, stop, cancel, remove };

    virtual ~DeployOperations() = default;
    [[nodiscard]] virtual Result<QList<NamedPlace>> environments(std::stop_token) = 0;
    [[nodiscard]] virtual Result<QList<NamedPlace>> services(std::stop_token) = 0;
    /// The newest deployments, the newest first.
    [[nodiscard]] virtual Result<QList<DeploymentRecord>> history(int count, std::stop_token) = 0;
    /// Stopping, cancelling and removing are idempotent. The others start something: compare history() before and after
    /// to find what was started; the platform does not tell its id.
    [[nodiscard]] virtual Result<> change(const QString &deploymentId, Change, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeChange(const QString &deploymentId, Change) const = 0;
    /// Builds and starts this commit; the deployment's id.
    [[nodiscard]] virtual Result<QString> deployCommit(const QString &commit, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeDeployCommit(const QString &commit) const = 0;

    /// At most about `count` lines, the newest last. Their text may be anything that the service wrote.
    [[nodiscard]] virtual Result<QList<LogLine>> logs(const QString &deploymentId, int count, std::stop_token) = 0;
    /// The variables that no copy has.
    [[nodiscard]] virtual Result<QList<SealedVariable>> sealedVariables(std::stop_token) = 0;
    /// What a deployment was started with: a rollback brings these values back. Without the sealed ones.
    [[nodiscard]] virtual Result<Variables> variablesOf(const QString &deploymentId, std::stop_token) = 0;
    /// What a deployment started now would get: references to other variables are filled in.
    [[nodiscard]] virtual Result<Variables> renderedVariables(std::stop_token) = 0;
    /// Idempotent. Whether the platform deploys by itself afterwards is not documented: look at history().
    [[nodiscard]] virtual Result<> deleteVariable(const QString &name, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeDeleteVariable(const QString &name) const = 0;
    /// The names under which the service is reached.
    [[nodiscard]] virtual Result<QStringList> domains(std::stop_token) = 0;
    /// Every visitor must prove to be a browser, for so long; zero ends it. Programs are refused meanwhile. Idempotent.
    [[nodiscard]] virtual Result<> setUnderAttack(Duration duration, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetUnderAttack(Duration duration) const = 0;
};

} // namespace holdfast
