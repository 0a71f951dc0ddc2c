// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/runhistory.h"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

/// The smallest time that `share` of the runs did not exceed.
Duration quantile(QList<Duration> times, double share)
{
    std::sort(times.begin(), times.end());
    const auto rank = qsizetype(std::ceil(share * double(times.size()))) - 1;
    return times[std::clamp<qsizetype>(rank, 0, times.size() - 1)];
}

std::optional<UsualTime> usualOf(const QList<Duration> &times)
{
    if (times.isEmpty())
        return std::nullopt;
    return UsualTime{quantile(times, 0.5), quantile(times, 0.9), int(times.size())};
}

Duration between(UtcTime from, UtcTime to)
{
    return std::max(Duration{0}, std::chrono::duration_cast<Duration>(to - from));
}

} // namespace

RunHistory::RunHistory(const QList<Incident> &past)
{
    for (const Incident &incident : past) {
        for (const Run &run : incident.earlierRuns)
            add(run, incident.drill);
        if (incident.run)
            add(*incident.run, incident.drill);
    }
}

void RunHistory::add(const Run &run, bool drill)
{
    if (run.runbook.steps.isEmpty() || run.currentStep())
        return;
    UtcTime before = run.startedAt;
    QList<std::pair<QString, UtcTime>> begins; ///< of each step that was carried out: the end of the one before it
    for (const RunbookStep &step : run.runbook.steps) {
        const StepRecord &record = run.record(step.id);
        if (record.state != StepState::done || !record.finishedAt)
            continue;
        if (record.byHand.isEmpty() && record.intendedAt)
            m_steps[{run.runbook.id.value(), step.id.value(), drill}]
                << between(*record.intendedAt, *record.finishedAt);
        begins << std::pair(step.id.value(), before);
        before = std::max(before, *record.finishedAt);
    }
    for (const auto &[step, begin] : std::as_const(begins))
        m_rests[{run.runbook.id.value(), step, drill}] << between(begin, before);
}

std::optional<UsualTime> RunHistory::step(const RunbookId &runbook, const StepId &step, bool drill) const
{
    return usualOf(m_steps.value({runbook.value(), step.value(), drill}));
}

std::optional<UsualTime> RunHistory::rest(const RunbookId &runbook, const StepId &step, bool drill) const
{
    return usualOf(m_rests.value({runbook.value(), step.value(), drill}));
}

std::optional<double> RunHistory::likelyWithin(
    const RunbookId &runbook, const StepId &step, bool drill, Duration limit) const
{
    constexpr qsizetype fewest = 3;
    const QList<Duration> times = m_rests.value({runbook.value(), step.value(), drill});
    if (times.size() < fewest)
        return std::nullopt;
    const auto quick = std::count_if(times.begin(), times.end(), [limit](Duration time) { return time <= limit; });
    return double(quick + 1) / double(times.size() + 2);
}

bool isUnusuallyFast(Duration took, const std::optional<UsualTime> &usual)
{
    constexpr int enough = 5;
    constexpr int share = 5;
    return usual && usual->runs >= enough && took * share < usual->half;
}

} // namespace holdfast
