// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"
#include "domain/plan/plan.h"

namespace holdfast {

/// What somebody who leads asks, and may not ask the commander: what is wrong, since when, what is being done, when it
/// is back, and when they hear next. One file without scripts that a browser reads anew by itself; `now` is when it was
/// written, and it says when it is too old to be believed. Persons appear by their role only. Pure.
[[nodiscard]] QByteArray executiveHtml(const Plan &plan, const Incident &incident, const Instant &now);

} // namespace holdfast
