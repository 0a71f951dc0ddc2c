// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/team/teamlink.h"

#include "kernel/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr Duration tickInterval = 1s;
constexpr Duration listenFor = 1s; ///< a notification that was lost delays by no more
constexpr int ticksBetweenMeetings = 2;
/// A laptop that sleeps or dies is followed by another after this.
constexpr Duration lease = 10s;
constexpr Duration longestUnseen = std::chrono::hours{12};

Error notReached(const Error &error)
{
    Error told = error;
    if (told.next.isEmpty())
        told.next = u"Everything is written on this laptop and joined when the team is found again."_s;
    return told;
}

} // namespace

TeamLink::TeamLink(const Parts &parts)
    : m_parts(parts)
    , m_sync(parts.own, parts.alone, parts.store, parts.laptop)
{
    m_state.since = parts.clock.utc();
    m_now = m_state;
    m_tick.setInterval(tickInterval);
    connect(&m_tick, &QTimer::timeout, this, &TeamLink::tick);
    m_tick.start();
    m_writer.post([this] { meet(); });
    follow();
}

TeamLink::~TeamLink()
{
    m_tick.stop();
    m_stop.request_stop();
    // Each thread's queue may post to another's: first who asks, then who answers.
    m_follower.stop(5s);
    m_writer.stop(10s);
    m_reader.stop(5s);
}

void TeamLink::seek()
{
    m_writer.post([this] {
        if (m_now.link != TeamState::Link::together)
            meet();
    });
}

void TeamLink::postOnce(std::atomic<bool> &isQueued, std::function<void()> work)
{
    if (isQueued.exchange(true))
        return;
    m_writer.post([&isQueued, work = std::move(work)] {
        isQueued = false; // what is asked for from here on is done again
        work();
    });
}

void TeamLink::tick()
{
    follow();
    // Once at most: looking for a team that does not answer takes longer than a tick, and who writes stands behind it.
    postOnce(m_ticks, [this] {
        if (m_now.link == TeamState::Link::together) {
            renewClaims();
            greet();
        } else if (--m_ticksToMeeting <= 0) {
            meet();
        }
    });
}

void TeamLink::follow()
{
    if (m_isFollowing.exchange(true))
        return;
    m_follower.post([this] {
        // Ends with the connection; the next tick begins anew.
        while (!m_stop.stop_requested() && m_parts.news.awaitNews(listenFor, m_stop.get_token())) {
            postOnce(m_pulls, [this] { pull(); });
        }
        m_isFollowing = false;
    });
}

void TeamLink::meet()
{
    m_ticksToMeeting = ticksBetweenMeetings;
    const bool hadAlone = m_wroteAlone || m_parts.alone.exists();
    const auto met = m_sync.meet(m_stop.get_token());
    const auto colleagues = met ? others() : Result<QList<Colleague>>(failure(met.error()));
    if (!colleagues)
        return lost(colleagues.error());
    m_wroteAlone = false;
    m_actsAlone = false;
    TeamState state = m_now;
    state.link = TeamState::Link::together;
    state.since = m_parts.clock.utc();
    state.trouble = {};
    state.waiting = 0;
    state.warnings = met->troubles;
    state.colleagues = *colleagues;
    tell(state);
    announceOnce();
    renewClaims();
    if (hadAlone)
        Q_EMIT moved();
    if (met->arrived)
        Q_EMIT arrived();
}

void TeamLink::pull()
{
    if (m_now.link != TeamState::Link::together)
        return;
    const auto pulled = m_sync.pull(m_stop.get_token());
    if (!pulled)
        lost(pulled.error());
    else if (*pulled)
        Q_EMIT arrived();
}

void TeamLink::lost(const Error &error)
{
    if (error.code == ErrorCode::cancelled || m_stop.stop_requested())
        return;
    TeamState state = m_now;
    if (state.link != TeamState::Link::alone) {
        qCWarning(logJournal) << "the team cannot be reached:" << error.what << error.why;
        state.since = m_parts.clock.utc();
    }
    state.link = TeamState::Link::alone;
    state.trouble = notReached(error);
    state.waiting = m_sync.waiting().value_or(state.waiting);
    m_ticksToMeeting = std::max(m_ticksToMeeting, 1);
    tell(state);
}

void TeamLink::write(const QList<Event> &events, const Answer<Result<>> &answer)
{
    m_writer.post([this, events, answer] {
        if (m_now.link == TeamState::Link::together) {
            const auto written = m_sync.write(events, m_stop.get_token());
            if (written || written.error().code == ErrorCode::conflict) {
                answer.give(written);
                if (written)
                    announceOnce();
                else
                    Q_EMIT arrived();
                return;
            }
            lost(written.error());
        }
        const auto kept = m_sync.writeAlone(events);
        answer.give(kept);
        if (!kept)
            return;
        m_wroteAlone = true;
        TeamState state = m_now;
        state.waiting = m_sync.waiting().value_or(state.waiting);
        tell(state);
    });
}

void TeamLink::read(std::function<void(TeamSync &)> work)
{
    m_reader.post([this, work = std::move(work)] { work(m_sync); });
}

void TeamLink::announceOnce()
{
    // Behind everything that is queued already: many events, one notification.
    postOnce(m_announces, [this] {
        if (m_now.link == TeamState::Link::together)
            m_parts.store.announce(m_stop.get_token());
    });
}

std::shared_ptr<TeamClaim> TeamLink::claim(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    if (auto known = m_claims[name].lock())
        return known;
    // The last owner's end gives it back, so that nobody waits for its time to be over.
    const std::shared_ptr<TeamClaim> claim(new TeamClaim, [this, name](TeamClaim *ended) {
        const qint64 epoch = ended->state == TeamClaim::State::held ? ended->epoch.load() : 0;
        delete ended;
        if (epoch > 0)
            m_writer.post([this, name, epoch] {
                if (m_now.link == TeamState::Link::together)
                    static_cast<void>(m_parts.store.release(name, m_parts.laptop, epoch, {})); // also while closing
            });
    });
    m_claims[name] = claim;
    m_writer.post([this, name, weak = std::weak_ptr(claim)] {
        if (const auto asked = weak.lock(); asked && m_now.link == TeamState::Link::together)
            renew(name, *asked);
    });
    return claim;
}

void TeamLink::renewClaims()
{
    std::map<QString, std::weak_ptr<TeamClaim>> claims;
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_claims, [](const auto &one) { return one.second.expired(); });
        claims = m_claims;
    }
    for (const auto &[name, weak] : claims) {
        if (const auto claim = weak.lock())
            renew(name, *claim);
    }
}

qint64 TeamLink::leaseEnd() const { return std::chrono::nanoseconds(m_parts.clock.now().bootTime + lease).count(); }

Result<> TeamLink::prolong(const QString &name, TeamClaim &claim)
{
    const qint64 until = leaseEnd(); // counted from before the question: the server's lease is never shorter
    const auto held = m_parts.store.hold(name, m_parts.laptop, claim.epoch, lease, m_stop.get_token());
    if (held)
        claim.heldUntil = until;
    else if (held.error().code == ErrorCode::conflict)
        claim.state = TeamClaim::State::lost;
    return held;
}

void TeamLink::renew(const QString &name, TeamClaim &claim)
{
    if (claim.state == TeamClaim::State::held) {
        static_cast<void>(prolong(name, claim)); // who acts asks again, and is told
        return;
    }
    const qint64 until = leaseEnd();
    const auto given = m_parts.store.claim(name, m_parts.laptop, lease, m_stop.get_token());
    if (!given)
        return;
    claim.epoch = given->epoch;
    claim.heldUntil = given->isOurs ? until : 0;
    claim.state = given->isOurs ? TeamClaim::State::held : TeamClaim::State::elsewhere;
}

Result<> TeamLink::confirm(const QString &name, const std::shared_ptr<TeamClaim> &claim)
{
    const Answer<Result<>> answer;
    m_writer.post([this, name, claim, answer] {
        if (m_now.link == TeamState::Link::together) {
            const auto held = prolong(name, *claim);
            if (held || held.error().code == ErrorCode::conflict)
                return answer.give(held);
            lost(held.error());
        }
        const qint64 now = m_parts.clock.now().bootTime.count();
        const bool isOursStill = claim->state == TeamClaim::State::held && now < claim->heldUntil;
        const bool hasColleagues = !m_now.colleagues.isEmpty();
        if (isOursStill || !hasColleagues || m_actsAlone)
            answer.give({});
        else
            answer.give(failure(ErrorCode::unavailable,
                u"The team cannot be reached, and another laptop may be acting."_s, m_now.trouble.what,
                u"Ask the others by telephone. Then restore the connection, or decide that this laptop acts alone."_s));
    });
    return await(answer.future());
}

Result<QList<Colleague>> TeamLink::others()
{
    auto all = m_parts.store.greet(m_parts.laptop, m_doing, m_stop.get_token());
    if (all)
        all->removeIf([](const Colleague &one) { return one.unseen > longestUnseen; });
    return all;
}

void TeamLink::greet()
{
    const auto colleagues = others();
    if (!colleagues)
        return lost(colleagues.error());
    TeamState state = m_now;
    state.colleagues = *colleagues;
    tell(state);
}

void TeamLink::tell(TeamState state)
{
    m_now = std::move(state);
    QMetaObject::invokeMethod(
        this,
        [this, told = m_now] {
            m_state = told;
            Q_EMIT stateChanged();
        },
        Qt::QueuedConnection);
}

} // namespace holdfast
