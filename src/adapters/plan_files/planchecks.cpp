// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/planchecks.h"

#include "adapters/plan_files/yaml/nearest.h"

#include <QHash>
#include <QSet>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

QStringList componentIds(const Plan &plan)
{
    QStringList ids;
    for (const Component &component : plan.components)
        ids.append(component.id.value());
    return ids;
}

void checkComponents(
    const QList<Mention> &mentions, const QHash<QString, int> &positions, const QStringList &ids, FindingList &findings)
{
    for (const Mention &mention : mentions) {
        if (!positions.contains(mention.name) && !findings.isFull())
            findings.error(mention.place, "reference"_L1,
                u"There is no component %1.%2"_s.arg(quoted(mention.name), suggestion(mention.name, ids)));
    }
}

/// Walks the dependencies depth first, with a stack of its own because a chain may be as long as the plan.
class CycleSearch {
public:
    CycleSearch(const PlanPlaces &places, const QHash<QString, int> &positions, QStringList ids, FindingList &findings)
        : m_places(places)
        , m_positions(positions)
        , m_ids(std::move(ids))
        , m_findings(findings)
        , m_states(size_t(m_ids.size()), State::unseen)
    { }

    void run()
    {
        for (int start = 0; start < m_ids.size(); ++start) {
            if (m_states[size_t(start)] == State::unseen)
                walk(start);
        }
    }

private:
    enum class State { unseen, onPath, finished };
    struct Visit {
        int component;
        qsizetype nextDependency;
    };

    void walk(int start)
    {
        m_path.push_back({start, 0});
        m_states[size_t(start)] = State::onPath;
        while (!m_path.empty()) {
            Visit &visit = m_path.back();
            const QList<Mention> &dependencies = m_places.dependsOn[visit.component];
            if (visit.nextDependency == dependencies.size()) {
                m_states[size_t(visit.component)] = State::finished;
                m_path.pop_back();
                continue;
            }
            const Mention &mention = dependencies[visit.nextDependency++];
            const int target = m_positions.value(mention.name, -1);
            if (target < 0 || m_states[size_t(target)] == State::finished)
                continue;
            if (m_states[size_t(target)] == State::onPath) {
                report(mention, target);
                continue;
            }
            m_states[size_t(target)] = State::onPath;
            m_path.push_back({target, 0});
        }
    }

    void report(const Mention &mention, int target)
    {
        constexpr qsizetype mostNamed = 10;
        QStringList names;
        bool inside = false;
        for (const Visit &visit : m_path) {
            inside = inside || visit.component == target;
            if (inside && names.size() < mostNamed)
                names.append(m_ids[visit.component]);
        }
        if (names.size() == mostNamed)
            names.append(u"…"_s);
        names.append(m_ids[target]);
        m_findings.error(mention.place, "cycle"_L1,
            u"Components depend on each other in a circle: %1. None of them could be recovered first."_s.arg(
                names.join(u" → "_s)));
    }

    const PlanPlaces &m_places;
    const QHash<QString, int> &m_positions;
    QStringList m_ids;
    FindingList &m_findings;
    std::vector<State> m_states;
    std::vector<Visit> m_path;
};

void checkRoles(const Plan &plan, const QList<Mention> &mentions, FindingList &findings)
{
    QStringList roles;
    for (const Contact &contact : plan.contacts)
        roles.append(contact.role);
    const QSet<QString> known(roles.cbegin(), roles.cend());
    for (const Mention &mention : mentions) {
        if (!known.contains(mention.name) && !findings.isFull())
            findings.warning(mention.place, "reference"_L1,
                u"Nobody in `contacts` has the role %1, so nobody can be called.%2"_s.arg(
                    quoted(mention.name), suggestion(mention.name, roles)));
    }
}

void checkEnvironments(const Plan &plan, const QList<Mention> &mentions, FindingList &findings)
{
    QStringList environments{u"practice"_s};
    for (const Environment &environment : plan.environments)
        environments.append(environment.id);
    for (const Mention &mention : mentions) {
        if (!environments.contains(mention.name))
            findings.error(mention.place, "reference"_L1,
                u"There is no environment %1.%2"_s.arg(quoted(mention.name), suggestion(mention.name, environments)));
    }
}

void checkDrills(const Plan &plan, const PlanPlaces &places, FindingList &findings)
{
    QStringList scenarios;
    for (const Scenario &scenario : plan.scenarios)
        scenarios.append(scenario.id.value());
    for (const Mention &mention : places.drillScenarios) {
        if (!scenarios.contains(mention.name))
            findings.error(mention.place, "reference"_L1,
                u"There is no scenario %1.%2"_s.arg(quoted(mention.name), suggestion(mention.name, scenarios)));
    }
    checkEnvironments(plan, places.drillEnvironments, findings);
    for (const Mention &mention : places.drillEnvironments) {
        const Environment *environment = plan.environment(mention.name);
        if (environment && environment->isProduction())
            findings.error(mention.place, "production"_L1,
                u"A drill never runs on production. Choose `practice` or a test environment."_s);
    }
}

} // namespace

void checkReferences(const Plan &plan, const PlanPlaces &places, const QStringList &runbookIds, FindingList &findings)
{
    const QStringList ids = componentIds(plan);
    QHash<QString, int> positions;
    for (int index = 0; index < ids.size(); ++index)
        positions.insert(ids[index], index);
    for (const QList<Mention> &mentions : places.dependsOn)
        checkComponents(mentions, positions, ids, findings);
    // Without any component, what is wrong was said there; that everything else misses them would only be noise.
    if (!ids.isEmpty())
        checkComponents(places.scenarioComponents, positions, ids, findings);
    CycleSearch(places, positions, ids, findings).run();
    checkRoles(plan, places.roles, findings);
    checkDrills(plan, places, findings);
    checkEnvironments(plan, places.probeEnvironments, findings);
    for (const Mention &mention : places.scenarioRunbooks) {
        if (!runbookIds.contains(mention.name) && !findings.isFull())
            findings.error(mention.place, "reference"_L1,
                u"There is no runbook %1: it would be the file of that name in `runbooks`.%2"_s.arg(
                    quoted(mention.name), suggestion(mention.name, runbookIds)));
    }
}

} // namespace holdfast::plan_files
