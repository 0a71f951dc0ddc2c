// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QByteArray>

namespace holdfast {

/// The whole file. ErrorCode::notFound when there is none, ErrorCode::storage when it cannot be read or is far too big.
[[nodiscard]] Result<QByteArray> readSmallFile(const QString &path);
/// The old file or the new one, never half of either, readable by nobody else from its first byte on.
[[nodiscard]] Result<> writePrivateFile(const QString &path, const QByteArray &bytes);
/// The folder and its parents; the folder itself is closed for others.
[[nodiscard]] Result<> makePrivateFolder(const QString &path);

} // namespace holdfast
