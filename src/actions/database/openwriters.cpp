// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/openwriters.h"

#include "actions/database/fencewriters.h"

namespace holdfast {

using namespace Qt::StringLiterals;

QString EarlierBranch::reads() const
{
    return u"Asks the provider which database the one in use was made from. Nothing is changed."_s;
}

Result<Observation> EarlierBranch::look(const Inputs &inputs, std::stop_token stop)
{
    const auto id = textInput(inputs, "branch");
    const auto branches = id ? m_recovery.provider.branches(stop) : Result<QList<DatabaseBranch>>{failure(id.error())};
    if (!branches)
        return failure(branches.error());
    const DatabaseBranch *now = findBranch(*branches, *id);
    const DatabaseBranch *earlier = now ? findBranch(*branches, now->parentId) : nullptr;
    if (!earlier)
        return failure(ErrorCode::notFound, u"There is no former database to go back to."_s,
            u"The one in use was not made from another, or that one is gone."_s);
    const auto session = openBranch(m_recovery, earlier->id, m_recovery.service.ownerRole, stop);
    if (!session && provesAbsence(session.error()))
        return failure(ErrorCode::notFound, u"There is no former database to go back to."_s,
            u"“%1”: %2"_s.arg(earlier->name, session.error().what), u"Keep the recovered one: leave this runbook."_s);
    if (!session)
        return failure(session.error());
    const QJsonObject facts{{u"branch"_s, earlier->id}, {u"name"_s, earlier->name}};
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<> OpenWriters::setLimit(const QJsonObject &where, int limit, const std::stop_token &stop) const
{
    const auto session = openOwned(m_recovery, where, stop);
    const auto statement = connectionlimit::statement(m_recovery, limit);
    if (!session || !statement)
        return failure(session ? statement.error() : session.error());
    return executeAll(**session, {*statement}, stop);
}

Result<> OpenWriters::precheck(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    return session ? Result<>{} : Result<>{failure(session.error())};
}

Result<Preview> OpenWriters::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    const auto statement = connectionlimit::statement(m_recovery, connectionlimit::everybody);
    if (!session || !statement)
        return failure(session ? statement.error() : session.error());
    return Preview{{RequestPreview{u"sql"_s, {}, (*session)->target(), {}, *statement}},
        u"%1 may sign in to the former database again."_s.arg(m_recovery.service.name),
        {u"Its maintenance switch stays as it is: nobody's changes are taken before it is switched off."_s,
            u"From now on two databases could be written to. The next steps end that."_s},
        {}};
}

Result<Handle> OpenWriters::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    if (const auto opened = setLimit(inputs, connectionlimit::everybody, stop); !opened)
        return failure(opened.error());
    return Handle{{u"branch"_s, inputs.value(u"branch"_s)}};
}

Result<std::optional<Handle>> OpenWriters::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    const auto isFenced =
        session ? connectionlimit::isNobody(m_recovery, **session, stop) : Result<bool>{failure(session.error())};
    if (!isFenced)
        return failure(isFenced.error());
    return *isFenced ? std::nullopt : std::optional<Handle>{Handle{{u"branch"_s, inputs.value(u"branch"_s)}}};
}

Result<Undoing> OpenWriters::undo(const Handle &handle, std::stop_token stop)
{
    if (const auto closed = setLimit(handle, connectionlimit::nobody, stop); !closed)
        return failure(closed.error());
    return Undoing{true, u"The former database is closed again."_s};
}

} // namespace holdfast
