// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/exchangelog.h"
#include "interfaces/transport.h"

namespace holdfast {

/// Scheme, host, port, path and the names of query parameters: what may be kept of an address.
[[nodiscard]] QString shownAddress(const QUrl &url);

/// The evidence of one call that is over.
[[nodiscard]] Exchange exchangeOf(
    const HttpRequest &request, const Result<HttpReply> &result, UtcTime at, int attempts, bool sent, Duration took);

} // namespace holdfast
