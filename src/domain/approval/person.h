// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

namespace holdfast {

/// Somebody whose signature counts on this machine.
struct KnownPerson {
    QString name; ///< see isPersonName()
    QString role; ///< as people say it; may be empty
    QString keyId; ///< 16 upper-case hexadecimal digits
    QString publicKey; ///< the line that minisign takes with `-P`
    UtcTime since;

    friend bool operator==(const KnownPerson &, const KnownPerson &) = default;
};

} // namespace holdfast
