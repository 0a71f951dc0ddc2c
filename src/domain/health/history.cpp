// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/history.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

void sortByTime(QList<SampleRun> &runs)
{
    std::stable_sort(
        runs.begin(), runs.end(), [](const SampleRun &a, const SampleRun &b) { return a.first < b.first; });
}

Duration between(UtcTime from, UtcTime to) { return std::chrono::duration_cast<Duration>(to - from); }

} // namespace

SampleRun runOf(const Sample &sample)
{
    return {sample.component, sample.probe, sample.environment, sample.health, sample.reason,
        sample.evidence.value(u"buildId"_s).toString(), sample.at, sample.at, 1, sample.took, sample.took, sample.took};
}

bool extendRun(SampleRun &run, const Sample &sample, Duration longestGap)
{
    const bool isSame = run.health == sample.health && run.reason == sample.reason
        && run.build == sample.evidence.value(u"buildId"_s).toString();
    const bool follows = sample.at >= run.last && sample.at - run.last <= longestGap;
    if (!isSame || !follows || sample.at - run.first > longestRun)
        return false;
    run.last = sample.at;
    ++run.looks;
    run.fastest = std::min(run.fastest, sample.took);
    run.slowest = std::max(run.slowest, sample.took);
    run.total += sample.took;
    return true;
}

std::optional<double> Availability::share() const
{
    if (seen.count() <= 0)
        return std::nullopt;
    return double(well.count()) / double(seen.count());
}

Availability availabilityOf(QList<SampleRun> runs, UtcTime from, UtcTime to, Duration longestGap)
{
    sortByTime(runs);
    Availability availability;
    const auto count = [&](UtcTime begin, UtcTime end, Health health) {
        const Duration length = between(std::max(begin, from), std::min(end, to));
        if (length.count() <= 0 || health == Health::unknown || health == Health::stale)
            return;
        availability.seen += length;
        if (health == Health::up)
            availability.well += length;
        else if (health == Health::down)
            availability.out += length;
    };
    for (qsizetype at = 0; at < runs.size(); ++at) {
        count(runs[at].first, runs[at].last, runs[at].health);
        if (at + 1 < runs.size() && between(runs[at].last, runs[at + 1].first) <= longestGap)
            count(runs[at].last, runs[at + 1].first, worstOf({runs[at].health, runs[at + 1].health}));
    }
    return availability;
}

QList<SeenBuild> buildsSeenWell(QList<SampleRun> runs, Duration longestGap)
{
    sortByTime(runs);
    std::map<QString, SeenBuild> longest;
    std::optional<SeenBuild> running;
    const auto finish = [&] {
        if (!running)
            return;
        const auto [known, isNew] = longest.try_emplace(running->build, *running);
        if (!isNew && running->length() >= known->second.length())
            known->second = *running;
        running.reset();
    };
    for (const SampleRun &run : std::as_const(runs)) {
        const bool goesOn = running && run.health == Health::up && run.build == running->build
            && between(running->to, run.first) <= longestGap;
        if (!goesOn)
            finish();
        if (run.health != Health::up || run.build.isEmpty())
            continue;
        if (!running)
            running = SeenBuild{run.build, run.first, run.last};
        running->to = run.last;
    }
    finish();
    QList<SeenBuild> builds;
    for (const auto &[name, build] : longest)
        builds << build;
    std::stable_sort(builds.begin(), builds.end(), [](const SeenBuild &a, const SeenBuild &b) { return a.to > b.to; });
    return builds;
}

} // namespace holdfast
