// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QString>
#include <QStringList>
#include <stop_token>

namespace holdfast {

/// What a vendor says of itself. `unknown`: it could not be read, or it used a word that is not known.
enum class VendorState { operational, maintenance, degraded, outage, unknown };

struct VendorReport {
    QString vendor; ///< as people know it: "Neon"
    VendorState state = VendorState::unknown;
    QStringList incidents; ///< titles of what is going on, the vendor's own words
    QString why; ///< why it is unknown; empty otherwise
};

/// The public status pages of the vendors. Blocking; work pool.
class VendorStatus {
public:
    virtual ~VendorStatus() = default;
    [[nodiscard]] virtual QStringList vendors() const = 0;
    /// Never an error: what cannot be read is `unknown`, with the reason.
    [[nodiscard]] virtual VendorReport report(const QString &vendor, std::stop_token) = 0;
};

[[nodiscard]] inline QString stateName(VendorState state)
{
    switch (state) {
    case VendorState::operational:
        return QStringLiteral("operational");
    case VendorState::maintenance:
        return QStringLiteral("maintenance");
    case VendorState::degraded:
        return QStringLiteral("degraded");
    case VendorState::outage:
        return QStringLiteral("outage");
    case VendorState::unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace holdfast
