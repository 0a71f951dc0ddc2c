// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/places.h"
#include "cli/workbench.h"

namespace holdfast {

/// Looks at what Holdfast needs from this machine: PostgreSQL's programs, the range's program, room, the clock, the
/// driver of the journal. Blocks; work pool.
[[nodiscard]] QList<Examination> examineMachine(const WorkspaceOptions &options);
[[nodiscard]] Examination examinePlan(const PlanReading &reading, const QString &folder);
[[nodiscard]] Examination examineJournal(const Result<JournalVerdict> &verdict, const QString &file);
[[nodiscard]] Examination examineRange(const Result<RangeState> &state);

/// The same as a part of readiness.
[[nodiscard]] QList<ReadinessCheck> readinessChecks(const QList<Examination> &found);

} // namespace holdfast
