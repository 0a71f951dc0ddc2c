// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/branchchecks.h"

#include "actions/database/maintenanceswitch.h"
#include "actions/support/wait.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration writersDeadline = 10s;
constexpr Duration connectsDeadline = 30s;

Verdict passed(const QString &summary, const QJsonObject &evidence = {})
{
    return {Verdict::Kind::pass, summary, evidence, {}};
}

Verdict failed(const QString &summary, const QJsonObject &evidence = {})
{
    return {Verdict::Kind::fail, summary, evidence, {}};
}

} // namespace

Result<Verdict> HistoryCovers::run(const Inputs &inputs, std::stop_token)
{
    const auto point = timeInput(inputs, "point");
    const auto start = timeInput(inputs, "historyStart");
    if (!point || !start)
        return failure(point ? start.error() : point.error());
    const QJsonObject evidence{{u"point"_s, formatUtc(*point)}, {u"historyStart"_s, formatUtc(*start)}};
    if (*point < *start || *point > m_recovery.clock.utc())
        return failed(u"%1 lies outside the provider's history, which begins at %2."_s.arg(
                          formatUtcSeconds(*point), formatUtcSeconds(*start)),
            evidence);
    return passed(u"The provider's history reaches back to %1: %2 can be restored."_s.arg(
                      formatUtcSeconds(*start), formatUtcSeconds(*point)),
        evidence);
}

Result<Verdict> NoWriters::run(const Inputs &inputs, std::stop_token stop)
{
    auto session = openOwned(m_recovery, inputs, stop);
    if (!session && provesAbsence(session.error()))
        return nobodyReaches(session.error(), stop);
    if (!session)
        return failure(session.error());
    const QString sql = u"select (select count(*) from pg_stat_activity where usename = $1)::text || '/' || "
                        "(select rolconnlimit from pg_roles where rolname = $1)::text"_s;
    Result<QString> state;
    const bool quiet = waitUntil(
        [&] {
            state = scalar(**session, sql, {m_recovery.service.applicationRole}, stop);
            return !state || *state == "0/0"_L1;
        },
        writersDeadline, questionPause, stop);
    if (!state)
        return failure(state.error());
    const QString sessions = state->section(u'/', 0, 0);
    return quiet
        ? passed(u"No session of “%1” is left, and none can be opened."_s.arg(m_recovery.service.applicationRole))
        : failed(u"%1 sessions of “%2” are still there."_s.arg(sessions, m_recovery.service.applicationRole));
}

Result<Verdict> NoWriters::nobodyReaches(const Error &reason, const std::stop_token &stop) const
{
    // That we cannot reach it may be our own network: the service must not reach it either, and may need a moment to
    // notice.
    const bool alsoGoneForTheService = waitUntil(
        [&] {
            const auto health = m_recovery.gate.health(healthDeadline, stop);
            return !health || health->health != Health::up || health->maintenance;
        },
        writersDeadline, questionPause, stop);
    if (!alsoGoneForTheService)
        return failed(u"Holdfast cannot reach the database, but %1 still works with it: %2"_s.arg(
            m_recovery.service.name, reasonOf(reason)));
    return passed(u"Nobody can write: %1"_s.arg(reasonOf(reason)));
}

Result<Verdict> BranchConnects::run(const Inputs &inputs, std::stop_token stop)
{
    const auto branch = textInput(inputs, "branch");
    if (!branch)
        return failure(branch.error());
    Result<QString> version;
    waitUntil(
        [&] {
            const auto session = openBranch(m_recovery, *branch, m_recovery.service.applicationRole, stop);
            version = session ? scalar(**session, u"show server_version"_s, {}, stop)
                              : Result<QString>{failure(session.error())};
            return version.has_value();
        },
        connectsDeadline, questionPause, stop);
    if (!version)
        return failed(u"The new branch does not answer: %1"_s.arg(version.error().what));
    return passed(u"The service's own role connects to the new branch (PostgreSQL %1)."_s.arg(*version));
}

Result<Verdict> IsDefaultBranch::run(const Inputs &inputs, std::stop_token stop)
{
    const auto wanted = textInput(inputs, "branch");
    if (!wanted)
        return failure(wanted.error());
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    for (const DatabaseBranch &branch : *branches) {
        if (branch.isDefault)
            return branch.id == *wanted ? passed(u"“%1” is the default branch."_s.arg(branch.name))
                                        : failed(u"“%1” is still the default branch."_s.arg(branch.name));
    }
    return failed(u"No branch is the default."_s);
}

Result<Verdict> WritesHeld::run(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto on = readMaintenance(m_recovery, **session, stop);
    if (!on)
        return failure(on.error());
    return *on ? passed(u"The maintenance setting is on in the recovered database."_s)
               : failed(u"The maintenance setting is off in the recovered database."_s);
}

} // namespace holdfast
