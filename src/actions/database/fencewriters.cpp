// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/fencewriters.h"

#include "actions/database/maintenanceswitch.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int sessionEndMilliseconds = 2000;

Handle absent(const QString &branch, const Error &reason)
{
    return {{u"branch"_s, branch}, {u"reachable"_s, false}, {u"reason"_s, reasonOf(reason)}};
}

} // namespace

Result<QString> connectionlimit::statement(const Recovery &recovery, int limit)
{
    const auto role = quoteIdentifier(recovery.service.applicationRole);
    if (!role)
        return failure(role.error());
    return u"alter role %1 connection limit %2"_s.arg(*role, QString::number(limit));
}

Result<bool> connectionlimit::isNobody(const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop)
{
    const auto limit = scalar(session, u"select rolconnlimit::text from pg_roles where rolname = $1"_s,
        {recovery.service.applicationRole}, stop);
    return limit ? Result<bool>{limit->toInt() == nobody} : Result<bool>{failure(limit.error())};
}

Result<QStringList> FenceWriters::statements() const
{
    const auto limited = connectionlimit::statement(m_recovery, connectionlimit::nobody);
    if (!limited)
        return failure(limited.error());
    return QStringList{*limited,
        u"select count(pg_terminate_backend(pid, %1)) from pg_stat_activity where usename = $1 and pid <> pg_backend_pid()"_s
            .arg(sessionEndMilliseconds)};
}

Result<> FenceWriters::precheck(const Inputs &inputs, std::stop_token)
{
    const auto branch = textInput(inputs, "branch");
    return branch ? Result<>{} : Result<>{failure(branch.error())};
}

Result<Preview> FenceWriters::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const QString branch = inputs.value(u"branch"_s).toString();
    const auto session = openBranch(m_recovery, branch, m_recovery.service.ownerRole, stop);
    if (!session && !provesAbsence(session.error()))
        return failure(session.error());
    if (!session)
        return Preview{{}, u"Nothing is sent: the old database cannot be reached, so nobody can write to it."_s,
            {reasonOf(session.error()),
                u"If it should come back, the service no longer points to it after the switch."_s},
            {}};
    const auto sql = statements();
    if (!sql)
        return failure(sql.error());
    QList<RequestPreview> requests{maintenanceRequest(m_recovery, (*session)->target(), true)};
    for (const QString &statement : *sql)
        requests << RequestPreview{u"sql"_s, {}, (*session)->target(), {}, statement};
    return Preview{requests,
        u"%1 stops writing: its database role may no longer connect, and its sessions end."_s.arg(
            m_recovery.service.name),
        {u"Users cannot save anything until the service fence is lifted."_s,
            u"Reading through the service stops too, because it uses the same role."_s},
        {}};
}

Result<Handle> FenceWriters::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const QString branch = inputs.value(u"branch"_s).toString();
    auto session = openBranch(m_recovery, branch, m_recovery.service.ownerRole, stop);
    if (!session)
        return provesAbsence(session.error()) ? Result<Handle>{absent(branch, session.error())}
                                              : Result<Handle>{failure(session.error())};
    // Both or neither: a session that ends before the commit leaves nothing behind.
    if (auto begun = execute(**session, u"begin"_s, {}, stop); !begun)
        return failure(begun.error());
    const auto previous = setMaintenance(m_recovery, **session, true, stop);
    if (!previous && previous.error().code != ErrorCode::notFound)
        return failure(previous.error());
    const auto sql = statements();
    if (!sql)
        return failure(sql.error());
    if (auto limited = execute(**session, sql->at(0), {}, stop); !limited)
        return failure(limited.error());
    if (auto committed = execute(**session, u"commit"_s, {}, stop); !committed)
        return failure(committed.error());
    const auto ended = scalar(**session, sql->at(1), {m_recovery.service.applicationRole}, stop);
    if (!ended)
        return failure(ended.error());
    const auto lsn = scalar(**session, u"select pg_current_wal_flush_lsn()::text"_s, {}, stop);
    return Handle{{u"branch"_s, branch}, {u"reachable"_s, true}, {u"sessionsEnded"_s, ended->toInt()},
        {u"lastLsn"_s, lsn.value_or(QString())}, {u"maintenanceBefore"_s, previous.value_or(QString())}};
}

Result<std::optional<Handle>> FenceWriters::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const QString branch = inputs.value(u"branch"_s).toString();
    auto session = openBranch(m_recovery, branch, m_recovery.service.ownerRole, stop);
    if (!session)
        return provesAbsence(session.error()) ? Result<std::optional<Handle>>{absent(branch, session.error())}
                                              : Result<std::optional<Handle>>{failure(session.error())};
    const auto isFenced = connectionlimit::isNobody(m_recovery, **session, stop);
    if (!isFenced)
        return failure(isFenced.error());
    if (!*isFenced)
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"branch"_s, branch}, {u"reachable"_s, true}}};
}

Result<Observation> FenceWriters::observe(const Handle &handle, std::stop_token)
{
    return Observation{Observation::State::finished, {}, {}, handle, {}, {}};
}

Result<Undoing> FenceWriters::undo(const Handle &handle, std::stop_token stop)
{
    if (!handle.value(u"reachable"_s).toBool())
        return Undoing{true, u"There was nothing to fence, so there is nothing to lift."_s};
    auto session = openBranch(m_recovery, handle.value(u"branch"_s).toString(), m_recovery.service.ownerRole, stop);
    if (!session)
        return failure(session.error());
    const auto statement = connectionlimit::statement(m_recovery, connectionlimit::everybody);
    if (!statement)
        return failure(statement.error());
    if (auto freed = execute(**session, *statement, {}, stop); !freed)
        return failure(freed.error());
    const bool wasOn = handle.value(u"maintenanceBefore"_s).toString() == "true"_L1;
    const auto restored = setMaintenance(m_recovery, **session, wasOn, stop);
    if (!restored && restored.error().code != ErrorCode::notFound)
        return failure(restored.error());
    return Undoing{true, u"%1 may connect and write again."_s.arg(m_recovery.service.name)};
}

} // namespace holdfast
