// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace holdfast {

/// Text inside a Markdown paragraph, list item or table cell: every character with a meaning is escaped, line ends
/// become blanks, blanks before the first word are dropped.
[[nodiscard]] QString escapeMarkdown(const QString &text);

/// Text for Slack's own markup: `&`, `<` and `>` as entities and nothing else, so that no text can call a channel, name
/// a person or make a link.
[[nodiscard]] QString escapeSlack(const QString &text);

/// Text for a terminal or a log line: control and bidirectional characters are shown as `\u202e`.
[[nodiscard]] QString visibleText(const QString &text);

/// A name that is safe as one path element on every system: letters, digits, `.`, `_`, `-`; never empty, never `..`,
/// at most 100 characters.
[[nodiscard]] QString safeFileName(const QString &name);

} // namespace holdfast
