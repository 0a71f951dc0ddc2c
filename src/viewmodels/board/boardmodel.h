// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/assessment.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// The component board: one row per component of the plan, in the plan's order, which never changes by itself.
class BoardModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { componentColumn, priorityColumn, stateColumn, whyColumn, measuredColumn, sinceColumn, columns };

    explicit BoardModel(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment);

private:
    [[nodiscard]] Row rowFor(
        const Component &component, const Situation &situation, const Assessment &assessment) const;
    [[nodiscard]] Cell stateCell(const Watched &watched) const;
    [[nodiscard]] Cell whyCell(const Watched &watched, UtcTime now) const;
};

} // namespace holdfast
