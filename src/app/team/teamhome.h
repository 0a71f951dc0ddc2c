// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/journal_sqlite/sqlitealonebook.h"
#include "adapters/settings/filesettings.h"
#include "engine/team/teamdesk.h"
#include "engine/team/teamjournal.h"
#include "interfaces/database.h"

namespace holdfast {

/// A laptop's seat in its team: the journal and the leases that the rest of the program uses instead of its own.
class TeamSeat {
public:
    /// All outlive it. `uri` may be empty when the key store does not give it: then the laptop is alone, and says so.
    TeamSeat(TeamFoundation &foundation, const Secret &uri, const Laptop &laptop, Journal &own, RunLeases &leases,
        const QString &folder, const Clock &clock);

    [[nodiscard]] TeamLink &link() { return m_link; }
    [[nodiscard]] Journal &journal() { return m_journal; }
    [[nodiscard]] RunLeases &leases() { return m_leases; }

private:
    SqliteAloneBook m_alone;
    std::unique_ptr<TeamStore> m_store;
    std::unique_ptr<TeamStore> m_news;
    TeamLink m_link;
    TeamJournal m_journal;
    TeamLeases m_leases;
};

/// Everything of one state folder that has to do with a team.
class TeamHome {
public:
    /// The clock outlives it.
    TeamHome(QString folder, const Clock &clock);
    ~TeamHome();

    /// The keys and the pool of the first call outlive it.
    [[nodiscard]] TeamDesk &desk(KeyDesk &keys, Pool &work);
    /// Null: this laptop works for itself.
    [[nodiscard]] TeamSeat *seat() const { return m_seat.get(); }
    TeamSeat &take(const Laptop &laptop, const Secret &connection, Journal &own, RunLeases &leases);
    /// When nothing asks for it any more, and before the journal ends. What was acknowledged is stored; what runs ends
    /// within its own deadline.
    void close();
    /// Leaves the seat to the end of the process: something still uses it.
    void abandon() { static_cast<void>(m_seat.release()); }

private:
    const QString m_folder;
    const Clock &m_clock;
    std::unique_ptr<DatabaseConnector> m_connector; ///< outlives all that was opened through it
    std::unique_ptr<TeamFoundation> m_foundation;
    FileSettings m_settings; ///< of the laptop, whatever environment is worked on
    std::unique_ptr<TeamDesk> m_desk;
    std::unique_ptr<TeamSeat> m_seat;
};

} // namespace holdfast
