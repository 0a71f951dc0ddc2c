// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/maintenanceswitch.h"

#include "actions/support/standby.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QString word(bool on) { return on ? u"true"_s : u"false"_s; }

Result<QString> table(const Recovery &recovery) { return quoteIdentifier(recovery.service.maintenanceTable); }

QString upsert(const QString &quotedTable)
{
    return u"insert into %1 (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value"_s
        .arg(quotedTable);
}

/// undefined_table: https://www.postgresql.org/docs/15/errcodes-appendix.html
bool tableIsMissing(const Error &error) { return error.detail.contains("42P01"_L1); }

tl::unexpected<Error> missing(const Recovery &recovery, Error error)
{
    error.code = ErrorCode::notFound;
    error.what = u"The settings table “%1” does not exist there."_s.arg(recovery.service.maintenanceTable);
    return failure(std::move(error));
}

} // namespace

RequestPreview maintenanceRequest(const Recovery &recovery, const QString &target, bool on)
{
    const QString quoted = table(recovery).value_or(recovery.service.maintenanceTable);
    return {u"sql"_s, {}, target, {},
        u"%1 -- $1 = '%2', $2 = '%3'"_s.arg(upsert(quoted), recovery.service.maintenanceKey, word(on))};
}

Result<bool> readMaintenance(const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop)
{
    const auto quoted = table(recovery);
    if (!quoted)
        return failure(quoted.error());
    const auto rows = execute(session, u"select value = 'true'::jsonb from %1 where key = $1"_s.arg(*quoted),
        {recovery.service.maintenanceKey}, stop);
    if (!rows)
        return tableIsMissing(rows.error()) ? missing(recovery, rows.error()) : failure(rows.error());
    return !rows->rows.isEmpty() && rows->rows[0].value(0).value_or(QString()) == "t"_L1;
}

Result<QString> setMaintenance(const Recovery &recovery, DatabaseSession &session, bool on, const std::stop_token &stop)
{
    const auto before = readMaintenance(recovery, session, stop);
    if (!before)
        return failure(before.error());
    const auto quoted = table(recovery);
    if (!quoted)
        return failure(quoted.error());
    const auto set = execute(session, upsert(*quoted), {recovery.service.maintenanceKey, word(on)}, stop);
    if (!set)
        return failure(set.error());
    return word(*before);
}

Result<Session> MaintenanceSwitch::open(const QJsonObject &where, const std::stop_token &stop) const
{
    return openOwned(m_recovery, where, stop);
}

Result<bool> MaintenanceSwitch::isInUse(const QString &branch, const std::stop_token &stop) const
{
    if (isOnStandby(branch)) { // told without the provider, which may be away
        const auto standby = standbyInUse(m_recovery, stop);
        return standby ? Result<bool>{*standby == branch} : Result<bool>{failure(standby.error())};
    }
    const auto place = placeInUse(m_recovery, stop);
    return place ? Result<bool>{*place == branch} : Result<bool>{failure(place.error())};
}

Result<> MaintenanceSwitch::precheck(const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    return session ? Result<>{} : Result<>{failure(session.error())};
}

Result<Preview> MaintenanceSwitch::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    if (!session)
        return failure(session.error());
    const auto live = m_on ? isInUse(inputs.value(u"branch"_s).toString(), stop) : Result<bool>{false};
    if (!live)
        return failure(live.error());
    if (*live)
        return Preview{{maintenanceRequest(m_recovery, (*session)->target(), true)},
            u"%1 shows data and takes no changes."_s.arg(m_recovery.service.name),
            {u"From this moment customers cannot save anything."_s}, {}};
    const QString change = m_on
        ? u"On the recovered database %1 starts in maintenance: nobody's changes are taken until it is verified."_s
        : u"%1 takes changes again."_s;
    const QString radius = m_on ? u"Nothing that runs now is touched: the service does not use this branch yet."_s
                                : u"From this moment users write to the recovered database."_s;
    return Preview{{maintenanceRequest(m_recovery, (*session)->target(), m_on)}, change.arg(m_recovery.service.name),
        {radius}, {}};
}

Result<Handle> MaintenanceSwitch::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    if (!session)
        return failure(session.error());
    const auto before = setMaintenance(m_recovery, **session, m_on, stop);
    if (!before)
        return failure(before.error());
    return Handle{{u"branch"_s, inputs.value(u"branch"_s)}, {u"before"_s, *before}};
}

Result<std::optional<Handle>> MaintenanceSwitch::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = open(inputs, stop);
    if (!session)
        return failure(session.error());
    const auto on = readMaintenance(m_recovery, **session, stop);
    if (!on)
        return failure(on.error());
    if (*on != m_on)
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"branch"_s, inputs.value(u"branch"_s)}, {u"before"_s, word(!m_on)}}};
}

Result<Observation> MaintenanceSwitch::observe(const Handle &handle, std::stop_token)
{
    return Observation{Observation::State::finished, {}, {}, handle, {}, {}};
}

Result<Undoing> MaintenanceSwitch::undo(const Handle &handle, std::stop_token stop)
{
    if (handle.isEmpty())
        return Undoing{true, u"Nothing was switched."_s};
    const auto session = open(handle, stop);
    if (!session)
        return failure(session.error());
    const auto set = setMaintenance(m_recovery, **session, handle.value(u"before"_s).toString() == "true"_L1, stop);
    if (!set)
        return failure(set.error());
    return Undoing{true, u"The setting is as it was before."_s};
}

} // namespace holdfast
