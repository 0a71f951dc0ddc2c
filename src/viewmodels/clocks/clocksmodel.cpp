// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/clocks/clocksmodel.h"

#include "domain/escalation/duties.h"
#include "viewmodels/board/dataatrisk.h"
#include "viewmodels/clocks/burndown.h"
#include "viewmodels/words/wording.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

Row heading(const QString &key, const QString &text) { return {key, {Cell{text}}, true}; }

Cell forecastCell(const std::optional<UtcTime> &end, UtcTime limit)
{
    if (!end)
        return {ClocksModel::tr("unknown"), Tone::normal, Glyph::none,
            ClocksModel::tr("A forecast needs two finished steps of the recovery.")};
    const bool late = *end > limit;
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
    const auto forecast = forecastOf(situation);
    for (const Component &component : situation.plan->components) {
        const Counting counting = countingOf(component, situation, assessment);
        if (counting.runs)
            rows << objectiveRow(component, counting, *assessment.impactStart, forecast);
        else
            rows << Row{component.id.value(),
                {Cell{component.name}, Cell{Wording::span(component.rto)}, Cell{u"–"_s},
                    Cell{tr("not counting"), Tone::normal, Glyph::ring}, Cell{}}};
    }
}

Row ClocksModel::objectiveRow(
    const Component &component, const Counting &counting, UtcTime impact, const std::optional<UtcTime> &forecast) const
{
    const RtoStanding &standing = counting.standing;
    const UtcTime limit = impact + component.rto;
    const bool met = standing.standing == Standing::met;
    const Cell left{met ? tr("met") : Wording::remaining(standing.remaining), Wording::tone(standing.standing),
        met ? Glyph::tick : Glyph::none, tr("Until %1").arg(formatUtcSeconds(limit)), !met};
    return {component.id.value(),
        {Cell{component.name, Tone::normal, Glyph::none, {}, !met}, Cell{Wording::span(component.rto)},
            Cell{formatCountdown(standing.elapsed)}, left,
            counting.restored
                ? Cell{tr("back at %1").arg(formatTimeOfDay(*counting.restored)), Tone::normal, Glyph::tick}
                : forecastCell(forecast, limit)}};
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
    for (const DutyDue &duty : dutiesAt(*situation.plan, situation.incident, situation.instant())) {
        Cell left{tr("not running"), Tone::normal, Glyph::ring};
        if (duty.metAt)
            left = {tr("met at %1").arg(formatUtcSeconds(*duty.metAt)), Tone::normal, Glyph::tick, duty.told};
        else if (duty.remaining)
            left = {Wording::remaining(*duty.remaining),
                duty.state == DutyDue::State::overdue ? Tone::critical : Tone::notice,
                duty.state == DutyDue::State::overdue ? Glyph::diamond : Glyph::square,
                tr("Until %1").arg(formatUtcSeconds(*duty.dueAt)), true};
        rows << Row{u"duty:"_s + duty.clock.id,
            {Cell{duty.clock.title, Tone::normal, Glyph::none, duty.clock.duty + u' ' + duty.clock.source},
                Cell{Wording::span(duty.clock.within)},
                Cell{duty.remaining ? Wording::length(duty.clock.within - *duty.remaining) : u"–"_s}, left, Cell{}}};
    }
}

} // namespace holdfast
