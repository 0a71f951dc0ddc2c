// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

Component readComponent(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"A component"_s, reading.findings);
    Component component;
    component.id = ComponentId(fields.id("id"_L1));
    component.name = fields.text("name"_L1);
    const auto impact = fields.choice("impact"_L1, {u"critical"_s, u"high"_s, u"medium"_s, u"low"_s}, Need::required);
    component.impact = Impact(impact.value_or(int(Impact::low)));
    const auto priority = fields.choice("priority"_L1, {u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s}, Need::required);
    component.priority = Priority(priority.value_or(int(Priority::p4)));
    component.rto = fields.positiveDuration("rto"_L1);
    component.rpo = fields.duration("rpo"_L1, Need::optional);
    reading.places.dependsOn.append(
        mentions(fields.list("dependsOn"_L1, Need::optional), u"component id"_s, reading.findings));
    for (const Mention &mention : reading.places.dependsOn.constLast())
        component.dependsOn.append(ComponentId(mention.name));
    component.probes = readProbes(fields, reading);
    fields.finish();
    ids.add(component.id.value(), fields.place("id"_L1));
    return component;
}

Scenario readScenario(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"A scenario"_s, reading.findings);
    Scenario scenario;
    scenario.id = ScenarioId(fields.id("id"_L1));
    scenario.title = fields.text("title"_L1);
    scenario.symptom = fields.text("symptom"_L1);
    const QList<Mention> components = mentions(fields.list("components"_L1), u"component id"_s, reading.findings);
    reading.places.scenarioComponents += components;
    for (const Mention &mention : components)
        scenario.components.append(ComponentId(mention.name));
    if (const QString runbook = fields.id("runbook"_L1, Need::optional); !runbook.isEmpty()) {
        scenario.runbook = RunbookId(runbook);
        reading.places.scenarioRunbooks.append({runbook, fields.place("runbook"_L1)});
    }
    fields.finish();
    ids.add(scenario.id.value(), fields.place("id"_L1));
    return scenario;
}

} // namespace

void readComponents(Fields &plan, const Reading &reading)
{
    Names componentIds(u"component id"_s, reading.findings);
    for (const Node &node : plan.list("components"_L1))
        reading.plan.components.append(readComponent(node, reading, componentIds));
    Names scenarioIds(u"scenario id"_s, reading.findings);
    for (const Node &node : plan.list("scenarios"_L1))
        reading.plan.scenarios.append(readScenario(node, reading, scenarioIds));
}

} // namespace holdfast::plan_files
