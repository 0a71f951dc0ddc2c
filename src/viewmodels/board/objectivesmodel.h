// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/board/counting.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// The tightest recovery time objective that still runs.
struct Tightest {
    QString component{};
    QString clock{}; ///< `46:12`, `+3:10`
    Duration remaining{}; ///< negative when over
    Tone tone = Tone::normal;

    friend bool operator==(const Tightest &, const Tightest &) = default;
};

/// Where every recovery time objective (RTO) stands: counts down, then up with a plus.
class ObjectivesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { componentColumn, objectiveColumn, spentColumn, remainingColumn, columns };

    explicit ObjectivesModel(QObject *parent = nullptr);
    void show(const Situation &situation, const Assessment &assessment);
    [[nodiscard]] const std::optional<Tightest> &tightest() const { return m_tightest; }

private:
    [[nodiscard]] Row rowFor(const Component &component, const Counting &counting) const;

    std::optional<Tightest> m_tightest;
};

} // namespace holdfast
