// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/counting.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

class DataAtRisk;

/// Every clock that runs in an incident: recovery time objectives with their forecast, the data at risk, the point of
/// no return, legal duties. Headings part them.
class ClocksModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { clockColumn, limitColumn, elapsedColumn, leftColumn, forecastColumn, columns };

    explicit ClocksModel(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment, const DataAtRisk &data);

private:
    void addObjectives(QList<Row> &rows, const Situation &situation, const Assessment &assessment) const;
    void addData(QList<Row> &rows, const DataAtRisk &data) const;
    void addDuties(QList<Row> &rows, const Situation &situation) const;
    [[nodiscard]] Row objectiveRow(const Component &component, const Counting &counting, UtcTime impact,
        const std::optional<UtcTime> &forecast) const;
};

} // namespace holdfast
