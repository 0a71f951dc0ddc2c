// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// Copies the database that the service uses to the dump store. The rows are counted in the very snapshot that is
/// copied. Blocking, as long as the copy lasts; changes nothing but the dump store.
[[nodiscard]] Result<DatabaseDump> takeDump(const Recovery &recovery, const std::stop_token &stop);

/// Restores the dump into a database of its own on the standby, counts, asks every integrity rule of the plan, drops it
/// again, and writes down what came of it. An error says that it could not be tried.
[[nodiscard]] Result<DatabaseDump> proveDump(
    const Recovery &recovery, const DatabaseDump &dump, const std::stop_token &stop);

/// The store, or ErrorCode::refused in plain words.
[[nodiscard]] Result<DumpStore *> dumpsOf(const Recovery &recovery);
/// ErrorCode::notFound when there is no dump of that name.
[[nodiscard]] Result<DatabaseDump> findDump(const Recovery &recovery, const QString &id);

/// How many rows every table of the database has, by its full name.
[[nodiscard]] Result<QMap<QString, qint64>> countRows(DatabaseSession &session, const std::stop_token &stop);

/// How long a whole database may take to be copied or restored.
inline constexpr Duration dumpDeadline = std::chrono::minutes{60};

} // namespace holdfast
