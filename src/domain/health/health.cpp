// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/health.h"

namespace holdfast {

QString healthName(Health health)
{
    switch (health) {
    case Health::up:
        return QStringLiteral("up");
    case Health::degraded:
        return QStringLiteral("degraded");
    case Health::down:
        return QStringLiteral("down");
    case Health::unknown:
        return QStringLiteral("unknown");
    case Health::stale:
        break;
    }
    return QStringLiteral("stale");
}

std::optional<Health> healthFromName(const QString &name)
{
    for (const Health health : {Health::up, Health::degraded, Health::down, Health::unknown, Health::stale}) {
        if (healthName(health) == name)
            return health;
    }
    return std::nullopt;
}

ComponentHealth fold(ComponentHealth before, const Sample &sample, Hysteresis hysteresis)
{
    ComponentHealth after = std::move(before);
    const bool first = !after.measuredAt;
    after.measuredAt = sample.at;
    if (sample.health == Health::up)
        after.lastUpAt = sample.at;
    if (sample.health != Health::unknown)
        after.knownAt = sample.at;
    if (sample.health == after.health && !first) {
        after.reason = sample.reason;
        after.pendingCount = 0;
        after.pendingSince.reset();
        return after;
    }
    if (after.pendingCount == 0 || after.pending != sample.health) {
        after.pending = sample.health;
        after.pendingCount = 0;
        after.pendingSince = sample.at;
    }
    ++after.pendingCount;
    if (first || after.pendingCount >= hysteresis.samples) {
        after.health = sample.health;
        after.reason = sample.reason;
        after.since = after.pendingSince;
        after.pendingCount = 0;
        after.pendingSince.reset();
    }
    return after;
}

std::optional<UtcTime> impactStart(const ComponentHealth &failed, const QList<Sample> &latest, Duration longestGap)
{
    if (!failed.since)
        return std::nullopt;
    UtcTime start = *failed.since;
    if (failed.lastUpAt && *failed.lastUpAt < start && start - *failed.lastUpAt < longestGap)
        start = *failed.lastUpAt;
    for (const Sample &sample : latest) {
        const auto commit = parseUtc(sample.evidence.value(QStringLiteral("lastCommitAt")).toString());
        if (commit && *commit > start && *commit < *failed.since)
            start = *commit;
    }
    return start;
}

Health shownHealth(const ComponentHealth &health, Duration age, Duration interval, Duration deadline)
{
    if (!health.measuredAt)
        return Health::unknown;
    return age > 2 * interval + deadline ? Health::stale : health.health;
}

Health worstOf(const QList<Health> &healths)
{
    for (const Health worst : {Health::down, Health::degraded, Health::unknown, Health::stale, Health::up}) {
        if (healths.contains(worst))
            return worst;
    }
    return Health::unknown;
}

} // namespace holdfast
