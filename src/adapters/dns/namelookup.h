// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QStringList>
#include <stop_token>

namespace holdfast {

/// What one resolver says about a name.
struct NameAnswer {
    enum class Says {
        addresses,
        noSuchName, ///< the name does not exist, or has no address
        refused, ///< it answered, but not the question: `why`
        nothing ///< no answer in time
    };
    QString resolver;
    Says says = Says::nothing;
    QStringList addresses; ///< numeric, IPv4 and IPv6, sorted
    QString why;
};

/// Asks this resolver (`192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:53`) and no other; never the hosts file, a
/// cache or a search list. Blocking, for `deadline` at most.
[[nodiscard]] NameAnswer lookUp(
    const QString &resolver, const QString &host, Duration deadline, const std::stop_token &stop);

} // namespace holdfast
