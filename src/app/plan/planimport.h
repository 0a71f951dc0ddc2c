// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/planfiles.h"
#include "domain/plan/importreport.h"
#include "interfaces/documentstore.h"

namespace holdfast {

/// Makes the plan folder `folder` from the document `file`, with what the document lacks from the plan in `builtIn`.
/// The folder appears whole or not at all, and a folder that exists is never touched (ErrorCode::conflict). Blocking,
/// quick.
[[nodiscard]] Result<ImportReport> importPlanFolder(const QString &file, const QString &folder, const QString &builtIn,
    const PlanFiles &plans, DocumentStore &documents);

} // namespace holdfast
