// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/time.h"
#include "range/postgres/sql.h"

#include <QHash>
#include <QMap>

namespace holdfast::range {

/// A row is told from others by its id and its own time together: after a recovery the service gives the ids of lost
/// rows to new ones. The value is the row's commit time in microseconds, 0 where PostgreSQL keeps none.
using Keys = QHash<std::pair<qint64, qint64>, qint64>;

/// The keys of the tables whose losses are counted; a table that does not exist is left out.
using TableKeys = QMap<QString, Keys>;

[[nodiscard]] const QStringList &countedTables();
[[nodiscard]] Result<TableKeys> readKeys(Sql &sql);

/// The world just before a disaster, measured while no writer could commit.
struct Baseline {
    QString name;
    UtcTime at;
    std::optional<UtcTime> lastCommitAt;
    TableKeys keys;
};

/// What of a baseline is missing now. `recoveryPoint` is the newest commit of the baseline's rows minus the newest
/// commit of those that are still there; empty when none is there.
struct Loss {
    qint64 rows = 0;
    std::optional<std::chrono::microseconds> recoveryPoint;
};
[[nodiscard]] Loss compare(const TableKeys &before, const TableKeys &now);

} // namespace holdfast::range
