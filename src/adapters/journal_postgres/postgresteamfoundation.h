// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/database.h"
#include "interfaces/team/teamfoundation.h"

namespace holdfast {

/// TeamFoundation in PostgreSQL; the connector outlives it and every store that it opened.
class PostgresTeamFoundation final : public TeamFoundation {
public:
    explicit PostgresTeamFoundation(DatabaseConnector &connector)
        : m_connector(connector)
    { }
    Result<TeamSetup> inspect(const Secret &uri, const QString &member, std::stop_token stop) override;
    Result<> setUp(const Secret &uri, const QString &member, std::stop_token stop) override;
    std::unique_ptr<TeamStore> open(const Secret &uri) override;

private:
    DatabaseConnector &m_connector;
};

} // namespace holdfast
