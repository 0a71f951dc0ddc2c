// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QString>
#include <QThread>
#include <functional>
#include <memory>
#include <mutex>

namespace holdfast {

/// A named thread with an event loop. What is posted runs there one after another; what lives there is created,
/// used and destroyed by posted functions only.
class WorkerThread final {
public:
    explicit WorkerThread(const QString &name);
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;
    /// stop() without a bound.
    ~WorkerThread();

    /// Runs `fn` on the thread, after everything posted before. From any thread. After stop() it is destroyed unrun.
    void post(std::function<void()> fn);
    [[nodiscard]] bool isCurrent() const;
    /// Runs what was posted so far, then ends the thread. True when it ended within the bound; a thread that did not
    /// is left to the end of the process, because killing it would leave locks behind. Not from the thread itself.
    bool stop(Duration bound);

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_context; ///< lives on the thread, dies with its event loop
    std::mutex m_mutex; ///< orders post() against stop()
    bool m_stopped = false;
};

} // namespace holdfast
