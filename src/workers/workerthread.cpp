// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/workerthread.h"

#include <QDeadlineTimer>
#include <QMetaObject>
#include <QObject>

namespace holdfast {

WorkerThread::WorkerThread(const QString &name)
    : m_thread(std::make_unique<QThread>())
    , m_context(new QObject)
{
    m_thread->setObjectName(name);
    m_context->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_context, &QObject::deleteLater);
    m_thread->start();
}

WorkerThread::~WorkerThread() { stop(Duration::max()); }

void WorkerThread::post(std::function<void()> fn)
{
    const std::lock_guard lock(m_mutex);
    if (!m_stopped)
        QMetaObject::invokeMethod(m_context, std::move(fn), Qt::QueuedConnection);
}

bool WorkerThread::isCurrent() const { return m_thread && QThread::currentThread() == m_thread.get(); }

bool WorkerThread::stop(Duration bound)
{
    Q_ASSERT(!isCurrent());
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return true;
        // Asked for through the queue: everything posted before still runs.
        QMetaObject::invokeMethod(
            m_context, [] { QThread::currentThread()->quit(); }, Qt::QueuedConnection);
        m_stopped = true;
    }
    if (m_thread->wait(bound == Duration::max() ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(bound)))
        return true;
    static_cast<void>(m_thread.release()); // a QThread that is destroyed while it runs ends the process
    return false;
}

} // namespace holdfast
