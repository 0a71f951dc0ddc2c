// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr size_t mostWitnesses = 10;

bool isNumericAddress(const QString &text)
{
    static const QRegularExpression form(u"\\A(\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)\\z"_s);
    return form.match(text).hasMatch();
}

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

WitnessSpec readWitness(const Node &node, const Reading &reading)
{
    Fields fields(node, u"A witness"_s, reading.findings);
    WitnessSpec witness;
    const auto kind = fields.choice("kind"_L1, {u"gateway"_s, u"address"_s, u"page"_s}, Need::required);
    witness.kind = WitnessSpec::Kind(kind.value_or(0));
    if (witness.kind == WitnessSpec::Kind::address) {
        witness.address = fields.text("address"_L1);
        if (!witness.address.isEmpty() && !isNumericAddress(witness.address))
            reading.findings.error(fields.place("address"_L1), "setting"_L1,
                u"`address` must be numeric, such as `192.0.2.1`, because a name needs the network to be found, but is "
                "%1."_s.arg(quoted(witness.address)));
        const qint64 port = fields.integer("port"_L1).value_or(0);
        witness.port = quint16(std::clamp<qint64>(port, 0, 65535));
        if (fields.has("port"_L1) && (port < 1 || port > 65535))
            reading.findings.error(fields.place("port"_L1), "setting"_L1, u"`port` must be a port from 1 to 65535."_s);
    } else if (witness.kind == WitnessSpec::Kind::page) {
        witness.page = QUrl(fields.text("page"_L1), QUrl::StrictMode);
        witness.contains = fields.text("contains"_L1);
        const bool isGood = witness.page.scheme() == u"http"_s && !witness.page.host().isEmpty();
        if (fields.has("page"_L1) && !isGood)
            reading.findings.error(fields.place("page"_L1), "setting"_L1,
                u"`page` must begin with `http://`: a network that asks for a sign-in can only show itself there."_s);
    }
    fields.finish();
    return witness;
}

} // namespace

void readComponents(Fields &plan, const Reading &reading)
{
    for (const Node &node : plan.list("witnesses"_L1, Need::optional, mostWitnesses))
        reading.plan.witnesses << readWitness(node, reading);
    Names componentIds(u"component id"_s, reading.findings);
    for (const Node &node : plan.list("components"_L1))
        reading.plan.components.append(readComponent(node, reading, componentIds));
    Names scenarioIds(u"scenario id"_s, reading.findings);
    for (const Node &node : plan.list("scenarios"_L1))
        reading.plan.scenarios.append(readScenario(node, reading, scenarioIds));
}

} // namespace holdfast::plan_files
