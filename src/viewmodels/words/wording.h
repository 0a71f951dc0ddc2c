// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/approval/judge.h"
#include "domain/health/health.h"
#include "domain/objective/objective.h"
#include "kernel/result.h"
#include "viewmodels/words/tone.h"

#include <QCoreApplication>
#include <QString>

namespace holdfast {

/// The words that several pages share, so that one thing has one name everywhere.
class Wording {
    Q_DECLARE_TR_FUNCTIONS(holdfast::Wording)

public:
    [[nodiscard]] static QString health(Health health);
    [[nodiscard]] static Tone tone(Health health);
    [[nodiscard]] static Glyph shape(Health health);
    [[nodiscard]] static Tone tone(Standing standing);

    /// `3 s ago`, `just now`.
    [[nodiscard]] static QString age(UtcTime at, UtcTime now);
    /// `in 12 min`, `3 min ago`, `now`.
    [[nodiscard]] static QString distance(UtcTime at, UtcTime now);
    /// `46:12 left`, `+3:10 over`.
    [[nodiscard]] static QString remaining(Duration remaining);
    /// Longer than a day in days and hours, otherwise in rounded words: `23 h 12 min`, `6 d 4 h`.
    [[nodiscard]] static QString length(Duration duration);
    /// Exact, for limits and results: `1 h`, `1 h 30 min`, `6 min 52 s`, `250 ms`.
    [[nodiscard]] static QString span(Duration duration);
    /// `2026-11-23 01:41:49 CET`: the instant on this machine's clock, for a tooltip.
    [[nodiscard]] static QString local(UtcTime time);
    /// All three sentences of an error that are there, one below the other.
    [[nodiscard]] static QString paragraph(const Error &error);
    /// Who signed the plan, and what may be done with it.
    [[nodiscard]] static QString signing(const ApprovalVerdict &verdict);
    /// The text, or a dash in its place.
    [[nodiscard]] static QString orDash(const QString &text);
};

} // namespace holdfast
