// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/centre/situation.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// The moments from which every figure is counted, who says so, and whether they can be true. The key of a row is the
/// instant's name.
class InstantsModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { momentColumn, timeColumn, sourceColumn, columns };

    explicit InstantsModel(QObject *parent = nullptr);
    void show(const Situation &situation);
};

/// The list of moments and the correction of one of them.
class InstantsView final : public QObject {
    Q_OBJECT

public:
    explicit InstantsView(QObject *parent = nullptr);
    void show(const Situation &situation);

    InstantsModel model;

    [[nodiscard]] bool isOpen() const { return m_situation.incident.isOpen(); }
    /// The time as it would be typed, for a beginning; empty where it is not known.
    [[nodiscard]] QString typedForm(const QString &name) const;
    /// What was typed: a whole time with its offset, or a time of day in UTC, which is then the newest that is past.
    [[nodiscard]] std::optional<UtcTime> read(const QString &typed) const;
    /// What it would mean: "2026-11-23 01:41:49Z, 12 min ago, 02:41:49 CET"; or how it is written, when it cannot be
    /// read.
    [[nodiscard]] QString meaning(const QString &typed) const;
    /// Nothing while something is missing: a time that can be read and is past, and why.
    [[nodiscard]] std::optional<InstantSet> correction(
        const QString &name, const QString &typed, const QString &source, const QString &reason) const;

Q_SIGNALS:
    void changed();

private:
    Situation m_situation;
};

} // namespace holdfast
