// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_import/markdown/codetext.h"

#include <QSet>

namespace holdfast::plan_import {

/// A line of a crontab that starts something, as crontab(5) describes it; months and days as sets.
struct CronLine {
    int line = 0;
    QSet<int> minutes;
    QSet<int> hours;
    QSet<int> days; ///< of the month
    QSet<int> months;
    QString command;
};

/// Those that the code writes or contains; a line whose fields cannot be read is left out.
[[nodiscard]] QList<CronLine> cronLinesIn(const Code &code);
/// Whether both start at one minute at least once a year.
[[nodiscard]] bool meet(const CronLine &one, const CronLine &other);

} // namespace holdfast::plan_import
