// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/team/teamjournal.h"

namespace holdfast {

namespace {

class TeamLease final : public RunLease {
public:
    TeamLease(TeamLink &link, QString name, std::unique_ptr<RunLease> own, std::shared_ptr<TeamClaim> claim)
        : m_link(link)
        , m_name(std::move(name))
        , m_own(std::move(own))
        , m_claim(std::move(claim))
    { }
    bool isHeld() const override { return m_claim->state != TeamClaim::State::lost; }
    Result<> confirm() override { return m_link.confirm(m_name, m_claim); }

private:
    TeamLink &m_link;
    QString m_name;
    std::unique_ptr<RunLease> m_own;
    std::shared_ptr<TeamClaim> m_claim;
};

} // namespace

TeamJournal::TeamJournal(TeamLink &link, Journal &own)
    : m_link(link)
    , m_own(own)
{ }

QFuture<Result<>> TeamJournal::append(const QList<Event> &events)
{
    const Answer<Result<>> answer;
    m_link.write(events, answer);
    return answer.future();
}

QFuture<Result<QList<Event>>> TeamJournal::read(const IncidentId &incident, qint64 afterSequence)
{
    const Answer<Result<QList<Event>>> answer;
    m_link.read([answer, incident, afterSequence](TeamSync &sync) { answer.give(sync.read(incident, afterSequence)); });
    return answer.future();
}

QFuture<Result<QList<IncidentSummary>>> TeamJournal::incidents()
{
    const Answer<Result<QList<IncidentSummary>>> answer;
    m_link.read([answer](TeamSync &sync) { answer.give(sync.incidents()); });
    return answer.future();
}

QFuture<Result<JournalVerdict>> TeamJournal::verify() { return m_own.verify(); }

TeamLeases::TeamLeases(TeamLink &link, RunLeases &own)
    : m_link(link)
    , m_own(own)
{ }

std::unique_ptr<RunLease> TeamLeases::tryAcquire(const IncidentId &incident)
{
    std::unique_ptr<RunLease> own = m_own.tryAcquire(incident);
    const QString name = incident.value();
    if (!own) {
        m_asked.erase(name);
        return nullptr;
    }
    const std::shared_ptr<TeamClaim> claim = m_link.claim(name);
    const bool isAlone = m_link.state().link == TeamState::Link::alone;
    if (claim->state != TeamClaim::State::held && !isAlone) {
        m_asked[name] = claim;
        return nullptr;
    }
    m_asked.erase(name);
    return std::make_unique<TeamLease>(m_link, name, std::move(own), claim);
}

bool TeamLeases::isAsking(const IncidentId &incident) const
{
    const auto asked = m_asked.find(incident.value());
    return asked != m_asked.end() && asked->second->state == TeamClaim::State::asked;
}

} // namespace holdfast
