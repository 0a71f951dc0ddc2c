// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast {

/// Something in a text that should not be said like this, and why.
struct LanguageFinding {
    QString rule; ///< `promise`, `host`, `person`, `secret`, `blame`, `next-update`, `gap`
    QString excerpt; ///< the words; of a secret only that there is one
    QString advice;
    bool blocks = false; ///< it must not be sent at all

    friend bool operator==(const LanguageFinding &, const LanguageFinding &) = default;
};

/// Reads a text as a careful customer liaison would. A secret, or a place that nobody filled, blocks everywhere; the
/// rest is for texts to the public only. `occasion` as in the plan's templates. Pure.
[[nodiscard]] QList<LanguageFinding> lintLanguage(
    const Plan &plan, bool isPublic, const QString &occasion, const QString &subject, const QString &text);

} // namespace holdfast
