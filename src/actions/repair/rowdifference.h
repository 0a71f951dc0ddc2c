// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// How one table differs between the live database and a copy of it from before. Rows are compared whole, by their key
/// and a digest that the server computes; only keys are held here.
struct TableDifference {
    MeasuredTable table;
    QList<qint64> missing; ///< keys that only the copy has: deleted since
    QList<qint64> changed; ///< keys whose rows differ: damaged, or changed rightly
    qint64 newer = 0; ///< rows that only the live database has: they stay as they are
};

/// More differing rows than this are not repaired row by row.
inline constexpr qsizetype mostRepairedRows = 200'000;

/// Walks through both in the order of the key, some thousand rows at a time. A table that one side does not have is
/// ErrorCode::notFound. Blocking; effects thread.
[[nodiscard]] Result<TableDifference> difference(
    DatabaseSession &live, DatabaseSession &copy, const MeasuredTable &table, const std::stop_token &stop);

/// The same for every table of the service, in the order of the plan.
[[nodiscard]] Result<QList<TableDifference>> differences(
    const Recovery &recovery, DatabaseSession &live, DatabaseSession &copy, const std::stop_token &stop);

/// "historical_sales: 120 rows missing, 3 changed, 14 newer" for each table that differs.
[[nodiscard]] QStringList differenceLines(const QList<TableDifference> &all);

} // namespace holdfast
