// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// What the next commander must hear, after ICS 201: situation, objectives, actions, resources; with open and dropped
/// proposals and the last promise to customers. Markdown. Pure.
[[nodiscard]] QString handoverBriefing(const Plan &plan, const Incident &incident, const Instant &now);

/// What a vendor's support wants in the first message: identifiers, times with their offset, what was tried, the exact
/// errors; ready to paste. `vendor` as the plan names it, or its first word; ErrorCode::notFound for any other.
/// Contains no secrets, because the journal has none. Pure.
[[nodiscard]] Result<QString> supportPacket(
    const Plan &plan, const Incident &incident, const QString &vendor, UtcTime now);

} // namespace holdfast
