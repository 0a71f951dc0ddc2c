// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/team/teamlink.h"

namespace holdfast {

/// The journal of a laptop that belongs to a team: what is appended stands in the team's order and here before it is
/// acknowledged, or, without the team, here alone.
class TeamJournal final : public Journal {
public:
    /// Both outlive it.
    TeamJournal(TeamLink &link, Journal &own);

    QFuture<Result<>> append(const QList<Event> &events) override;
    QFuture<Result<QList<Event>>> read(const IncidentId &incident, qint64 afterSequence) override;
    QFuture<Result<QList<IncidentSummary>>> incidents() override;
    /// Of this laptop's own journal.
    QFuture<Result<JournalVerdict>> verify() override;

private:
    TeamLink &m_link;
    Journal &m_own;
};

/// Execution by one laptop of the team. Within a laptop the processes settle it among themselves first; among laptops
/// the team's claim decides, and is asked again before every effect. Without the team the holder goes on as long as its
/// claim lasts; after that only a person's decision lets it begin anything.
class TeamLeases final : public RunLeases {
public:
    TeamLeases(TeamLink &link, RunLeases &own);
    std::unique_ptr<RunLease> tryAcquire(const IncidentId &incident) override;
    bool isAsking(const IncidentId &incident) const override;

private:
    TeamLink &m_link;
    RunLeases &m_own;
    std::map<QString, std::shared_ptr<TeamClaim>> m_asked; ///< kept while the team has not answered
};

} // namespace holdfast
