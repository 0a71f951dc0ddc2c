// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/planedit.h"
#include "kernel/result.h"

#include <QByteArray>

namespace holdfast {

/// Writes plans. Blocking; may be used from any thread.
class PlanWriter {
public:
    virtual ~PlanWriter() = default;
    /// Carries the edits out in plan.yaml, all or none, and no other byte of it. `revision` is that of the reading that
    /// the edits were made on: `conflict` when the file is another one by now, `invalid` when the plan would have a
    /// mistake that it has not, `storage` when it cannot be written. The old file or the new one, never half of either.
    [[nodiscard]] virtual Result<> save(
        const QString &folder, const QByteArray &revision, const QList<PlanEdit> &edits) const = 0;
    /// Copies a plan to a folder that does not exist yet: `refused` when it does.
    [[nodiscard]] virtual Result<> copy(const QString &from, const QString &to) const = 0;
};

} // namespace holdfast
