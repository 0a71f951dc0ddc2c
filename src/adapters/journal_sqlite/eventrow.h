// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

namespace holdfast {

/// One row of the journal, byte for byte as it is stored and hashed.
struct EventRow {
    qint64 position = 0;
    QByteArray incident;
    qint64 sequence = 0;
    QByteArray kind;
    qint64 version = 0;
    QByteArray atUtc;
    qint64 bootNs = 0;
    QByteArray bootId;
    QByteArray author;
    QByteArray body; ///< canonical JSON
    QByteArray previous;
    QByteArray hash;
};

/// What stands before the first event: 32 zero bytes.
[[nodiscard]] QByteArray chainStart();
/// SHA-256(0x00 ‖ previous ‖ fields); the README describes the fields' form.
[[nodiscard]] QByteArray chainHash(const EventRow &row);

/// The row that follows `previous` at `position`, hashed.
[[nodiscard]] EventRow rowFrom(const Event &event, qint64 position, const QByteArray &previous);
/// The event of a row. The chain is not checked.
[[nodiscard]] Result<Event> eventFrom(const EventRow &row);

} // namespace holdfast
