// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// How a service is brought back to an earlier program.
inline constexpr QLatin1StringView wayRollBack{"roll-back"}; ///< image and variables of that time
inline constexpr QLatin1StringView wayDeployCommit{"deploy-commit"}; ///< that commit with the variables of today

/// A deployment that the service can go back to, with the reason to believe in it.
struct KnownGood {
    DeploymentRecord record;
    Duration served{0}; ///< from its start until the next one started
    bool proven = false; ///< it served long enough
    [[nodiscard]] QString proof() const; ///< one sentence
};

/// The deployment that users have, or that they had last. Null when there is none.
[[nodiscard]] const DeploymentRecord *currentOf(const QList<DeploymentRecord> &newestFirst);
/// The newest one before the current one that can be gone back to and that nobody went back from; one that served long
/// enough is preferred.
[[nodiscard]] std::optional<KnownGood> knownGood(const QList<DeploymentRecord> &newestFirst);
/// The same about one that somebody chose; nothing when it is not there.
[[nodiscard]] std::optional<KnownGood> knownAs(const QList<DeploymentRecord> &newestFirst, const QString &id);

/// Variables that a rollback would change, by name alone.
struct Reverted {
    QStringList names; ///< all of them, in alphabetical order
    QStringList secrets; ///< those that must not be: the database variable and the plan's and the platform's secrets
};
/// Compares what is stored now with what the deployment was started with.
[[nodiscard]] Result<Reverted> revertedBy(
    const Recovery &recovery, const DeploymentRecord &deployment, const std::stop_token &stop);

} // namespace holdfast
