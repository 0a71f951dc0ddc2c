// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

// The standby is a PostgreSQL of another company. A database on it is named `standby/DATABASE` wherever a step asks for
// a branch, so that every step that works on a branch works there as well. It knows no roles but the one that signs in.

[[nodiscard]] QString standbyBranch(const QString &database);
[[nodiscard]] bool isOnStandby(const QString &branch);

/// ErrorCode::refused when the environment has none.
[[nodiscard]] Result<Secret> standbyUri(const Recovery &recovery, const QString &database);
/// Into the standby itself, to make and to drop databases.
[[nodiscard]] Result<Session> openStandby(const Recovery &recovery, const std::stop_token &stop);

/// The way into the service's database on a branch of the provider, or into a database on the standby.
[[nodiscard]] Result<Secret> connectionUri(
    const Recovery &recovery, const QString &branch, const QString &role, const std::stop_token &stop);

/// The database on the standby that the service's variable points to, as a branch; nothing when it points elsewhere.
[[nodiscard]] Result<std::optional<QString>> standbyInUse(const Recovery &recovery, const std::stop_token &stop);

/// Where the service's variable points: a database on the standby, or a branch of the provider, as steps name both.
/// Empty: neither. An error of the provider tells nothing about the standby.
[[nodiscard]] Result<QString> placeInUse(const Recovery &recovery, const std::stop_token &stop);

} // namespace holdfast
