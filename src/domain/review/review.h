// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

namespace holdfast {

/// One line of a timeline: when, what, by whom; in plain words.
struct TimelineEntry {
    qint64 sequence = 0;
    UtcTime at;
    QString text;
    QString author;
    enum class Weight { detail, normal, important } weight = Weight::normal;
};

/// The sentence that an event is shown as. `context` is the state after it (titles of steps and components).
[[nodiscard]] TimelineEntry describe(const Event &event, const Incident &context);
/// The whole timeline, oldest first.
[[nodiscard]] QList<TimelineEntry> timelineOf(const QList<Event> &events);

/// The post-incident review in the form of the plan's template, as Markdown. What only people can know is left as a
/// marked blank, not invented.
[[nodiscard]] QString reviewMarkdown(const QList<Event> &events, UtcTime writtenAt);

} // namespace holdfast
