// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/planchangesmodel.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

Cell valueCell(const QString &value, const QString &instead)
{
    return value.isEmpty() ? Cell{instead, Tone::normal, Glyph::ring} : Cell{value, Tone::normal, Glyph::none, value};
}

} // namespace

PlanChangesModel::PlanChangesModel(QObject *parent)
    : RowsModel({tr("Place in the plan"), tr("Before"), tr("Now")}, parent)
{ }

void PlanChangesModel::show(const std::optional<Plan> &older, const std::optional<Plan> &plan, Against against)
{
    QList<Row> rows;
    if (older && plan) {
        for (const PlanChange &change : changesBetween(*older, *plan)) {
            const QString place = change.path.join(u" › "_s);
            rows << Row{place,
                {Cell{place, Tone::normal, Glyph::none, place}, valueCell(change.before, tr("not there")),
                    valueCell(change.after, tr("gone"))}};
        }
    }
    const QString basis = against == Against::approved
        ? tr("Compared with the version that was approved last.")
        : tr("No approved version is known. Compared with the plan as it was when Holdfast was started.");
    const QString count = rows.isEmpty() ? tr("Nothing differs.")
        : rows.size() == 1               ? tr("One place differs.")
                                         : tr("%1 places differ.").arg(rows.size());
    const QString summary = basis + u' ' + count;
    setRows(std::move(rows));
    if (summary == m_summary)
        return;
    m_summary = summary;
    Q_EMIT summaryChanged();
}

} // namespace holdfast
