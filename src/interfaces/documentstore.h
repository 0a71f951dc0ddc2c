// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QByteArray>

namespace holdfast {

enum class Overwrite { refuse, allow };

/// Writes documents for people. Atomic: the old file or the new one, never half of either. Blocking.
class DocumentStore {
public:
    virtual ~DocumentStore() = default;
    /// ErrorCode::refused when the file exists and may not be overwritten.
    [[nodiscard]] virtual Result<> save(const QString &path, const QByteArray &bytes, Overwrite overwrite) = 0;
};

} // namespace holdfast
