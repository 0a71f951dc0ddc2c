// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QThread>
#include <utility>

namespace holdfast {

/// Calls `fn(value)` in the thread of `context` when the future holds its value; if the context dies first, or the
/// future ends without a value, nothing is called. To be called in the thread of `context`. This and not
/// QFuture::then(context, …), which aborts in Qt 6.4 when the context dies first.
template <class T, class Fn> void deliver(const QFuture<T> &future, QObject *context, Fn &&fn)
{
    Q_ASSERT(context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::forward<Fn>(fn)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            fn(watcher->future().resultAt(0));
    });
    watcher->setFuture(future);
}

} // namespace holdfast
