// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/board/objectivesmodel.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

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
            m_tightest = Tightest{component.name, formatCountdown(counting.standing.remaining),
                counting.standing.remaining, Wording::tone(standing)};
        }
    }
    setRows(std::move(rows));
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
