// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"

#include <QString>

namespace holdfast {

/// Text inside a Markdown paragraph, list item or table cell: every character with a meaning is escaped, line ends
/// become blanks, blanks before the first word are dropped.
[[nodiscard]] QString escapeMarkdown(const QString &text);

/// Text for Slack's own markup: `&`, `<` and `>` as entities and nothing else, so that no text can call a channel, name
/// a person or make a link.
[[nodiscard]] QString escapeSlack(const QString &text);

/// Text inside an HTML element or a quoted attribute. Control and bidirectional characters are shown as `\\u202e`, so
/// that a text cannot turn a line around; a line end stays one.
[[nodiscard]] QString escapeHtml(const QString &text);

/// One cell of a CSV table (RFC 4180), in quotation marks. What a spreadsheet would take for a formula gets an
/// apostrophe in front, and so does a text that begins with such an apostrophe: readCsvCell() takes exactly one away.
[[nodiscard]] QString escapeCsv(const QString &text);
/// The text that escapeCsv() was given, from the cell as a CSV reader hands it over.
[[nodiscard]] QString readCsvCell(const QString &cell);

/// A TEXT value of iCalendar (RFC 5545, 3.3.11).
[[nodiscard]] QString escapeIcs(const QString &text);
/// A content line of iCalendar, folded after at most 75 bytes of UTF-8 (3.1), with its line end.
[[nodiscard]] QByteArray foldIcs(const QString &line);

/// An instant of iCalendar (3.3.5), to the second: `20261128T020000Z`.
[[nodiscard]] QString icsTime(UtcTime at);

/// Text for a terminal or a log line: control and bidirectional characters are shown as `\u202e`.
[[nodiscard]] QString visibleText(const QString &text);

/// A name that is safe as one path element on every system: letters, digits, `.`, `_`, `-`; never empty, never `..`,
/// at most 100 characters.
[[nodiscard]] QString safeFileName(const QString &name);

} // namespace holdfast
