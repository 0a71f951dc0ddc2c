// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/pool.h"

namespace holdfast {

/// A function that runs its argument on `threads` threads of the pool at once and returns when all of them have ended,
/// or were dropped because the pool stops. Called on a worker thread of another pool; the pool outlives it.
[[nodiscard]] inline std::function<void(const std::function<void()> &)> spreadOver(Pool &pool, int threads)
{
    return [&pool, threads](const std::function<void()> &work) {
        QList<QFuture<Result<>>> all;
        for (int i = 0; i < threads; ++i)
            all << pool.run([&work]() -> Result<> {
                work();
                return {};
            });
        for (const QFuture<Result<>> &one : std::as_const(all))
            (void)await(one);
    };
}

} // namespace holdfast
