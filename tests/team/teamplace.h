// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_postgres/postgresteamstore.h"
#include "adapters/journal_sqlite/filerunleases.h"
#include "adapters/journal_sqlite/sqlitealonebook.h"
#include "adapters/postgres/libpqconnector.h"
#include "engine/incidents/incidentdesk.h"
#include "engine/team/teamjournal.h"
#include "support/postgresserver.h"

#include <QTemporaryDir>

namespace holdfast::test {

/// The PostgreSQL of a team, with a role for members beside the owner.
class TeamPlace {
public:
    [[nodiscard]] bool start();
    [[nodiscard]] PostgresServer &server() { return m_server; }
    [[nodiscard]] Secret ownerUri() const { return Secret(m_server.uri("team")); }
    [[nodiscard]] Secret memberUri() const;
    /// One value, as the superuser.
    [[nodiscard]] QString ask(const QString &sql, const QStringList &parameters = {});
    /// Ends every connection of the members.
    void cutAll()
    {
        (void)ask(QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                 " WHERE usename = 'alice'"));
    }
    /// Everything that is stored of an incident, as `author: kind`.
    [[nodiscard]] QStringList story(const IncidentId &incident);

private:
    PostgresServer m_server;
    LibpqConnector m_connector;
};

/// One laptop: a state folder, its own journal, its link to the team and the incident on its table.
struct TestLaptop {
    TestLaptop(TeamPlace &place, const QString &person);
    TestLaptop(TeamPlace &place, const QString &person, const QString &folder);

    [[nodiscard]] bool isTogether() const { return link.state().link == TeamState::Link::together; }
    [[nodiscard]] bool isAlone() const { return link.state().link == TeamState::Link::alone; }
    /// What stands in its own journal, and alone, as texts of notes.
    [[nodiscard]] QStringList notes() const;

    std::unique_ptr<QTemporaryDir> made;
    QString folder;
    SystemClock clock;
    LibpqConnector connector;
    SqliteJournal own;
    SqliteAloneBook alone;
    PostgresTeamStore store;
    PostgresTeamStore news;
    TeamLink link;
    TeamJournal journal;
    FileRunLeases files;
    TeamLeases leases;
    IncidentDesk desk;
};

} // namespace holdfast::test
