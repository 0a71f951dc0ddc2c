// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QByteArray>
#include <QMap>

namespace holdfast {

/// Where evidence is kept: each collection once, whole or not at all, and never changed afterwards. Blocking; effects
/// thread only.
class EvidenceVault {
public:
    virtual ~EvidenceVault() = default;
    /// Where a collection is, as a person finds it.
    [[nodiscard]] virtual QString place(const QString &name) const = 0;
    /// Keeps the files. ErrorCode::refused when there is a collection of that name.
    [[nodiscard]] virtual Result<> keep(const QString &name, const QMap<QString, QByteArray> &files) = 0;
    /// Reads every file again and tells its SHA-256, hexadecimal, by file name. ErrorCode::notFound: no such
    /// collection.
    [[nodiscard]] virtual Result<QMap<QString, QString>> digests(const QString &name) = 0;
};

} // namespace holdfast
