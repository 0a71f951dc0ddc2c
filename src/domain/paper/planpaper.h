// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

namespace holdfast {

/// One line of the call sheet, in the order in which people are called.
struct CallLine {
    QString when; ///< "at once", "after 30 min"
    QString role;
    QString person; ///< "nobody is named" where the role is vacant
    QString ways; ///< telephone, e-mail
    QString second; ///< who is called when the first does not answer, with the telephone
    QString only; ///< the condition under which the role is called at all, or at once
};
[[nodiscard]] QList<CallLine> callSheet(const Plan &plan);

/// What a step's card says besides its title and purpose, one fact a line: "Confirm by typing …", "Taking it back: …".
[[nodiscard]] QStringList cardFacts(const Runbook &runbook, const RunbookStep &step);
/// What is ticked off on the card: a person's list, and what must be true afterwards.
[[nodiscard]] QStringList cardItems(const RunbookStep &step);

/// The whole plan as one page for a printer: whom to call, what must come back, what can happen, and every runbook as
/// cards. One file without scripts or anything from elsewhere.
[[nodiscard]] QByteArray planHtml(const Plan &plan, UtcTime printedAt);

} // namespace holdfast
