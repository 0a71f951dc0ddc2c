// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// The components of the plan with their objectives.
class PlanModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column {
        componentColumn,
        priorityColumn,
        impactColumn,
        rtoColumn,
        rpoColumn,
        dependsOnColumn,
        probeColumn,
        columns
    };

    explicit PlanModel(QObject *parent = nullptr);
    void show(const Situation &situation);
    [[nodiscard]] const QString &summary() const { return m_summary; }
    /// Who signed the plan and what that means; empty where nobody has looked.
    [[nodiscard]] const QString &signing() const { return m_signing; }

Q_SIGNALS:
    void summaryChanged();

private:
    QString m_summary;
    QString m_signing;
};

class ScenariosModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { titleColumn, symptomColumn, runbookColumn, columns };

    explicit ScenariosModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// What the reader has to say about the plan on disk.
class FindingsModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { severityColumn, placeColumn, messageColumn, columns };

    explicit FindingsModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

} // namespace holdfast
