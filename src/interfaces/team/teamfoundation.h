// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/team/teamstore.h"
#include "kernel/secret.h"

namespace holdfast {

/// What has to be done in a database before a team can use it.
struct TeamSetup {
    QString target; ///< `host:port/database`
    int version = 0; ///< of what is there; 0: nothing
    QStringList statements; ///< to be executed, in one transaction; empty: everything is there
};

/// The database of a team before anybody is a member. Every call blocks a worker thread for some seconds at most. `uri`
/// is a connection string with its password.
class TeamFoundation {
public:
    virtual ~TeamFoundation() = default;
    [[nodiscard]] virtual Result<TeamSetup> inspect(const Secret &uri, const QString &member, std::stop_token) = 0;
    /// Executes what inspect() shows. `member`: a role that becomes one of the team's; may be empty.
    [[nodiscard]] virtual Result<> setUp(const Secret &uri, const QString &member, std::stop_token) = 0;
    [[nodiscard]] virtual std::unique_ptr<TeamStore> open(const Secret &uri) = 0;
};

} // namespace holdfast
