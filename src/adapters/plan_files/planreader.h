// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/runbookreader.h"

#include <QHash>

namespace holdfast::plan_files {

/// A name that must exist somewhere else in the plan, and where it was written.
struct Mention {
    QString name;
    Place place;
};

/// What the checks between the parts need beside the plan: where the names stand.
struct PlanPlaces {
    QList<QList<Mention>> dependsOn; ///< by position of the component
    QList<Mention> scenarioComponents;
    QList<Mention> scenarioRunbooks;
    QList<Mention> roles; ///< wherever one is named
    QList<Mention> drillScenarios;
    QList<Mention> drillEnvironments;
    QList<Mention> probeEnvironments;
};

/// Fills `plan` (except its runbooks) from the tree of plan.yaml.
void readPlan(const Node &root, const KnownKinds &kinds, Plan &plan, PlanPlaces &places, FindingList &findings);

} // namespace holdfast::plan_files
