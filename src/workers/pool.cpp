// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/pool.h"

#include <algorithm>
#include <limits>

namespace holdfast {

namespace {

constexpr Duration boundAtDestruction{std::chrono::seconds{2}};

} // namespace

Pool::Pool(const QString &name, int threads)
    : m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setObjectName(name);
    m_pool->setMaxThreadCount(threads);
}

Pool::~Pool() { stop(boundAtDestruction); }

void Pool::start(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    if (m_pool)
        m_pool->start(std::move(work));
}

bool Pool::stop(Duration bound)
{
    std::unique_ptr<QThreadPool> pool;
    {
        const std::lock_guard lock(m_mutex);
        pool = std::move(m_pool);
    }
    if (!pool)
        return true;
    pool->clear();
    const bool done = pool->waitForDone(int(std::min<qint64>(bound.count(), std::numeric_limits<int>::max())));
    if (!done)
        static_cast<void>(pool.release()); // its destructor would wait for ever
    return done;
}

} // namespace holdfast
