// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/plan/readinessview.h"

#include "viewmodels/words/wording.h"

#include <algorithm>

namespace holdfast {

namespace {

Cell verdictCell(ReadinessVerdict verdict)
{
    switch (verdict) {
    case ReadinessVerdict::ready:
        return {ReadinessView::tr("Ready"), Tone::normal, Glyph::tick};
    case ReadinessVerdict::attention:
        return {ReadinessView::tr("Not proven"), Tone::normal, Glyph::ring};
    case ReadinessVerdict::missing:
        return {ReadinessView::tr("Missing"), Tone::warning, Glyph::triangle};
    case ReadinessVerdict::unknown:
        break;
    }
    return {ReadinessView::tr("Unknown"), Tone::unknown, Glyph::hatch};
}

int urgency(ReadinessVerdict verdict)
{
    switch (verdict) {
    case ReadinessVerdict::missing:
        return 0;
    case ReadinessVerdict::unknown:
        return 1;
    case ReadinessVerdict::attention:
        return 2;
    case ReadinessVerdict::ready:
        break;
    }
    return 3;
}

Cell coverageCell(const CoverageCell &cell)
{
    if (cell.isMissing())
        return {Wording::orDash({})};
    const QString drills = ReadinessView::tr("%n drill(s)", nullptr, cell.drills);
    if (!cell.best)
        return {drills};
    const QString words = ReadinessView::tr("%1, best %2").arg(drills, Wording::span(*cell.best));
    return cell.isInTime ? Cell{words, Tone::normal, Glyph::tick}
                         : Cell{ReadinessView::tr("%1: too slow").arg(words), Tone::warning, Glyph::triangle};
}

} // namespace

ReadinessModel::ReadinessModel(QObject *parent)
    : RowsModel({tr("Standing"), tr("What"), tr("Found"), tr("Next")}, parent)
{ }

void ReadinessModel::show(const QList<ReadinessCheck> &checks)
{
    QList<ReadinessCheck> sorted = checks;
    std::stable_sort(sorted.begin(), sorted.end(), [](const ReadinessCheck &left, const ReadinessCheck &right) {
        return urgency(left.verdict) < urgency(right.verdict);
    });
    QList<Row> rows;
    for (const ReadinessCheck &check : std::as_const(sorted)) {
        rows << Row{check.subject,
            {verdictCell(check.verdict), Cell{check.subject}, Cell{check.found, Tone::normal, Glyph::none, check.found},
                Cell{Wording::orDash(check.next), Tone::normal, Glyph::none, check.next}}};
    }
    setRows(std::move(rows));
}

CoverageModel::CoverageModel(QObject *parent)
    : RowsModel({tr("Scenario"), tr("Component")}, parent)
{ }

void CoverageModel::show(const Coverage &coverage)
{
    const QStringList headers = QStringList{tr("Scenario"), tr("Component")} + coverage.quarters;
    if (headers.size() != columnCount()) {
        beginResetModel();
        setHeaders(headers);
        endResetModel();
    }
    QList<Row> rows;
    for (const CoverageRow &row : coverage.rows) {
        QList<Cell> cells{Cell{row.title}, Cell{row.name}};
        for (const CoverageCell &cell : row.cells)
            cells << coverageCell(cell);
        rows << Row{row.scenario.value() + QLatin1Char('/') + row.component.value(), cells};
    }
    setRows(std::move(rows));
}

ReadinessView::ReadinessView(QObject *parent)
    : QObject(parent)
    , m_summary(tr("Nobody has looked yet."))
{ }

void ReadinessView::show(const QList<ReadinessCheck> &found, const Coverage &drilled, UtcTime at)
{
    checks.show(found);
    coverage.show(drilled);
    const auto count = [&found](ReadinessVerdict verdict) {
        return std::count_if(
            found.begin(), found.end(), [verdict](const ReadinessCheck &check) { return check.verdict == verdict; });
    };
    m_summary =
        tr("%1 ready, %2 not proven, %3 missing, %4 unknown; looked at %5. %6 of %7 rows below are to be drilled "
           "this quarter.")
            .arg(count(ReadinessVerdict::ready))
            .arg(count(ReadinessVerdict::attention))
            .arg(count(ReadinessVerdict::missing))
            .arg(count(ReadinessVerdict::unknown))
            .arg(formatTimeOfDay(at))
            .arg(drilled.missing())
            .arg(drilled.rows.size());
    m_isLooking = false;
    m_isKnown = true;
    Q_EMIT changed();
}

void ReadinessView::open()
{
    if (!m_isKnown && !m_isLooking)
        Q_EMIT wanted();
}

void ReadinessView::setLooking(bool looking)
{
    m_isLooking = looking;
    Q_EMIT changed();
}

} // namespace holdfast
