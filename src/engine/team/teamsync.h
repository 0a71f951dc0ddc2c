// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/team/alonebook.h"
#include "interfaces/team/teamstore.h"

#include <QStringList>

namespace holdfast {

/// Keeps a laptop's own journal and the team's level. The team's is the order: this laptop's own is always a beginning
/// of it, and what was written without the team stands in a book of its own until both are joined. So nothing that was
/// durable here is ever changed or lost.
///
/// Everything blocks; on one worker thread, but for read(), incidents() and waiting(), which any worker thread may
/// call.
class TeamSync {
public:
    TeamSync(Journal &own, AloneBook &alone, TeamStore &store, Laptop laptop);

    struct Changes {
        bool arrived = false; ///< something of others is in the own journal now
        QStringList troubles; ///< incidents that cannot be shared, and why
    };
    /// After the team was found again: what was written alone is joined, and both journals are brought level. Open
    /// incidents that the team does not know are given to it.
    [[nodiscard]] Result<Changes> meet(std::stop_token stop);
    /// Takes over what others wrote.
    [[nodiscard]] Result<bool> pull(std::stop_token stop);
    /// In the team's order, and here. ErrorCode::conflict: others wrote first; what they wrote is here then.
    [[nodiscard]] Result<> write(const QList<Event> &events, std::stop_token stop);
    /// Here only, until the team is found again.
    [[nodiscard]] Result<> writeAlone(const QList<Event> &events);

    [[nodiscard]] Result<QList<Event>> read(const IncidentId &incident, qint64 afterSequence);
    [[nodiscard]] Result<QList<IncidentSummary>> incidents();
    /// How many events wait for the team.
    [[nodiscard]] Result<qint64> waiting();

private:
    [[nodiscard]] Result<qint64> lastOwn(const IncidentId &incident);
    [[nodiscard]] Result<qint64> lastAlone(const IncidentId &incident);
    [[nodiscard]] Result<> joinAlone(Changes &changes, const std::stop_token &stop);
    /// Adds `ours` behind what the team has; `theirs` is what stands there and not here.
    [[nodiscard]] Result<> joinOne(
        const IncidentId &incident, const QList<Event> &ours, Changes &changes, const std::stop_token &stop);
    [[nodiscard]] Result<> share(const IncidentId &incident, qint64 theirLast, const std::stop_token &stop);
    /// Puts events that follow into the own journal; ones that another process of this laptop put there are fine.
    [[nodiscard]] Result<> keep(const QList<Event> &events);
    [[nodiscard]] Result<bool> pullOne(const IncidentId &incident, qint64 own, const std::stop_token &stop);

    Journal &m_own;
    AloneBook &m_alone;
    TeamStore &m_store;
    Laptop m_laptop;
};

} // namespace holdfast
