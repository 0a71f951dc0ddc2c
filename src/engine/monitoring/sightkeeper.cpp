// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/monitoring/sightkeeper.h"

#include "workers/deliver.h"

#include <utility>

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration lookEvery = 5s;
constexpr Duration longestRound = 3s;

} // namespace

SightKeeper::SightKeeper(
    std::vector<std::unique_ptr<Witness>> witnesses, Pool &probing, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_probing(probing)
    , m_clock(clock)
{
    for (std::unique_ptr<Witness> &witness : witnesses)
        m_asked.push_back({std::move(witness), false, {}});
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &SightKeeper::lookNow);
    m_roundEnd.setInterval(longestRound);
    m_roundEnd.setSingleShot(true);
    connect(&m_roundEnd, &QTimer::timeout, this, [this] { settle(true); });
}

SightKeeper::~SightKeeper() { m_stop.request_stop(); }

void SightKeeper::start()
{
    if (m_asked.empty())
        return;
    m_timer.start();
    lookNow();
}

void SightKeeper::lookNow()
{
    if (m_asked.empty() || std::exchange(m_looking, true))
        return;
    m_roundEnd.start();
    for (Asked &asked : m_asked) {
        asked.vote.reset();
        if (std::exchange(asked.busy, true))
            continue;
        // The witnesses outlive the pool's work: the composition root stops the pool before they die.
        Witness *one = asked.witness.get();
        deliver(m_probing.run([one, stop = m_stop.get_token()] { return one->look(stop); }), this,
            [this, &asked](const WitnessVote &vote) { take(asked, vote); });
    }
}

void SightKeeper::whenLooked(std::function<void(const Sight &)> then)
{
    if (m_asked.empty())
        return then(m_sight);
    // A round that has begun already may have seen what was before.
    (m_looking ? m_next : m_waiting).push_back(std::move(then));
    lookNow();
}

void SightKeeper::take(Asked &asked, const WitnessVote &vote)
{
    asked.busy = false;
    asked.vote = vote;
    if (m_looking)
        settle(false);
}

void SightKeeper::settle(bool late)
{
    QList<WitnessVote> votes;
    bool isComplete = true;
    for (const Asked &asked : m_asked) {
        if (asked.vote)
            votes << *asked.vote;
        isComplete = isComplete && asked.vote;
    }
    if (!isComplete && !late && sightOf(votes).state != Sight::State::clear)
        return;
    for (qsizetype silent = votes.size(); silent < qsizetype(m_asked.size()) && late; ++silent)
        votes << WitnessVote{tr("a witness"), WitnessVote::Says::notReached, tr("no answer in time")};
    m_looking = false;
    m_roundEnd.stop();
    m_votes = votes;
    tell(sightOf(votes));
}

void SightKeeper::tell(const Sight &sight)
{
    const bool isNew = sight.state != m_sight.state;
    m_sight = sight;
    if (isNew || !m_since)
        m_since = m_clock.utc();
    const auto waiting = std::exchange(m_waiting, std::exchange(m_next, {}));
    if (!m_waiting.empty())
        lookNow();
    for (const auto &then : waiting)
        then(m_sight);
    if (isNew)
        Q_EMIT changed();
}

} // namespace holdfast
