// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/witnessspec.h"
#include "interfaces/probes/witness.h"

#include <QString>
#include <memory>
#include <vector>

namespace holdfast {

/// Makes the witnesses that the plan names. `routes` is where the system tells its routes: /proc/net/route.
[[nodiscard]] std::vector<std::unique_ptr<Witness>> witnessesOf(
    const QList<WitnessSpec> &specs, const QString &routes = QStringLiteral("/proc/net/route"));

} // namespace holdfast
