// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QFile>

namespace holdfast {

inline constexpr auto ownersFile = QFile::ReadOwner | QFile::WriteOwner;
inline constexpr auto ownersFolder = ownersFile | QFile::ExeOwner;

/// Makes a folder that only its owner may enter.
[[nodiscard]] bool makeOwnersFolder(const QString &path);
/// Writes a file that only its owner may read, whole or not at all.
[[nodiscard]] Result<> saveOwnersFile(const QString &path, const QByteArray &text);
/// SHA-256 of a file, hexadecimal.
[[nodiscard]] Result<QString> digestOfFile(const QString &path);
/// The error of a place that cannot be written to.
[[nodiscard]] tl::unexpected<Error> noRoomFor(const QString &place);

} // namespace holdfast
