// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/boardmodel.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

BoardModel::BoardModel(QObject *parent)
    : RowsModel({tr("Component"), tr("Priority"), tr("State"), tr("Why"), tr("Measured"), tr("Since")}, parent)
{ }

void BoardModel::show(const Situation &situation, const Assessment &assessment)
{
    QList<Row> rows;
    if (situation.plan) {
        for (const Component &component : situation.plan->components)
            rows << rowFor(component, situation, assessment);
    }
    setRows(std::move(rows));
}

Row BoardModel::rowFor(const Component &component, const Situation &situation, const Assessment &assessment) const
{
    const Watched watched = situation.watched(component.id);
    const bool isRoot = assessment.root && assessment.root->id == component.id && !assessment.down.isEmpty();
    Cell name{component.name};
    name.strong = watched.watched && watched.shown != Health::up;
    Cell measuredAt{tr("–")};
    Cell sinceAt{tr("–")};
    if (watched.watched && watched.health.measuredAt) {
        measuredAt.text = Wording::age(*watched.health.measuredAt, situation.now);
        measuredAt.tip = Wording::local(*watched.health.measuredAt);
        if (watched.shown == Health::stale)
            measuredAt.tone = Tone::unknown;
    }
    if (watched.watched && watched.health.since && watched.shown != Health::stale) {
        sinceAt.text = formatTimeOfDay(*watched.health.since);
        if (isRoot && assessment.down.size() > 1)
            sinceAt.text = tr("%1 first").arg(sinceAt.text);
        sinceAt.tip = Wording::local(*watched.health.since);
    }
    return {component.id.value(),
        {name, Cell{priorityName(component.priority)}, stateCell(watched), whyCell(watched, situation.now), measuredAt,
            sinceAt}};
}

Cell BoardModel::stateCell(const Watched &watched) const
{
    if (!watched.watched)
        return {tr("Not watched"), Tone::normal, Glyph::hatch, tr("The plan names no probe for it: ask a person.")};
    Cell cell{Wording::health(watched.shown), Wording::tone(watched.shown), Wording::shape(watched.shown)};
    cell.strong = watched.shown != Health::up;
    cell.hatched = watched.shown == Health::unknown || watched.shown == Health::stale;
    if (watched.health.pendingCount > 0 && watched.health.pending != watched.health.health)
        cell.tip =
            tr("The latest look says “%1”; one more will settle it.").arg(Wording::health(watched.health.pending));
    return cell;
}

Cell BoardModel::whyCell(const Watched &watched, UtcTime now) const
{
    if (!watched.watched)
        return {tr("No probe in the plan")};
    if (watched.shown == Health::stale && watched.health.measuredAt)
        return {tr("No data for %1; it was “%2” before")
                    .arg(Wording::length(std::chrono::duration_cast<Duration>(now - *watched.health.measuredAt)),
                        Wording::health(watched.health.health)),
            Tone::unknown, Glyph::none, watched.health.reason};
    if (watched.shown == Health::unknown && !watched.last)
        return {tr("Not measured yet")};
    if (watched.shown == Health::unknown && watched.health.knownAt)
        return {tr("No data since %1: %2")
                    .arg(formatTimeOfDay(*watched.health.knownAt), Wording::orDash(watched.health.reason)),
            Tone::unknown, Glyph::none, watched.health.reason};
    return {Wording::orDash(watched.health.reason), Tone::normal, Glyph::none, watched.health.reason};
}

} // namespace holdfast
