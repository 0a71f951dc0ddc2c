// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/causes.h"

#include <QHash>
#include <QSet>
#include <algorithm>

namespace holdfast {

namespace {

class CauseSearch {
public:
    CauseSearch(const Plan &plan, const SeenComponents &seen)
        : m_seen(seen)
    {
        for (const Component &component : plan.components) {
            m_components.insert(component.id.value(), &component);
            const auto found = seen.constFind(component.id.value());
            if (found != seen.cend() && found->isFailing())
                m_failing << component.id;
        }
        std::stable_sort(m_failing.begin(), m_failing.end(),
            [this](const ComponentId &a, const ComponentId &b) { return since(a) < since(b); });
    }

    [[nodiscard]] QList<Cause> run() const
    {
        QList<Cause> causes;
        QHash<QString, qsizetype> places;
        QHash<QString, ComponentId> causeOf;
        for (const ComponentId &id : m_failing) {
            const auto cause = deepestCause(id);
            if (cause) {
                causeOf.insert(id.value(), *cause);
            } else {
                places.insert(id.value(), causes.size());
                causes << Cause{id, {}};
            }
        }
        for (const ComponentId &id : m_failing) {
            if (causeOf.contains(id.value()))
                causes[places.value(causeOf.value(id.value()).value())].victims << id;
        }
        return causes;
    }

private:
    [[nodiscard]] UtcTime since(const ComponentId &id) const
    {
        return m_seen.value(id.value()).health.since.value_or(UtcTime::max());
    }
    [[nodiscard]] bool explains(const ComponentId &cause, const ComponentId &victim) const
    {
        const SeenComponent first = m_seen.value(cause.value());
        const bool isAsBad = first.shown == Health::down || m_seen.value(victim.value()).shown == first.shown;
        const bool isInTime = since(victim) == UtcTime::max() || since(cause) <= since(victim) + noticedLaterAtMost;
        return first.isFailing() && isAsBad && isInTime;
    }
    /// What the failure follows from in the end: the earliest failing thing below it that itself follows from nothing.
    [[nodiscard]] std::optional<ComponentId> deepestCause(const ComponentId &victim) const
    {
        std::optional<ComponentId> found;
        for (const ComponentId &id : causesBelow(victim)) {
            const bool isFirst = !found || since(id) < since(*found);
            if (isFirst && causesBelow(id).isEmpty())
                found = id;
        }
        return found;
    }
    [[nodiscard]] QList<ComponentId> causesBelow(const ComponentId &victim) const
    {
        QList<ComponentId> causes;
        QSet<QString> visited{victim.value()};
        QList<ComponentId> open{victim};
        while (!open.isEmpty()) {
            const Component *component = m_components.value(open.takeLast().value());
            for (const ComponentId &needed : component ? component->dependsOn : QList<ComponentId>{}) {
                if (visited.contains(needed.value()))
                    continue;
                visited.insert(needed.value());
                open << needed;
                if (explains(needed, victim))
                    causes << needed;
            }
        }
        return causes;
    }

    const SeenComponents &m_seen;
    QHash<QString, const Component *> m_components;
    QList<ComponentId> m_failing; ///< in the order in which they failed
};

} // namespace

QList<Cause> causesOf(const Plan &plan, const SeenComponents &seen) { return CauseSearch(plan, seen).run(); }

} // namespace holdfast
