// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/dataatrisk.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// Where a press on something that is due leads.
enum class DueAction {
    none,
    declare,
    startRecovery,
    openStep,
    close,
    openReview,
    openEscalation,
    openPlan,
    lookNow,
    openSharing
};

/// One thing that waits for a person.
struct DueItem {
    QString key{};
    QString title{};
    QString detail{};
    QString button{}; ///< empty: nothing to press
    DueAction action = DueAction::none;
    Tone tone = Tone::notice;
    Glyph shape = Glyph::square;
    std::optional<UtcTime> at{};
    int rank = 9; ///< the smallest is the top one
    StepId step{}; ///< that it is about; empty: none, or that of the run

    friend bool operator==(const DueItem &, const DueItem &) = default;
};

/// What is due, most pressing first. The top one stands apart, large, with the only primary button; the rows are the
/// others.
class DueModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { whatColumn, whenColumn, columns };

    explicit DueModel(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment, const DataAtRisk &data);
    [[nodiscard]] const DueItem &top() const { return m_top; }
    /// What a press on a row leads to; an item without an action where there is none.
    [[nodiscard]] DueItem itemAt(int row) const;

Q_SIGNALS:
    void topChanged();

private:
    void addTrouble(QList<DueItem> &due, const Situation &situation) const;
    void addClock(QList<DueItem> &due, const Situation &situation, const DataAtRisk &data) const;
    void addCommand(QList<DueItem> &due, const Situation &situation, const Assessment &assessment) const;
    void addSteps(QList<DueItem> &due, const Situation &situation) const;
    void addStep(QList<DueItem> &due, const Situation &situation) const;
    void addEscalation(QList<DueItem> &due, const Situation &situation) const;
    void addWindow(QList<DueItem> &due, const DataAtRisk &data) const;
    [[nodiscard]] DueItem restItem(const Situation &situation, const Assessment &assessment) const;

    DueItem m_top;
    QList<DueItem> m_others;
};

} // namespace holdfast
