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

/// `recoveryTimeSeconds` as a person says it: Recovery time. A figure that has no such name keeps its own.
[[nodiscard]] QString figureTitle(const QString &name);

/// `6.5 s`, `12 rows`, or that it could not be measured.
[[nodiscard]] QString figureText(const std::optional<double> &value, const QString &unit);
/// To the second, or that it was not recorded.
[[nodiscard]] QString instantText(const std::optional<UtcTime> &at);

/// How a step ended: `done`, `done by hand: …`, `failed: …`, `left out: …`, `not finished`.
[[nodiscard]] QString stepOutcome(const StepRecord &record);

/// How a review is written down.
enum class ReviewFormat { markdown, html, pdf, json, csv, ics };
/// `md`, `html`, `pdf`, `json`, `csv`, `ics`: the ending of a file's name, and the word on the command line.
[[nodiscard]] QString reviewSuffix(ReviewFormat format);
[[nodiscard]] std::optional<ReviewFormat> reviewFormat(const QString &suffix);

/// Everything that a review says, taken from the events once.
struct ReviewData {
    Incident incident;
    QList<TimelineEntry> timeline;
    QStringList doubts;
    UtcTime writtenAt;
};
[[nodiscard]] ReviewData reviewOf(const QList<Event> &events, UtcTime writtenAt);

/// One file without scripts or anything from elsewhere, for a browser, a printer and a screen reader.
[[nodiscard]] QByteArray reviewHtml(const ReviewData &review);
/// docs/review-format.md. `seal` is the SHA-256 of the canonical JSON of `review`.
[[nodiscard]] QByteArray reviewJson(const ReviewData &review);
/// The whole timeline: sequence, instant, author, weight, text. RFC 4180; cells as escapeCsv() writes them.
[[nodiscard]] QByteArray reviewCsv(const ReviewData &review);
/// What is left to do, as tasks of iCalendar (RFC 5545).
[[nodiscard]] QByteArray reviewIcs(const ReviewData &review);

/// The post-incident review in the form of the plan's template, as Markdown. What only people can know is left as a
/// marked blank, not invented.
[[nodiscard]] QString reviewMarkdown(const QList<Event> &events, UtcTime writtenAt);

} // namespace holdfast
