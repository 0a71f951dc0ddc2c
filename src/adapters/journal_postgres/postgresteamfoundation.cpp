// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_postgres/postgresteamfoundation.h"

#include "adapters/journal_postgres/postgresteamstore.h"
#include "adapters/journal_postgres/teamschema.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr Duration deadline = 10s;

Result<QStringList> missing(DatabaseSession &session, const QString &member, const std::stop_token &stop)
{
    const auto version = teamSchemaIn(session, stop);
    if (!version)
        return failure(version.error());
    if (*version > teamSchemaVersion())
        return failure(ErrorCode::refused, u"The team's journal was made by a newer version of Holdfast."_s, {},
            u"Update Holdfast on this laptop."_s);
    QStringList statements = teamSetup(*version);
    if (!member.isEmpty()) {
        const auto role = quoteIdentifier(member);
        if (!role)
            return failure(role.error());
        statements << u"GRANT %1 TO %2"_s.arg(QString::fromLatin1(teamRole), *role);
    }
    return statements;
}

} // namespace

Result<TeamSetup> PostgresTeamFoundation::inspect(const Secret &uri, const QString &member, std::stop_token stop)
{
    const auto session = m_connector.connect(uri, deadline, stop);
    if (!session)
        return failure(session.error());
    const auto version = teamSchemaIn(**session, stop);
    const auto statements = missing(**session, member, stop);
    if (!statements)
        return failure(statements.error());
    return TeamSetup{(*session)->target(), version.value_or(0), *statements};
}

Result<> PostgresTeamFoundation::setUp(const Secret &uri, const QString &member, std::stop_token stop)
{
    const auto session = m_connector.connect(uri, deadline, stop);
    if (!session)
        return failure(session.error());
    const auto statements = missing(**session, member, stop);
    if (!statements)
        return failure(statements.error());
    return statements->isEmpty() ? Result<>() : executeTogether(**session, *statements, stop);
}

std::unique_ptr<TeamStore> PostgresTeamFoundation::open(const Secret &uri)
{
    return std::make_unique<PostgresTeamStore>(m_connector, uri);
}

} // namespace holdfast
