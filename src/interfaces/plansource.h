// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/plan.h"

#include <QByteArray>
#include <QMap>

namespace holdfast {

/// What reading a plan folder gave: the plan when there is no error, and all findings in either case.
struct PlanReading {
    std::optional<Plan> plan;
    QList<Finding> findings;
    QMap<QString, QByteArray> files{}; ///< exactly what was read, by path in the folder: what a signature is over
    QMap<QString, QByteArray> signatures{}; ///< by path in the folder; not part of the plan
    QByteArray revision{}; ///< of plan.yaml: the same bytes have the same one; empty when there is no such file

    [[nodiscard]] bool hasErrors() const { return !plan.has_value(); }
};

/// Reads plans. Blocking, quick, no network.
class PlanSource {
public:
    virtual ~PlanSource() = default;
    [[nodiscard]] virtual PlanReading read(const QString &folder) const = 0;
};

} // namespace holdfast
