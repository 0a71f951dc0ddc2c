// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/providers/recoveryprobes.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration usualLimit = 24h;

Duration limitOf(const ProbeSpec &spec, const QString &name)
{
    return parseDuration(spec.setting(name)).value_or(usualLimit);
}

} // namespace

RestoreWindowProbe::RestoreWindowProbe(ComponentId component, ProbeSpec spec, const Recovery &recovery)
    : LookingProbe(std::move(component), std::move(spec), recovery.clock, Asks::itsKeeper)
    , m_recovery(recovery)
{ }

Result<> RestoreWindowProbe::look(Sample &sample, const std::stop_token &stop)
{
    const auto project = m_recovery.provider.project(stop);
    const auto branches =
        project ? m_recovery.provider.branches(stop) : Result<QList<DatabaseBranch>>{failure(project.error())};
    const auto used = branches ? branchInUse(m_recovery, *branches, stop)
                               : Result<std::optional<DatabaseBranch>>{failure(branches.error())};
    if (!used)
        return failure(used.error());
    if (!*used)
        return failure(ErrorCode::notFound,
            u"The service's database is none of this provider's: nothing can be "
            u"brought back from its history."_s);
    const UtcTime now = clock().utc();
    const UtcTime start = historyStart(*project, **used, now);
    sample.evidence.insert(u"branch"_s, (*used)->name);
    sample.evidence.insert(u"historyStart"_s, formatUtc(start));
    sample.evidence.insert(u"retentionSeconds"_s, double(project->historyRetention.count()) / 1000.0);
    // A young branch has all the history that there can be.
    const Duration least =
        std::min(limitOf(spec(), u"least"_s), std::chrono::duration_cast<Duration>(now - project->createdAt));
    const auto reach = std::chrono::duration_cast<Duration>(now - start);
    const bool isLong =
        project->historyRetention > 0ms && (reach >= least || project->historyRetention >= limitOf(spec(), u"least"_s));
    sample.health = isLong ? Health::up : Health::degraded;
    sample.reason = project->historyRetention <= 0ms
        ? u"the provider keeps no history: nothing can be brought back"_s
        : u"can go back %1%2"_s.arg(formatRough(reach), isLong ? QString() : u", which is less than wanted"_s);
    return {};
}

BackupProbe::BackupProbe(ComponentId component, ProbeSpec spec, const Recovery &recovery)
    : LookingProbe(std::move(component), std::move(spec), recovery.clock, Asks::itsKeeper)
    , m_recovery(recovery)
{ }

Result<> BackupProbe::look(Sample &sample, const std::stop_token &)
{
    if (!m_recovery.dumps)
        return failure(ErrorCode::refused, u"Backups outside the provider are not set up here."_s);
    const auto dumps = m_recovery.dumps->dumps();
    if (!dumps)
        return failure(dumps.error());
    sample.evidence.insert(u"backups"_s, dumps->size());
    const DatabaseDump *newest = newestProven(*dumps);
    if (!newest) {
        sample.health = Health::degraded;
        sample.reason = dumps->isEmpty() ? u"there is no backup outside the provider"_s
                                         : u"no backup outside the provider was ever restored"_s;
        return {};
    }
    sample.evidence.insert(u"backup"_s, newest->id);
    sample.evidence.insert(u"takenAt"_s, formatUtc(newest->takenAt));
    const auto age = std::chrono::duration_cast<Duration>(clock().utc() - newest->takenAt);
    const Duration most = limitOf(spec(), u"newestWithin"_s);
    sample.health = age <= most ? Health::up : Health::degraded;
    sample.reason = u"the newest proven backup is %1 old%2"_s.arg(
        formatRough(age), age <= most ? QString() : u", wanted: %1 at most"_s.arg(formatDuration(most)));
    return {};
}

ThirdPartyProbe::ThirdPartyProbe(ComponentId component, ProbeSpec spec, ServiceCanary &canary, const Clock &clock)
    : LookingProbe(std::move(component), std::move(spec), clock, Asks::itself)
    , m_canary(canary)
{ }

Result<> ThirdPartyProbe::look(Sample &sample, const std::stop_token &stop)
{
    const auto answer = m_canary.probe(stop);
    if (!answer)
        return failure(answer.error());
    sample.evidence.insert(u"said"_s, answer->said);
    sample.health = Health::up;
    sample.reason = answer->said;
    return {};
}

} // namespace holdfast
