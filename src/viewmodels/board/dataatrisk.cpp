// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/dataatrisk.h"

#include "domain/health/clockoffset.h"
#include "viewmodels/words/wording.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

// The window is said in colour while there is still time to act on it.
constexpr Duration windowWarning = std::chrono::hours{4};
constexpr Duration windowCritical = std::chrono::hours{1};

/// Takes what this sample knows and `facts` does not know yet.
void merge(DatabaseFacts &facts, const std::optional<Sample> &sample)
{
    if (!sample)
        return;
    const QJsonObject &evidence = sample->evidence;
    if (!facts.newestCommit)
        facts.newestCommit = parseUtc(evidence.value("newestCommitAt"_L1).toString());
    if (!facts.historyStart)
        facts.historyStart = parseUtc(evidence.value("historyStart"_L1).toString());
    if (!facts.retention && evidence.value("retentionSeconds"_L1).isDouble())
        facts.retention = std::chrono::seconds{evidence.value("retentionSeconds"_L1).toInteger()};
    if (!facts.clockOffset)
        facts.clockOffset = clockOffsetOf(evidence);
    if (facts.branch.isEmpty())
        facts.branch = evidence.value("branch"_L1).toString();
}

} // namespace

std::optional<DatabaseFacts> databaseFacts(const Situation &situation)
{
    if (!situation.plan)
        return std::nullopt;
    for (const Component &component : situation.plan->components) {
        if (!component.rpo)
            continue;
        const Watched watched = situation.watched(component.id);
        DatabaseFacts facts;
        facts.component = component;
        merge(facts, watched.last);
        facts.live = facts.newestCommit.has_value();
        merge(facts, watched.lastGood);
        if (facts.newestCommit || facts.historyStart || facts.retention)
            return facts;
    }
    return std::nullopt;
}

DataAtRisk::DataAtRisk(QObject *parent)
    : QObject(parent)
{ }

void DataAtRisk::show(const Situation &situation, const Assessment &assessment)
{
    Reading exposure{tr("Data at risk now"), tr("Not measured"),
        tr("No probe has read the newest commit of a database yet."), Tone::normal, false};
    Reading window{
        tr("History window"), tr("Not measured"), tr("No probe has read how far back it can go."), Tone::normal, false};
    m_clockOffset.reset();
    if (const auto facts = databaseFacts(situation)) {
        // Commits are dated by the database's clock, so they are compared with its time and not with ours.
        m_clockOffset = facts->clockOffset;
        const UtcTime theirNow = situation.now + facts->clockOffset.value_or(Duration::zero());
        if (facts->newestCommit)
            exposure = exposureOf(*facts, theirNow);
        if (facts->retention)
            window = windowOf(*facts, situation.desk.databaseProvider, assessment, theirNow);
    }
    if (exposure == m_exposure && window == m_window)
        return;
    m_exposure = exposure;
    m_window = window;
    Q_EMIT changed();
}

Reading DataAtRisk::exposureOf(const DatabaseFacts &facts, UtcTime now) const
{
    const Duration objective = facts.component.rpo.value_or(Duration::zero());
    const RpoExposure risk = rpoExposure(objective, *facts.newestCommit, now);
    const QString source = facts.live ? tr("newest commit %1") : tr("newest commit seen before the failure %1");
    return {tr("Data at risk now"),
        risk.exposure < std::chrono::seconds{1} ? tr("under 1 s") : Wording::length(risk.exposure),
        tr("%1; objective %2").arg(source.arg(formatTimeOfDay(*facts.newestCommit)), Wording::span(objective)),
        Wording::tone(risk.standing), true};
}

Reading DataAtRisk::windowOf(
    const DatabaseFacts &facts, const QString &provider, const Assessment &assessment, UtcTime now) const
{
    const UtcTime from = std::max(facts.historyStart.value_or(UtcTime::min()), now - *facts.retention);
    if (!assessment.impactStart || assessment.impactEnd)
        return {tr("History window"), Wording::length(std::chrono::duration_cast<Duration>(now - from)),
            tr("%1 can go back to %2").arg(provider, formatUtcSeconds(from)), Tone::normal, true};
    const UtcTime point = facts.newestCommit.value_or(*assessment.impactStart);
    const Duration left = leavesWindowIn({from, *facts.retention}, point, now);
    Reading reading{tr("Leaves %1’s history window").arg(provider), {}, {}, Tone::normal, true};
    if (left < Duration::zero()) {
        reading.value = tr("Gone");
        reading.tone = Tone::critical;
        reading.detail =
            tr("The last good commit left the history %1 ago: use another backup.").arg(Wording::length(-left));
        return reading;
    }
    reading.value = tr("in %1").arg(Wording::length(left));
    reading.detail = tr("after that the last good commit cannot be restored from history");
    if (left < windowCritical)
        reading.tone = Tone::critical;
    else if (left < windowWarning)
        reading.tone = Tone::warning;
    return reading;
}

} // namespace holdfast
