// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

#include <QFuture>

namespace holdfast {

/// What journal verification found. `events` counts all events of the journal.
struct JournalVerdict {
    qint64 events = 0;
    bool ok = true;
    struct Bad {
        qint64 sequence = 0; ///< position in the journal, from 1
        QString reason;
    };
    std::optional<Bad> firstBad;
};

struct IncidentSummary {
    IncidentId id;
    qint64 lastSequence = 0;
};

/// The append-only record of everything that happened. All calls may be made from any thread; their futures are
/// finished on another one.
///
/// * append() is durable when its future holds a value: the data was handed to the disk before.
/// * It is all or nothing, and optimistic: the first event's sequence must be one after the newest stored one, else
///   ErrorCode::conflict and nothing is stored (somebody else wrote; read and decide again).
/// * A journal that cannot be written says so with ErrorCode::storage; nothing is lost that was acknowledged.
class Journal {
public:
    virtual ~Journal() = default;
    [[nodiscard]] virtual QFuture<Result<>> append(const QList<Event> &events) = 0;
    /// The events of one incident after `afterSequence`, in order.
    [[nodiscard]] virtual QFuture<Result<QList<Event>>> read(const IncidentId &incident, qint64 afterSequence) = 0;
    /// All incidents, the newest first.
    [[nodiscard]] virtual QFuture<Result<QList<IncidentSummary>>> incidents() = 0;
    [[nodiscard]] virtual QFuture<Result<JournalVerdict>> verify() = 0;
};

/// Only the holder may execute steps of the incident. Held until the object dies; freed by the system when the process
/// is killed.
class RunLease {
public:
    virtual ~RunLease() = default;
    /// False: it has gone to somebody else meanwhile. Any thread; never blocks.
    [[nodiscard]] virtual bool isHeld() const { return true; }
    /// The last question before the first byte of an effect leaves: is it still ours? Blocks a worker thread for a few
    /// seconds at most. An error: nothing may be begun.
    [[nodiscard]] virtual Result<> confirm() { return {}; }
};
class RunLeases {
public:
    virtual ~RunLeases() = default;
    /// Null when another process holds it. Called on the main thread; never blocks.
    [[nodiscard]] virtual std::unique_ptr<RunLease> tryAcquire(const IncidentId &incident) = 0;
    /// Whether that null was no answer yet: it is known in a moment. Main thread.
    [[nodiscard]] virtual bool isAsking(const IncidentId &) const { return false; }
};

} // namespace holdfast
