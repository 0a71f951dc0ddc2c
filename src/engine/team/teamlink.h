// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/team/teamstate.h"
#include "engine/team/teamsync.h"
#include "kernel/clock.h"
#include "workers/answer.h"
#include "workers/workerthread.h"

#include <QObject>
#include <QTimer>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace holdfast {

/// The right to carry something out, as the team gave it. Shared between the thread that asks for it and those who use
/// it.
class TeamClaim {
public:
    enum class State { asked, held, elsewhere, lost }; ///< elsewhere: another laptop has it, and it is asked again
    std::atomic<State> state = State::asked;
    std::atomic<qint64> epoch = 0;
    std::atomic<qint64> heldUntil = 0; ///< nanoseconds of boot time; after it somebody else may hold it
};

/// The connection of one process to its team: a thread that writes and joins, one that listens, and the claims. Lives
/// on the main thread and never blocks it.
class TeamLink : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Journal &own;
        AloneBook &alone;
        TeamStore &store;
        TeamStore &news; ///< the same place through a connection of its own
        Laptop laptop;
        const Clock &clock;
    };
    explicit TeamLink(const Parts &parts);
    /// What was asked for is answered; nothing is waited for longer than a call's own deadline.
    ~TeamLink() override;

    [[nodiscard]] const TeamState &state() const { return m_state; }
    [[nodiscard]] const Laptop &laptop() const { return m_parts.laptop; }
    /// What the others are told that this laptop shows.
    void setDoing(const QString &doing)
    {
        m_writer.post([this, doing] { m_doing = doing; });
    }
    /// Tries again at once.
    void seek();

    /// For the journal: on the writing thread, in the order of the calls.
    void write(const QList<Event> &events, const Answer<Result<>> &answer);
    /// Runs on the reading thread.
    void read(std::function<void(TeamSync &)> work);

    /// Asks the team for it, and goes on asking until the last of its owners lets it go.
    [[nodiscard]] std::shared_ptr<TeamClaim> claim(const QString &name);
    /// Whether an effect may begin under it; any worker thread but the link's own. See TeamLeases.
    [[nodiscard]] Result<> confirm(const QString &name, const std::shared_ptr<TeamClaim> &claim);
    /// A person decided that this laptop acts without its team, until it is found again.
    void actAlone() { m_actsAlone = true; }

Q_SIGNALS:
    void stateChanged();
    /// Something of others is in the own journal now.
    void arrived();
    /// What was written alone has its final place now: whoever shows an incident reads it anew.
    void moved();

private:
    void tick();
    void follow();
    /// On the writing thread, behind what is queued there; nothing when it stands there already. From any thread.
    void postOnce(std::atomic<bool> &isQueued, std::function<void()> work);
    // On the writing thread.
    void meet();
    void pull();
    void announceOnce();
    void lost(const Error &error);
    void renewClaims();
    void renew(const QString &name, TeamClaim &claim);
    /// Asks for one more lease of what is held; one that has gone is marked as lost.
    [[nodiscard]] Result<> prolong(const QString &name, TeamClaim &claim);
    /// Of a lease that is asked for now, as TeamClaim counts it.
    [[nodiscard]] qint64 leaseEnd() const;
    void greet();
    [[nodiscard]] Result<QList<Colleague>> others();
    void tell(TeamState state);

    const Parts m_parts;
    TeamSync m_sync;
    std::stop_source m_stop;
    TeamState m_state;
    std::atomic<bool> m_actsAlone = false;
    std::atomic<bool> m_isFollowing = false;
    // Whether it is queued on the writing thread.
    std::atomic<bool> m_announces = false;
    std::atomic<bool> m_pulls = false;
    std::atomic<bool> m_ticks = false;
    // Of the writing thread.
    QString m_doing;
    TeamState m_now;
    bool m_wroteAlone = false;
    int m_ticksToMeeting = 0;
    std::mutex m_mutex;
    std::map<QString, std::weak_ptr<TeamClaim>> m_claims; ///< guarded by m_mutex
    QTimer m_tick;
    WorkerThread m_reader{QStringLiteral("team-read")};
    WorkerThread m_follower{QStringLiteral("team-news")};
    WorkerThread m_writer{QStringLiteral("team")};
};

} // namespace holdfast
