// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/clocks/clocksmodel.h"

#include "domain/escalation/duties.h"
#include "domain/objective/objective.h"
#include "viewmodels/board/dataatrisk.h"
#include "viewmodels/clocks/burndown.h"
#include "viewmodels/words/wording.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Row heading(const QString &key, const QString &text) { return {key, {Cell{text}}, true}; }

Cell forecastCell(UtcTime impact, Duration rto, const Situation &situation)
{
    const auto end = forecastOf(situation);
    if (!end)
        return {ClocksModel::tr("unknown"), Tone::normal, Glyph::none,
            ClocksModel::tr("A forecast needs two finished steps of the recovery.")};
    const bool late = *end > impact + rto;
    return {formatTimeOfDay(*end), late ? Tone::warning : Tone::normal, late ? Glyph::triangle : Glyph::none,
        late ? ClocksModel::tr("At the pace so far this limit will be missed.")
             : ClocksModel::tr("At the pace of the steps so far.")};
}

} // namespace

ClocksModel::ClocksModel(QObject *parent)
    : RowsModel({tr("Clock"), tr("Limit"), tr("Elapsed"), tr("Left"), tr("Expected (UTC)")}, parent)
{ }

void ClocksModel::show(const Situation &situation, const Assessment &assessment, const DataAtRisk &data)
{
    QList<Row> rows;
    if (situation.plan) {
        addObjectives(rows, situation, assessment);
        addData(rows, data);
        addDuties(rows, situation);
    }
    setRows(std::move(rows));
}

void ClocksModel::addObjectives(QList<Row> &rows, const Situation &situation, const Assessment &assessment) const
{
    rows << heading(u"objectives"_s, tr("Until it is back (recovery time objectives)"));
    const Scenario *scenario = situation.plan->scenario(situation.incident.scenario);
    for (const Component &component : situation.plan->components) {
        const Watched watched = situation.watched(component.id);
        const bool broken = watched.watched && (watched.shown == Health::down || watched.shown == Health::degraded);
        const bool named = situation.incident.isDeclared() && scenario && scenario->components.contains(component.id);
        if (!assessment.impactStart || (!broken && !named)) {
            rows << Row{component.id.value(),
                {Cell{component.name}, Cell{Wording::span(component.rto)}, Cell{u"–"_s},
                    Cell{tr("not counting"), Tone::normal, Glyph::ring}, Cell{}}};
            continue;
        }
        rows << objectiveRow(
            component, situation, *assessment.impactStart, broken ? std::nullopt : assessment.impactEnd);
    }
}

Row ClocksModel::objectiveRow(
    const Component &component, const Situation &situation, UtcTime impact, std::optional<UtcTime> restored) const
{
    const RtoStanding standing = rtoStanding(component.rto, impact, situation.now, restored);
    const bool met = standing.standing == Standing::met;
    const Cell left{met ? tr("met") : Wording::remaining(standing.remaining), Wording::tone(standing.standing),
        met ? Glyph::tick : Glyph::none, tr("Until %1").arg(formatUtcSeconds(impact + component.rto)), !met};
    return {component.id.value(),
        {Cell{component.name, Tone::normal, Glyph::none, {}, !met}, Cell{Wording::span(component.rto)},
            Cell{formatCountdown(standing.elapsed)}, left,
            restored ? Cell{tr("back at %1").arg(formatTimeOfDay(*restored)), Tone::normal, Glyph::tick}
                     : forecastCell(impact, component.rto, situation)}};
}

void ClocksModel::addData(QList<Row> &rows, const DataAtRisk &data) const
{
    rows << heading(u"data"_s, tr("Data"));
    for (const Reading &reading : {data.exposure(), data.window()})
        rows << Row{reading.caption,
            {Cell{reading.caption}, Cell{}, Cell{},
                Cell{reading.value, reading.tone, reading.tone >= Tone::warning ? Glyph::triangle : Glyph::none,
                    reading.detail, reading.measured},
                Cell{}}};
}

void ClocksModel::addDuties(QList<Row> &rows, const Situation &situation) const
{
    if (situation.plan->legalClocks.isEmpty())
        return;
    rows << heading(u"duties"_s, tr("Legal duties"));
    for (const DutyDue &duty : dutiesAt(*situation.plan, situation.incident, situation.now)) {
        Cell left{tr("not running"), Tone::normal, Glyph::ring};
        if (duty.metAt)
            left = {tr("met at %1").arg(formatUtcSeconds(*duty.metAt)), Tone::normal, Glyph::tick, duty.told};
        else if (duty.dueAt)
            left = {Wording::remaining(std::chrono::duration_cast<Duration>(*duty.dueAt - situation.now)),
                duty.state == DutyDue::State::overdue ? Tone::critical : Tone::notice,
                duty.state == DutyDue::State::overdue ? Glyph::diamond : Glyph::square,
                tr("Until %1").arg(formatUtcSeconds(*duty.dueAt)), true};
        const bool runs = duty.startedAt && !duty.metAt;
        rows << Row{u"duty:"_s + duty.clock.id,
            {Cell{duty.clock.title, Tone::normal, Glyph::none, duty.clock.duty + u' ' + duty.clock.source},
                Cell{Wording::span(duty.clock.within)},
                Cell{runs ? Wording::length(std::chrono::duration_cast<Duration>(situation.now - *duty.startedAt))
                          : u"–"_s},
                left, Cell{}}};
    }
}

} // namespace holdfast
