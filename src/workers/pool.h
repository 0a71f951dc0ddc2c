// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"
#include "workers/answer.h"

#include <QThreadPool>
#include <functional>
#include <memory>
#include <mutex>

namespace holdfast {

/// A named pool for blocking, sequential code.
class Pool final {
public:
    Pool(const QString &name, int threads);
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;
    /// stop() with a bound of two seconds.
    ~Pool();

    /// Runs `fn` on one of the threads; from any thread. Its value must be copyable; a Result is the usual one. What
    /// has not begun when the pool stops ends as ErrorCode::cancelled.
    template <class Fn> [[nodiscard]] auto run(Fn &&fn) -> QFuture<decltype(fn())>
    {
        Answer<decltype(fn())> answer;
        QFuture<decltype(fn())> future = answer.future();
        start([answer = std::move(answer), work = std::forward<Fn>(fn)]() mutable { answer.give(work()); });
        return future;
    }

    /// Drops what has not begun and waits for the rest. Stop the tokens first. False when something still runs at the
    /// bound: its threads are left to the end of the process.
    bool stop(Duration bound);

private:
    void start(std::function<void()> work);

    std::mutex m_mutex; ///< orders start() against stop()
    std::unique_ptr<QThreadPool> m_pool;
};

} // namespace holdfast
