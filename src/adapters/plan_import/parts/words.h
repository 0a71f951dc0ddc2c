// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_import/markdown/document.h"
#include "kernel/time.h"

#include <optional>

namespace holdfast::plan_import {

/// What a column of a table is about, by its heading, in English or German.
enum class Column { component, impact, priority, rto, rpo, role, primary, secondary, phone, email, level, after, who };

/// The position of the column, or -1.
[[nodiscard]] qsizetype columnOf(const QStringList &header, Column column);
/// `15 minutes`, `1 hour`, `2 Stunden`, `24h`, `1.5 h`, `90 Sek.`; nothing else.
[[nodiscard]] std::optional<Duration> readSpan(const QString &text);
/// `Technical Lead` → `technical-lead`: an id as the plan wants it; umlauts are spelt out.
[[nodiscard]] QString idFrom(const QString &text, const QString &otherwise = QStringLiteral("part"));
/// The first address in the text; empty where there is none.
[[nodiscard]] QString mailIn(const QString &text);
/// Whether one of the words of the pattern (a regular expression) is in the text.
[[nodiscard]] bool speaksOf(const QString &text, const QString &pattern);

} // namespace holdfast::plan_import
