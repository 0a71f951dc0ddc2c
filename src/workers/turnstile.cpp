// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/turnstile.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace holdfast {

Turnstile::Turnstile(Limits limits)
    : m_limits(limits)
{ }

Turnstile::Ticket Turnstile::enter(Moment now, std::function<void()> go)
{
    std::unique_lock lock(m_mutex);
    const Ticket ticket = ++m_last;
    m_queue.push_back({ticket, std::move(go)});
    admit(std::move(lock), now);
    return ticket;
}

void Turnstile::leave(Moment now)
{
    std::unique_lock lock(m_mutex);
    m_inside = std::max(0, m_inside - 1);
    admit(std::move(lock), now);
}

bool Turnstile::cancel(Ticket ticket)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(
        m_queue.begin(), m_queue.end(), [ticket](const Visitor &visitor) { return visitor.ticket == ticket; });
    if (found == m_queue.end())
        return false;
    m_queue.erase(found);
    return true;
}

std::optional<Turnstile::Moment> Turnstile::opensAt() const
{
    const std::lock_guard lock(m_mutex);
    const bool windowIsFull = m_limits.entries > 0 && int(m_entries.size()) >= m_limits.entries;
    if (m_queue.empty() || m_inside >= m_limits.inside || !windowIsFull)
        return std::nullopt;
    return m_entries.front() + m_limits.window;
}

void Turnstile::poll(Moment now) { admit(std::unique_lock(m_mutex), now); }

int Turnstile::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_queue.size());
}

int Turnstile::inside() const
{
    const std::lock_guard lock(m_mutex);
    return m_inside;
}

void Turnstile::forget(Moment now)
{
    while (!m_entries.empty() && now - m_entries.front() >= m_limits.window)
        m_entries.pop_front();
}

bool Turnstile::hasRoom() const
{
    return m_inside < m_limits.inside && (m_limits.entries == 0 || int(m_entries.size()) < m_limits.entries);
}

void Turnstile::admit(std::unique_lock<std::mutex> lock, Moment now)
{
    std::vector<std::function<void()>> admitted;
    forget(now);
    while (!m_queue.empty() && hasRoom()) {
        admitted.push_back(std::move(m_queue.front().go));
        m_queue.pop_front();
        ++m_inside;
        if (m_limits.entries > 0)
            m_entries.push_back(now);
    }
    lock.unlock();
    for (const std::function<void()> &go : admitted)
        go();
}

} // namespace holdfast
