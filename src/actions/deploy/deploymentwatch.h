// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

#include <QJsonArray>

namespace holdfast {

/// The newest deployments, newest first: as many as are compared to find a new one.
[[nodiscard]] Result<QList<DeploymentRecord>> newestDeployments(const Recovery &recovery, const std::stop_token &stop);
/// Their ids: what is remembered with an intent, so that a deployment that is not among them is a new one.
[[nodiscard]] QJsonArray idsOf(const QList<DeploymentRecord> &deployments);
/// ErrorCode::busy when a deployment is under way: one more would throw it out.
[[nodiscard]] Result<> nothingUnderWay(const QList<DeploymentRecord> &newestFirst);

/// The deployment that was started since `before` was noted, as far as it is one of `commit` where both are known.
/// Nothing: there is none. ErrorCode::refused: there are several, and a person must tell.
[[nodiscard]] Result<std::optional<QString>> startedSince(
    const Recovery &recovery, const QJsonArray &before, const QString &commit, const std::stop_token &stop);

/// How far a deployment is, for an action's observe(). Facts: `deploymentId`.
[[nodiscard]] Observation observationOf(const Deployment &deployment);

} // namespace holdfast
