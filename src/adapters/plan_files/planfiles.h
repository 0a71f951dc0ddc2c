// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/runbookreader.h"
#include "interfaces/plansource.h"

#include <QByteArray>
#include <QMap>

#include <functional>

namespace holdfast {

/// Reads a plan folder: `plan.yaml` and `runbooks/*.yaml`, as described in docs/plan-format.md, and the
/// signatures beside them. Holds nothing but the
/// known kinds; may be used from any thread.
class PlanFiles final : public PlanSource {
public:
    /// With `today`, plans that can be used are linted as well.
    explicit PlanFiles(KnownKinds kinds = {}, std::function<QDate()> today = {});

    [[nodiscard]] PlanReading read(const QString &folder) const override;
    /// The files of a plan folder by path relative to it, and a finding for each that could not be loaded.
    [[nodiscard]] static QMap<QString, QByteArray> contents(const QString &folder, QList<Finding> &findings);
    /// The same from memory: contents by path relative to the plan folder (`plan.yaml`, `runbooks/….yaml`). The plan's
    /// `folder` stays empty.
    [[nodiscard]] PlanReading readContents(const QMap<QString, QByteArray> &files) const;

private:
    KnownKinds m_kinds;
    std::function<QDate()> m_today;
};

/// What PlanReading::revision is for these bytes.
[[nodiscard]] QByteArray revisionOf(const QByteArray &planFile);

} // namespace holdfast
