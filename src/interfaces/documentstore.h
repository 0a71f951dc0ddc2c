// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QByteArray>
#include <QMap>

namespace holdfast {

enum class Overwrite { refuse, allow };
/// Who may look into a folder: everybody whom the place itself lets in, or its owner alone.
enum class Readers { everybody, owner };

/// Writes documents for people. Atomic: the old file or the new one, never half of either. Blocking.
class DocumentStore {
public:
    virtual ~DocumentStore() = default;
    /// ErrorCode::refused when the file exists and may not be overwritten.
    [[nodiscard]] virtual Result<> save(const QString &path, const QByteArray &bytes, Overwrite overwrite) = 0;
    /// A folder with these files, by path in it. All of them or nothing. ErrorCode::refused when the
    /// folder exists and may not be replaced; a folder that does not hold `manifest.sha256` was not made here and is
    /// never replaced.
    [[nodiscard]] virtual Result<> saveFolder(
        const QString &path, const QMap<QString, QByteArray> &files, Overwrite overwrite, Readers readers) = 0;
};

} // namespace holdfast
