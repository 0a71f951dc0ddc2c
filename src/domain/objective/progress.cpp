// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/objective/progress.h"

#include <algorithm>

namespace holdfast {

qsizetype stepsDone(const Run &run)
{
    return std::count_if(
        run.steps.cbegin(), run.steps.cend(), [](const StepRecord &record) { return record.state == StepState::done; });
}

QList<Component> affectedComponents(const Plan &plan, const Incident &incident)
{
    QList<Component> affected;
    for (const Component &component : plan.components) {
        const auto health = incident.health.constFind(component.id.value());
        if (health != incident.health.cend() && health->to != Health::up)
            affected << component;
    }
    return affected;
}

} // namespace holdfast
