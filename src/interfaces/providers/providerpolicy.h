// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace holdfast {

/// How one provider wants to be called, from its documentation. Each provider's folder states its own; the transport
/// keeps to it for every request whose `peer` is this one.
struct ProviderPolicy {
    QString peer; ///< as HttpRequest::peer says it, and as people know it: "Neon"
    QStringList hosts; ///< `host` (https, port 443) or `host:port`; a leading dot allows every name below it
    int concurrency = 4; ///< most requests under way at once
    int requests = 0; ///< most deliveries within `window`; 0: no limit is known
    Duration window{0};
    QList<int> slowDown{429}; ///< statuses that say "slow down" and promise that nothing was done
    Duration slowDownWait{0}; ///< the wait after such a status that comes without Retry-After
};

} // namespace holdfast
