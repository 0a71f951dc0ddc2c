// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/health/healthpicture.h"
#include "viewmodels/words/rowsmodel.h"

namespace holdfast {

/// What needs a person: one row a cause, with what follows from it.
class AlarmsModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column { componentColumn, stateColumn, sinceColumn, whyColumn, followsColumn, attentionColumn, columns };

    explicit AlarmsModel(QObject *parent = nullptr);
    void show(const HealthPicture &picture);

private:
    [[nodiscard]] static Cell attention(const Alarm &alarm, UtcTime now);
};

/// Every probe of the plan, also those of other environments.
class ProbesModel final : public RowsModel {
    Q_OBJECT

public:
    enum Column {
        componentColumn,
        probeColumn,
        whereColumn,
        stateColumn,
        whyColumn,
        measuredColumn,
        tookColumn,
        columns
    };

    explicit ProbesModel(QObject *parent = nullptr);
    void show(const HealthPicture &picture);
    /// The row key of a probe.
    [[nodiscard]] static QString keyOf(const ComponentId &component, const ProbeSpec &spec);
};

} // namespace holdfast
