// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/changes.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// What of the plan in force differs from an older one: where, what it said, what it says.
class PlanChangesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { placeColumn, beforeColumn, afterColumn, columns };
    /// What the plan in force is compared with.
    enum class Against { approved, start };

    explicit PlanChangesModel(QObject *parent = nullptr);
    void show(const std::optional<Plan> &older, const std::optional<Plan> &plan, Against against);
    /// What is compared with what, and how much differs.
    [[nodiscard]] const QString &summary() const { return m_summary; }

Q_SIGNALS:
    void summaryChanged();

private:
    QString m_summary;
};

} // namespace holdfast
