// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/runbookreader.h"
#include "interfaces/plansource.h"

#include <QByteArray>
#include <QMap>

namespace holdfast {

/// Reads a plan folder: `plan.yaml` and `runbooks/*.yaml`, as described in docs/plan-format.md. Holds nothing but the
/// known kinds; may be used from any thread.
class PlanFiles final : public PlanSource {
public:
    explicit PlanFiles(KnownKinds kinds = {});

    [[nodiscard]] PlanReading read(const QString &folder) const override;
    /// The same from memory: contents by path relative to the plan folder (`plan.yaml`, `runbooks/….yaml`). The plan's
    /// `folder` stays empty.
    [[nodiscard]] PlanReading readContents(const QMap<QString, QByteArray> &files) const;

private:
    KnownKinds m_kinds;
};

} // namespace holdfast
