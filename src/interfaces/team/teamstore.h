// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

#include <QStringList>
#include <memory>
#include <stop_token>

namespace holdfast {

/// One laptop of a team, and who sits at it.
struct Laptop {
    QString id; ///< random, made once for each state folder
    QString person;

    friend bool operator==(const Laptop &, const Laptop &) = default;
};

/// A laptop as the others see it.
struct Colleague {
    Laptop laptop;
    QString doing; ///< what its window shows; empty: nothing is known
    Duration unseen{0}; ///< by the shared clock, since it was last heard of
};

/// An event of the shared journal with its id (see domain/team/joining.h).
struct TeamEvent {
    Event event;
    QString id;
};

/// The newest event of one incident.
struct TeamHead {
    IncidentId incident;
    qint64 sequence = 0;
    QString id;
};

/// Who may carry something out, for how long. The epoch grows whenever it goes to another laptop.
struct Claim {
    QString holder; ///< id of the laptop
    QString person;
    qint64 epoch = 0;
    bool isOurs = false;
};

/// The journal that a team shares. Its order is the order: whoever appends says which sequence is next.
///
/// Every call blocks its worker thread for a few seconds at most; one thread at a time. ErrorCode::network and
/// ErrorCode::timedOut say that it cannot be reached, ErrorCode::conflict that somebody else wrote first. All clocks
/// that count are the server's.
class TeamStore {
public:
    virtual ~TeamStore() = default;

    /// All or nothing. What is there already under the same ids and sequences counts as stored: a call whose answer was
    /// lost may be repeated.
    [[nodiscard]] virtual Result<> append(const QList<Event> &events, const QStringList &ids, std::stop_token) = 0;
    /// Wakes all who await news. What it cannot reach is woken later by its own clock.
    virtual void announce(std::stop_token) = 0;
    /// In order.
    [[nodiscard]] virtual Result<QList<TeamEvent>> read(
        const IncidentId &incident, qint64 afterSequence, std::stop_token) = 0;
    [[nodiscard]] virtual Result<QList<TeamHead>> heads(std::stop_token) = 0;
    /// Waits until somebody appended, or the time is over. False: nothing was heard, which proves nothing.
    [[nodiscard]] virtual Result<bool> awaitNews(Duration atMost, std::stop_token) = 0;

    /// Takes what nobody holds, or what is ours already, for `lease`. The answer says who holds it then.
    [[nodiscard]] virtual Result<Claim> claim(const QString &name, const Laptop &, Duration lease, std::stop_token) = 0;
    /// Prolongs a claim of that epoch. ErrorCode::conflict: it has gone to somebody else, or its time was over.
    [[nodiscard]] virtual Result<> hold(
        const QString &name, const Laptop &, qint64 epoch, Duration lease, std::stop_token) = 0;
    [[nodiscard]] virtual Result<> release(const QString &name, const Laptop &, qint64 epoch, std::stop_token) = 0;

    /// Says that this laptop is here, and who else is.
    [[nodiscard]] virtual Result<QList<Colleague>> greet(const Laptop &, const QString &doing, std::stop_token) = 0;
    /// Recomputes every chain. The number of events, or ErrorCode::tampered with the first that is wrong.
    [[nodiscard]] virtual Result<qint64> verify(std::stop_token) = 0;
};

} // namespace holdfast
