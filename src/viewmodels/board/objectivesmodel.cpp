// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/objectivesmodel.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

namespace {

/// When this component came back, as the probes saw it; nothing while it has not.
std::optional<UtcTime> backSince(const Watched &watched, UtcTime impactStart)
{
    if (watched.shown == Health::up && watched.health.since && *watched.health.since > impactStart)
        return watched.health.since;
    return std::nullopt;
}

} // namespace

ObjectivesModel::ObjectivesModel(QObject *parent)
    : RowsModel({tr("Component"), tr("Objective"), tr("Spent"), tr("Remaining")}, parent)
{ }

void ObjectivesModel::show(const Situation &situation, const Assessment &assessment)
{
    QList<Row> rows;
    m_tightest.reset();
    std::optional<Duration> least;
    if (situation.plan) {
        for (const Component &component : situation.plan->components) {
            const Counting counting = countingOf(component, situation, assessment);
            const Standing standing = counting.standing.standing;
            rows << rowFor(component, counting);
            if (!counting.runs || standing == Standing::met || (least && counting.standing.remaining >= *least))
                continue;
            least = counting.standing.remaining;
            m_tightest =
                Tightest{component.name, formatCountdown(counting.standing.remaining), Wording::tone(standing)};
        }
    }
    setRows(std::move(rows));
}

ObjectivesModel::Counting ObjectivesModel::countingOf(
    const Component &component, const Situation &situation, const Assessment &assessment) const
{
    if (!assessment.impactStart || !situation.plan)
        return {};
    const UtcTime start = *assessment.impactStart;
    const Watched watched = situation.watched(component.id);
    const Scenario *scenario = situation.plan->scenario(situation.incident.scenario);
    const bool named = situation.incident.isOpen() && scenario && scenario->components.contains(component.id);
    const bool broken = watched.watched && (watched.shown == Health::down || watched.shown == Health::degraded);
    const auto back = backSince(watched, start);
    if (!named && !broken && !(situation.incident.isOpen() && back))
        return {};
    std::optional<UtcTime> restored = broken ? std::nullopt : assessment.impactEnd;
    if (!restored && !broken)
        restored = back;
    return {true, rtoStanding(component.rto, start, situation.timerNow(), restored)};
}

Row ObjectivesModel::rowFor(const Component &component, const Counting &counting) const
{
    Cell name{component.name};
    Cell objective{Wording::span(component.rto), Tone::normal, Glyph::none,
        tr("Longest tolerable time from the start of the impact until it is back (RTO)")};
    Cell bar;
    Cell left;
    bar.spent = counting.runs ? counting.standing.spent : 0.0;
    if (counting.runs) {
        const RtoStanding &standing = counting.standing;
        const bool met = standing.standing == Standing::met;
        const Tone tone = Wording::tone(standing.standing);
        name.strong = !met;
        bar.tone = met ? Tone::normal : (tone == Tone::normal ? Tone::notice : tone);
        left = {met ? tr("back in %1").arg(Wording::span(standing.elapsed)) : Wording::remaining(standing.remaining),
            tone, met ? Glyph::tick : Glyph::none, {}, !met};
    }
    return {component.id.value(), {name, objective, bar, left}};
}

} // namespace holdfast
