// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

#include <QFuture>
#include <QPromise>
#include <memory>
#include <mutex>

namespace holdfast {

template <class T> struct IsResult : std::false_type { };
template <class T> struct IsResult<tl::expected<T, Error>> : std::true_type { };

/// The error that a waiting caller gets when its work was dropped because Holdfast is closing.
[[nodiscard]] Error abandonedError();

/// The giving end of a future: copies share it, the first give() counts, and it is never left open. When the last copy
/// dies unanswered, a Result becomes ErrorCode::cancelled; a future of another type ends without a result. Thread-safe.
template <class T> class Answer {
public:
    Answer()
        : m_state(std::make_shared<State>())
    { }
    [[nodiscard]] QFuture<T> future() const { return m_state->promise.future(); }
    void give(T value) const { m_state->give(std::move(value)); }

private:
    struct State {
        State() { promise.start(); }
        State(const State &) = delete;
        State &operator=(const State &) = delete;
        ~State()
        {
            if constexpr (IsResult<T>::value)
                give(T(tl::unexpect, abandonedError()));
            else
                std::call_once(given, [this] {
                    promise.future().cancel();
                    promise.finish();
                });
        }
        void give(T value)
        {
            std::call_once(given, [this, &value] {
                promise.addResult(std::move(value));
                promise.finish();
            });
        }
        QPromise<T> promise;
        std::once_flag given;
    };
    std::shared_ptr<State> m_state;
};

/// Waits on a worker thread for a Result. Never on the main thread. A future that ended without a result counts as
/// cancelled.
template <class T> [[nodiscard]] T await(QFuture<T> future)
{
    static_assert(IsResult<T>::value, "only a Result can say that its work was dropped");
    future.waitForFinished();
    if (future.resultCount() == 0)
        return T(tl::unexpect, abandonedError());
    return future.resultAt(0);
}

} // namespace holdfast
