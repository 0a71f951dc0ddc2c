// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/postgres/pqhandles.h"
#include "workers/pool.h"

namespace holdfast {

/// Asks servers to stop a statement whose answer nobody waits for any more. Best effort, on threads of its own:
/// PQcancel opens a connection without any time-out and waits for ever at a frozen server.
class Canceller {
public:
    Canceller();
    Canceller(const Canceller &) = delete;
    Canceller &operator=(const Canceller &) = delete;
    ~Canceller();

    /// Returns at once.
    void cancel(PqCancel request);

private:
    Pool m_pool;
};

} // namespace holdfast
