// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"
#include "interfaces/journal.h"
#include "workers/answer.h"

namespace holdfast::test {

/// One event of every kind, with every member set to something that is not its default.
[[nodiscard]] QList<EventBody> everyKind();
/// `count` notes of one incident, from this sequence on.
[[nodiscard]] QList<Event> notes(const QString &incident, qint64 first, int count = 1);
[[nodiscard]] Event eventOf(const QString &incident, qint64 sequence, EventBody body);

/// The whole event as text, to compare.
[[nodiscard]] QString textOf(const Event &event);
[[nodiscard]] QStringList textsOf(const QList<Event> &events);

/// The sentence of a failed result, empty for a good one.
template <class T> [[nodiscard]] QString told(const Result<T> &result)
{
    return result
        ? QString()
        : result.error().what + QLatin1Char(' ') + result.error().why + QLatin1Char(' ') + result.error().detail;
}

/// What verify() found, as text: `ok 7` or `12: reason`.
[[nodiscard]] QString textOf(const Result<JournalVerdict> &verdict);

} // namespace holdfast::test
