// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/findinglist.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace holdfast::plan_files {

inline constexpr qint64 largestFile = 4 * 1024 * 1024;

/// The bytes of a plan file as clean UTF-8 without a byte order mark, or findings. Refused are other encodings and
/// every character that people cannot see but programs obey: control characters, line separators, and marks that
/// change the reading direction (a reviewer would approve another text than the one that is carried out).
[[nodiscard]] std::optional<QByteArray> checkedText(const QByteArray &bytes, FindingList &findings);

/// The first character of a text that checkedText() would refuse, or nothing: YAML can spell it as an escape (`\u202e`)
/// that no byte of the file shows.
[[nodiscard]] std::optional<char32_t> invisibleIn(const QString &text);

} // namespace holdfast::plan_files
