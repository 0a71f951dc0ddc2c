// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/workbench.h"
#include "interfaces/stepaction.h"

namespace holdfast {

/// Every step of the runbook as far as it can be resolved now: prechecked and previewed. Only steps that merely read
/// are carried out, because others are resolved from what they find. Blocks; effects pool.
[[nodiscard]] QList<DryStep> dryRunOf(
    const Runbook &runbook, const Incident &incident, const ActionCatalogue &catalogue, const std::stop_token &stop);

/// An incident that stands nowhere but here, with the run begun.
[[nodiscard]] Incident rehearsalIncident(const Runbook &runbook, const QString &title, const Instant &now);

} // namespace holdfast
