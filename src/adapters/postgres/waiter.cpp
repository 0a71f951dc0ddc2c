// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/postgres/waiter.h"

#include <algorithm>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace holdfast {

namespace {

// Only matters without an eventfd: how late a stop request may be noticed then.
constexpr int longestPoll = 200;

} // namespace

Waiter::WakeUp::WakeUp()
    : file(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{ }

Waiter::WakeUp::~WakeUp()
{
    if (file >= 0)
        close(file);
}

Waiter::Waiter(Duration deadline, std::stop_token stop)
    : m_deadline(std::max(deadline, Duration::zero()), Qt::PreciseTimer)
    , m_stop(std::move(stop))
    , m_onStop(m_stop, [this] {
        if (m_wakeUp.file >= 0)
            eventfd_write(m_wakeUp.file, 1);
    })
{ }

Waiter::Wake Waiter::wait(int socket, short events)
{
    while (true) {
        if (m_stop.stop_requested())
            return Wake::cancelled;
        if (m_deadline.hasExpired())
            return Wake::timedOut;
        if (socket < 0)
            return Wake::ready; // closed already: the next call of libpq says why
        const int milliseconds = int(std::min<qint64>(m_deadline.remainingTime() + 1, longestPoll));
        const Wake wake = pollOnce(socket, events, milliseconds);
        if (wake != Wake::timedOut)
            return wake;
    }
}

Waiter::Wake Waiter::pause(Duration time)
{
    const QDeadlineTimer end(time, Qt::PreciseTimer);
    while (!end.hasExpired()) {
        if (m_stop.stop_requested())
            return Wake::cancelled;
        if (m_deadline.hasExpired())
            return Wake::timedOut;
        (void)pollOnce(-1, 0, int(std::min({end.remainingTime(), m_deadline.remainingTime(), qint64(longestPoll)})));
    }
    return Wake::ready;
}

Waiter::Wake Waiter::pollOnce(int socket, short events, int milliseconds)
{
    pollfd watched[] = {{socket, events, 0}, {m_wakeUp.file, POLLIN, 0}};
    if (poll(watched, 2, milliseconds) <= 0)
        return Wake::timedOut;
    if (watched[1].revents != 0)
        return Wake::cancelled;
    return watched[0].revents != 0 ? Wake::ready : Wake::timedOut;
}

} // namespace holdfast
