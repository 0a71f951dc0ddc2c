// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QSqlDatabase>

namespace holdfast {

/// The version of the tables that this program writes; stored as `user_version`.
inline constexpr int journalSchemaVersion = 1;

/// The number in the file; 0 is a new, empty file.
[[nodiscard]] Result<int> schemaVersion(QSqlDatabase &database, const QString &file);
/// Brings an older or empty file up to date in one transaction.
[[nodiscard]] Result<> migrate(QSqlDatabase &database, const QString &file);
/// Whether the tables and the triggers that refuse changes are exactly the ones that migrate() makes.
[[nodiscard]] Result<bool> guardsAreInPlace(QSqlDatabase &database, const QString &file);

} // namespace holdfast
