// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/review.h"
#include "viewmodels/words/rowsmodel.h"

#include <QAbstractTableModel>

namespace holdfast {

struct Situation;

/// The journal of the incident in plain words, oldest first. New entries are appended, nothing else ever changes.
class TimelineModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { timeColumn, textColumn, authorColumn, columns };

    explicit TimelineModel(QObject *parent = nullptr);
    void show(const Situation &situation);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] const QList<TimelineEntry> &entries() const { return m_entries; }

private:
    [[nodiscard]] QVariant textOf(const TimelineEntry &entry, int column) const;

    IncidentId m_incident;
    QList<TimelineEntry> m_entries;
};

/// The last five lines of the journal, the newest first.
class LatestModel final : public RowsModel {
    Q_OBJECT

public:
    static constexpr int count = 5;

    explicit LatestModel(QObject *parent = nullptr);
    void show(const TimelineModel &timeline);
};

} // namespace holdfast
