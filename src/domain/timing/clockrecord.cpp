// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timing/clockrecord.h"

#include <algorithm>

namespace holdfast {

namespace {

using namespace std::chrono;

/// Slower corrections are the network's daily business and harm no timer.
constexpr seconds smallest{2};

microseconds movedBetween(const Instant &from, const Instant &to)
{
    return (to.utc - from.utc) - duration_cast<microseconds>(to.bootTime - from.bootTime);
}

} // namespace

const ClockRecord::Boot *ClockRecord::find(const QString &bootId) const
{
    const auto found = std::find_if(
        m_boots.cbegin(), m_boots.cend(), [&bootId](const Boot &boot) { return boot.first.bootId == bootId; });
    return found == m_boots.cend() ? nullptr : &*found;
}

std::optional<ClockStep> ClockRecord::stepBefore(const Instant &now) const
{
    if (m_boots.isEmpty() || now.bootId.isEmpty())
        return std::nullopt;
    const Boot *boot = find(now.bootId);
    if (!boot)
        return ClockStep{0, now.utc, std::min(duration_cast<Duration>(now.utc - m_last.utc), Duration{0}), true};
    const microseconds moved = movedBetween(boot->newest, now);
    if (abs(moved) <= smallest)
        return std::nullopt;
    return ClockStep{0, now.utc, duration_cast<Duration>(moved), false};
}

void ClockRecord::add(qint64 sequence, const Instant &reading)
{
    if (reading.bootId.isEmpty())
        return;
    if (auto step = stepBefore(reading)) {
        step->sequence = sequence;
        m_steps << *step;
    }
    if (const Boot *known = find(reading.bootId))
        m_boots[known - m_boots.constData()].newest = reading;
    else
        m_boots << Boot{m_last, reading, reading};
    m_last = reading;
}

Elapsed ClockRecord::between(const Instant &from, const Instant &to) const
{
    const Elapsed asWritten{to.utc - from.utc, false};
    if (from.bootId.isEmpty() || to.bootId.isEmpty())
        return asWritten;
    if (from.bootId == to.bootId)
        return {duration_cast<microseconds>(to.bootTime - from.bootTime), true};
    const Boot *boot = find(to.bootId);
    const Instant &before = boot ? boot->before : m_last;
    const Instant &first = boot ? boot->first : to;
    if (before.bootId.isEmpty())
        return asWritten;
    // Up to the last reading before this boot, the gap as its clock has it, and on from its first reading.
    const microseconds until = between(from, before).time;
    if (until < microseconds{0})
        return asWritten;
    const microseconds gap = std::max<microseconds>(first.utc - before.utc, microseconds{0});
    return {until + gap + duration_cast<microseconds>(to.bootTime - first.bootTime), false};
}

} // namespace holdfast
