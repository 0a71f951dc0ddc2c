// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/objective/objective.h"

#include <algorithm>

namespace holdfast {

using std::chrono::duration_cast;

namespace {

constexpr double halfSpent = 0.5;
constexpr double tightSpent = 0.75;
constexpr double criticalSpent = 0.9;
constexpr qsizetype leastFinished = 2;

Standing standingOf(Duration elapsed, Duration objective)
{
    if (elapsed > objective)
        return Standing::missed;
    const double spent = objective.count() > 0 ? double(elapsed.count()) / double(objective.count()) : 1.0;
    if (spent >= criticalSpent)
        return Standing::critical;
    if (spent >= tightSpent)
        return Standing::tight;
    return spent >= halfSpent ? Standing::half : Standing::safe;
}

} // namespace

RtoStanding rtoStanding(Duration rto, UtcTime impactStart, UtcTime now, std::optional<UtcTime> restored)
{
    RtoStanding result;
    result.elapsed = duration_cast<Duration>(restored.value_or(now) - impactStart);
    result.remaining = rto - result.elapsed;
    result.spent = rto.count() > 0 ? double(result.elapsed.count()) / double(rto.count()) : 1.0;
    result.standing = standingOf(result.elapsed, rto);
    if (restored && result.standing != Standing::missed)
        result.standing = Standing::met;
    return result;
}

std::optional<UtcTime> forecastEnd(UtcTime start, const QList<UtcTime> &finished, qsizetype total, UtcTime now)
{
    if (finished.size() < leastFinished)
        return std::nullopt;
    const UtcTime last = *std::max_element(finished.cbegin(), finished.cend());
    const qsizetype left = std::max<qsizetype>(total - finished.size(), 0);
    const auto pace = (last - start) / finished.size();
    if (left == 0)
        return last;
    // The part under way has already taken what has passed; a late one does not make the others quicker.
    return std::max(last + pace * left, now + pace * (left - 1));
}

RpoExposure rpoExposure(Duration rpo, UtcTime newestRecoverable, UtcTime now)
{
    const Duration exposure = duration_cast<Duration>(now - newestRecoverable);
    return {exposure, standingOf(exposure, rpo)};
}

Duration leavesWindowIn(const HistoryWindow &window, UtcTime point, UtcTime now)
{
    return window.retention - duration_cast<Duration>(now - point);
}

} // namespace holdfast
