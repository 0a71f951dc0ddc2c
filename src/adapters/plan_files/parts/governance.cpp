// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_files/parts/part.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_files {

namespace {

constexpr size_t mostDrills = 100;

Cycle readCycle(Fields &fields)
{
    constexpr Cycle cycles[]{Cycle::monthly, Cycle::quarterly, Cycle::annual};
    return cycles[fields.choice("every"_L1, {u"month"_s, u"quarter"_s, u"year"_s}, Need::required).value_or(0)];
}

DrillSchedule readDrill(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"A drill"_s, reading.findings);
    DrillSchedule drill;
    drill.id = fields.text("id"_L1);
    drill.title = fields.text("title"_L1);
    drill.scenario = fields.id("scenario"_L1, Need::optional);
    if (!drill.scenario.isEmpty())
        reading.places.drillScenarios.append({drill.scenario, fields.place("scenario"_L1)});
    drill.every = readCycle(fields);
    const std::optional<qint64> day = fields.integer("day"_L1);
    if (day && (*day < 1 || *day > 31))
        reading.findings.error(fields.place("day"_L1), "type"_L1, u"`day` must be from 1 to 31."_s);
    drill.day = int(qBound(qint64(1), day.value_or(1), qint64(31)));
    drill.at = fields.timeOfDay("at"_L1);
    drill.environment = fields.id("environment"_L1);
    if (!drill.environment.isEmpty())
        reading.places.drillEnvironments.append({drill.environment, fields.place("environment"_L1)});
    drill.lead = fields.id("lead"_L1, Need::optional);
    if (!drill.lead.isEmpty())
        reading.places.roles.append({drill.lead, fields.place("lead"_L1)});
    drill.last = fields.date("last"_L1);
    fields.finish();
    ids.add(drill.id, fields.place("id"_L1));
    return drill;
}

std::optional<Upkeep> readUpkeep(Fields &maintenance, QLatin1StringView key, const Reading &reading)
{
    const Node *node = maintenance.mapping(key, Need::optional);
    if (!node)
        return std::nullopt;
    Fields fields(*node, u"`%1`"_s.arg(key), reading.findings);
    Upkeep upkeep;
    upkeep.every = readCycle(fields);
    upkeep.by = fields.text("by"_L1);
    upkeep.last = fields.date("last"_L1);
    fields.finish();
    return upkeep;
}

Kpi readKpi(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"A figure"_s, reading.findings);
    const QStringList &measures = kpiMeasures();
    Kpi kpi{fields.id("id"_L1), fields.text("title"_L1), {}};
    kpi.measure = measures.value(fields.choice("measure"_L1, measures, Need::required).value_or(0));
    fields.finish();
    ids.add(kpi.id, fields.place("id"_L1));
    return kpi;
}

LegalClock readClock(const Node &node, const Reading &reading, Names &ids)
{
    Fields fields(node, u"A legal clock"_s, reading.findings);
    const QStringList &conditions = escalationConditions();
    LegalClock clock;
    clock.id = fields.id("id"_L1);
    clock.title = fields.text("title"_L1);
    clock.within = fields.positiveDuration("within"_L1);
    const auto condition = fields.choice("onlyIf"_L1, conditions, Need::optional);
    clock.onlyIf = condition ? conditions[*condition] : QString();
    clock.duty = fields.text("duty"_L1);
    clock.source = fields.text("source"_L1);
    fields.finish();
    ids.add(clock.id, fields.place("id"_L1));
    return clock;
}

} // namespace

void readGovernance(Fields &plan, const Reading &reading)
{
    Names drills(u"drill id"_s, reading.findings);
    for (const Node &node : plan.list("drills"_L1, Need::optional, mostDrills))
        reading.plan.drills.append(readDrill(node, reading, drills));
    if (const Node *node = plan.mapping("maintenance"_L1, Need::optional)) {
        Fields fields(*node, u"`maintenance`"_s, reading.findings);
        reading.plan.maintenance = {readUpkeep(fields, "review"_L1, reading), readUpkeep(fields, "test"_L1, reading),
            readUpkeep(fields, "audit"_L1, reading)};
        fields.finish();
    }
    Names kpis(u"figure id"_s, reading.findings);
    for (const Node &node : plan.list("kpis"_L1, Need::optional))
        reading.plan.kpis.append(readKpi(node, reading, kpis));
    Names clocks(u"legal clock id"_s, reading.findings);
    for (const Node &node : plan.list("legalClocks"_L1, Need::optional))
        reading.plan.legalClocks.append(readClock(node, reading, clocks));
}

} // namespace holdfast::plan_files
