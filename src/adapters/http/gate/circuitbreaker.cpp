// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/gate/circuitbreaker.h"

#include <algorithm>

namespace holdfast {

CircuitBreaker::CircuitBreaker(Limits limits)
    : m_limits(limits)
{ }

bool CircuitBreaker::admits(Moment now)
{
    if (!m_open)
        return true;
    if (m_trying || now < m_nextTrial)
        return false;
    m_trying = true;
    return true;
}

Duration CircuitBreaker::pauseLeft(Moment now) const
{
    if (!m_open)
        return Duration{0};
    return std::max(Duration{0}, std::chrono::ceil<Duration>(m_nextTrial - now));
}

void CircuitBreaker::succeeded()
{
    m_failures = 0;
    m_open = false;
    m_trying = false;
    m_pause = Duration{0};
}

void CircuitBreaker::failed(Moment now)
{
    ++m_failures;
    if (!m_open && m_failures < m_limits.failures)
        return;
    // A straggler of before the opening does not lengthen the pause.
    if (m_open && !m_trying)
        return;
    m_pause = m_open ? std::min(m_limits.longestPause, m_pause * 2) : m_limits.firstPause;
    m_open = true;
    m_trying = false;
    m_nextTrial = now + m_pause;
}

void CircuitBreaker::abandoned() { m_trying = false; }

} // namespace holdfast
