// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// What the service had acknowledged, as JSON: `{"lastIds": {TABLE: id}, "lastCommitAt": time}`.
[[nodiscard]] QJsonObject toJson(const AcknowledgedWrites &writes);

/// `serviceName` and, of the live deployment, `deploymentId`.
[[nodiscard]] Result<> addDeploymentFacts(const Recovery &recovery, QJsonObject &facts, const std::stop_token &stop);
/// `buildId`, `baseline` and `lastGoodCommitAt`, as the service tells them itself; an empty baseline and a
/// `serviceReason` when it does not answer.
void addServiceFacts(const Recovery &recovery, QJsonObject &facts, const std::stop_token &stop);

} // namespace holdfast
