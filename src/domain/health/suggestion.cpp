// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/suggestion.h"

#include <QSet>
#include <algorithm>

namespace holdfast {

namespace {

// A cause tells more than what follows from it, and what a scenario leaves unexplained more than what it promises and
// does not show.
constexpr int causeInside = 6;
constexpr int victimInside = 2;
constexpr int causeOutside = -4;
constexpr int victimOutside = -1;
constexpr int wellInside = -2;
constexpr int hasRunbook = 1;

/// The component needs something, near or far, that fails: it may follow soon.
bool restsOnFailure(const Plan &plan, const ComponentId &id, const SeenComponents &seen)
{
    QSet<QString> visited{id.value()};
    QList<ComponentId> open{id};
    while (!open.isEmpty()) {
        const Component *component = plan.component(open.takeLast());
        for (const ComponentId &needed : component ? component->dependsOn : QList<ComponentId>{}) {
            if (seen.value(needed.value()).isFailing())
                return true;
            if (!visited.contains(needed.value()))
                open << needed;
            visited.insert(needed.value());
        }
    }
    return false;
}

} // namespace

QList<Suggestion> suggestScenarios(const Plan &plan, const SeenComponents &seen, qsizetype most)
{
    const QList<Cause> causes = causesOf(plan, seen);
    const auto causeOf = [&](const ComponentId &id) {
        for (const Cause &cause : causes) {
            if (cause.victims.contains(id))
                return cause.component;
        }
        return id;
    };
    QList<Suggestion> suggestions;
    for (const Scenario &scenario : plan.scenarios) {
        Suggestion suggestion{scenario.id, {}, {}, scenario.runbook ? hasRunbook : 0};
        for (const Component &component : plan.components) {
            const auto found = seen.constFind(component.id.value());
            if (found == seen.cend())
                continue;
            const bool isInside = scenario.components.contains(component.id);
            const Suggestion::Reason reason{component.id, found->shown};
            if (found->isFailing()) {
                const ComponentId cause = causeOf(component.id);
                const bool isCause = cause == component.id;
                if (!isInside && !isCause && scenario.components.contains(cause))
                    continue; // it follows from what the scenario is about
                suggestion.weight +=
                    isInside ? (isCause ? causeInside : victimInside) : (isCause ? causeOutside : victimOutside);
                (isInside ? suggestion.speaksFor : suggestion.speaksAgainst) << reason;
            } else if (isInside && found->shown == Health::up && !restsOnFailure(plan, component.id, seen)) {
                suggestion.weight += wellInside;
                suggestion.speaksAgainst << reason;
            }
        }
        if (!suggestion.speaksFor.isEmpty())
            suggestions << suggestion;
    }
    std::stable_sort(suggestions.begin(), suggestions.end(),
        [](const Suggestion &a, const Suggestion &b) { return a.weight > b.weight; });
    return suggestions.mid(0, most);
}

} // namespace holdfast
