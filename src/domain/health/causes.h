// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"
#include "domain/plan/plan.h"

#include <QMap>

namespace holdfast {

/// What is shown of one component that is watched.
struct SeenComponent {
    Health shown = Health::unknown;
    ComponentHealth health;

    /// Known to be wrong; what is only unknown or stale is not.
    [[nodiscard]] bool isFailing() const { return shown == Health::down || shown == Health::degraded; }
};
using SeenComponents = QMap<QString, SeenComponent>; ///< by component id

/// One failure that does not follow from another, and those that do follow from it.
struct Cause {
    ComponentId component;
    QList<ComponentId> victims; ///< in the order in which they failed
};

/// Folds what fails under what it depends on. A component is a victim when something that it depends on, near or far,
/// fails at least as badly and did not begin clearly later. In the order in which the causes began. Pure.
[[nodiscard]] QList<Cause> causesOf(const Plan &plan, const SeenComponents &seen);

/// How much later than its victim a cause may have been noticed: probes look at different moments.
inline constexpr Duration noticedLaterAtMost = std::chrono::seconds{30};

} // namespace holdfast
