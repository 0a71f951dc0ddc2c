// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QJsonObject>

namespace holdfast {

/// Small things that a program remembers between its runs and that are no evidence: what is lost of them harms nobody.
/// Main thread; a few kilobytes.
class Settings {
public:
    virtual ~Settings() = default;
    /// Empty where nothing is remembered, or where what stands there cannot be read.
    [[nodiscard]] virtual QJsonObject read(const QString &name) const = 0;
    [[nodiscard]] virtual Result<> write(const QString &name, const QJsonObject &value) = 0;
};

} // namespace holdfast
