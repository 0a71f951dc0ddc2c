// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// How long to wait between two deliveries. Tests shorten the waits.
struct RetryPolicy {
    Duration firstWait{250}; ///< doubled with every attempt
    Duration longestWait{std::chrono::seconds{10}};
    Duration lockedWait{std::chrono::seconds{3}}; ///< the longest after 423, as Neon's own command line waits
    /// With less than this before the deadline no further attempt is begun: the last answer is the result, and it tells
    /// more than a deadline does.
    Duration leastTime{500};
};

/// One attempt that is over.
struct AttemptOutcome {
    int attempt = 1; ///< from 1
    int status = 0; ///< 0: no complete answer
    ErrorCode error = ErrorCode::network; ///< why there was none
    std::optional<Duration> retryAfter;
    Duration remaining{0}; ///< of the total deadline
    double random = 0; ///< evenly in [0, 1)
};

/// The wait before the next delivery, or nothing: this outcome is the result. Full jitter, so that many clients do not
/// come back together. What is not safe or idempotent is never
/// repeated here, not even after 423: the engine records an intent of its own for each delivery.
[[nodiscard]] std::optional<Duration> nextWait(const RetryPolicy &policy, const HttpRequest &request,
    const AttemptOutcome &outcome, const ProviderPolicy &provider = {});

/// `Retry-After` in both forms. A date is compared with the answer's own `Date`, so that a wrong local clock does not
/// matter; without one it says nothing. Never negative.
[[nodiscard]] std::optional<Duration> retryAfter(const HttpReply &reply);

} // namespace holdfast
