// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/databaseprobe.h"

#include "actions/database/datachecks.h"
#include "actions/probes/databasevitals.h"
#include "actions/probes/serviceprobe.h"
#include "actions/support/standby.h"
#include "domain/health/clockoffset.h"
#include "domain/health/sight.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long the provider's account is believed; the retention changes rarely, and a new live branch is noticed by the
/// probe failing or by this.
constexpr Duration surroundingsAge = 30s;
constexpr Duration surroundingsAgeWhenFailing = 5s;

} // namespace

DatabaseProbe::DatabaseProbe(ComponentId component, ProbeSpec spec, const Recovery &recovery)
    : Probe(std::move(component), std::move(spec))
    , m_recovery(recovery)
{ }

Result<DatabaseProbe::Surroundings> DatabaseProbe::surroundings(const std::stop_token &stop)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_known && m_recovery.clock.utc() - m_known->askedAt < surroundingsAge)
            return *m_known;
    }
    const auto standby = standbyInUse(m_recovery, stop);
    if (!standby)
        return failure(standby.error());
    const auto fresh = *standby ? onStandby(**standby, stop) : atProvider(stop);
    if (!fresh)
        return failure(fresh.error());
    const std::lock_guard lock(m_mutex);
    m_known = *fresh;
    return *fresh;
}

Result<DatabaseProbe::Surroundings> DatabaseProbe::onStandby(const QString &branch, const std::stop_token &stop) const
{
    const auto uri = connectionUri(m_recovery, branch, m_recovery.service.applicationRole, stop);
    if (!uri)
        return failure(uri.error());
    DatabaseBranch place;
    place.id = branch;
    place.name = branch;
    // Nobody keeps a history there: nothing can be brought back but by a dump.
    return Surroundings{place, *uri, {}, {}, m_recovery.clock.utc()};
}

Result<DatabaseProbe::Surroundings> DatabaseProbe::atProvider(const std::stop_token &stop) const
{
    const auto project = m_recovery.provider.project(stop);
    if (!project)
        return failure(project.error());
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    const auto inUse = branchInUse(m_recovery, *branches, stop);
    if (!inUse)
        return failure(inUse.error());
    if (!*inUse)
        return failure(ErrorCode::notFound, u"The service's connection string points to no branch of the project."_s);
    const auto uri = m_recovery.provider.connectionUri(
        (*inUse)->id, m_recovery.service.database, m_recovery.service.applicationRole, stop);
    if (!uri)
        return failure(uri.error());
    const UtcTime now = m_recovery.clock.utc();
    return Surroundings{**inUse, *uri, historyStart(*project, **inUse, now), project->historyRetention, now};
}

Result<> DatabaseProbe::look(const Surroundings &where, Sample &sample, const std::stop_token &stop) const
{
    const auto session = connectTo(m_recovery, where.uri, deadline(), stop);
    if (!session)
        return failure(session.error());
    for (const MeasuredTable &table : m_recovery.service.tables) {
        const auto exists = tableExists(**session, table.name, stop);
        if (!exists)
            return failure(exists.error());
        if (!*exists)
            return failure(ErrorCode::notFound, u"The table “%1” is gone."_s.arg(table.name));
    }
    const auto newest = newestHeartbeat(m_recovery, **session, stop);
    if (!newest)
        return failure(newest.error());
    sample.evidence.insert(u"newestCommitAt"_s, formatUtc(*newest));
    compareClocks(**session, sample, stop);
    sample.health = Health::up;
    sample.reason = u"answers on branch “%1”"_s.arg(where.branch.name);
    judgeVitals(**session, sample, stop);
    return {};
}

void DatabaseProbe::judgeVitals(DatabaseSession &session, Sample &sample, const std::stop_token &stop) const
{
    const auto vitals = readVitals(session, deadline(), stop);
    if (!vitals) {
        sample.evidence.insert(u"vitals"_s, vitals.error().what);
        return;
    }
    sample.evidence.insert(u"vitals"_s, evidenceOf(*vitals));
    const QStringList found = complaints(*vitals, VitalLimits::of(spec()));
    if (found.isEmpty())
        return;
    sample.health = Health::degraded;
    sample.reason += u", but "_s + found.join(u"; "_s);
}

void DatabaseProbe::compareClocks(DatabaseSession &session, Sample &sample, const std::stop_token &stop) const
{
    const UtcTime asked = m_recovery.clock.utc();
    const auto text = scalar(session,
        u"select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"_s, {}, stop);
    const UtcTime answered = m_recovery.clock.utc();
    const std::optional<UtcTime> theirs = text ? parseUtc(*text) : std::nullopt;
    if (theirs)
        sample.evidence.insert(
            clockOffsetKey, std::chrono::duration<double>(*theirs - (asked + (answered - asked) / 2)).count());
}

Sample DatabaseProbe::run(std::stop_token stop)
{
    Sample sample = begun(m_recovery.clock.utc());
    const auto where = surroundings(stop);
    if (!where) {
        sample.reason = where.error().what;
        sample.evidence.insert(networkFailureKey, isOfNetwork(where.error()));
        return sample;
    }
    sample.evidence = {
        {u"branch"_s, where->branch.name}, {u"retentionSeconds"_s, double(where->retention.count()) / 1000.0}};
    if (where->historyStart)
        sample.evidence.insert(u"historyStart"_s, formatUtc(*where->historyStart));
    if (const auto ok = look(*where, sample, stop); !ok) {
        sample.health = healthOf(ok.error());
        sample.reason = reasonOf(ok.error());
        if (isOfNetwork(ok.error()))
            sample.evidence.insert(networkFailureKey, true);
        const std::lock_guard lock(m_mutex);
        if (m_known && m_recovery.clock.utc() - m_known->askedAt > surroundingsAgeWhenFailing)
            m_known.reset(); // it may live elsewhere by now
    }
    sample.took = std::chrono::duration_cast<Duration>(m_recovery.clock.utc() - sample.at);
    return sample;
}

} // namespace holdfast
