// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/importreport.h"
#include "domain/plan/plan.h"
#include "kernel/result.h"

#include <QByteArray>

namespace holdfast {

/// A plan folder in memory, and what became of the document that it was made from.
struct ImportedPlan {
    QByteArray planFile; ///< plan.yaml
    ImportReport report;
};

/// Makes a plan from a document that people wrote: Markdown with tables, lists and code, in English or German. What the
/// document does not say is taken from `builtIn`, and the file says so. Pure; may be used from any thread.
/// ErrorCode::invalid when the document cannot be read or has neither a table of objectives nor one of contacts.
[[nodiscard]] Result<ImportedPlan> importPlan(const QByteArray &document, const Plan &builtIn);

} // namespace holdfast
