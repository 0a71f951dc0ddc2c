// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/event.h"

#include <QStringList>

namespace holdfast {

/// What tells one event from every other wherever it is stored: SHA-256 of everything but its sequence, in hex, and
/// `-N` for the N-th of equal ones. The list must begin where its author's writing began.
[[nodiscard]] QStringList eventIds(const QList<Event> &events);
/// `events` without those whose id is among `known`.
[[nodiscard]] QList<Event> withoutKnown(const QList<Event> &events, const QStringList &known);
/// The same events as they follow `after`.
[[nodiscard]] QList<Event> following(QList<Event> events, qint64 after);

/// What two laptops that did not hear of each other both did: each a sentence for a person to judge. Empty: nothing
/// that contradicts.
[[nodiscard]] QStringList contradictions(const QList<Event> &theirs, const QList<Event> &ours);
/// What the record says where a laptop's events follow that were written without the team.
[[nodiscard]] QString joiningNote(const QString &laptop, const QList<Event> &ours, const QStringList &contradictions);

} // namespace holdfast
