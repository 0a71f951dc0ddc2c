// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QSqlError>

namespace holdfast {

/// What an error of SQLite means for the journal in `file`.
[[nodiscard]] Error storageError(const QSqlError &error, const QString &file);
/// The disk failed to make data durable. It must not be asked again: a second fsync may claim success for data that is
/// lost.
[[nodiscard]] bool isFailedSync(const QSqlError &error);

/// The file itself is broken: no disk, lock or permission is to blame.
[[nodiscard]] bool saysDamaged(const Error &error);

} // namespace holdfast
