// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/plan_files/yaml/findinglist.h"
#include "domain/runbook/runbook.h"

#include <map>

namespace holdfast::plan_files {

/// Another runbook, whose steps are carried out at this place.
struct RunbookPart {
    qsizetype before = 0; ///< position among the file's own steps
    QString id; ///< put before the ids of its steps: `files-restore`
    QString runbook;
    std::optional<StepCondition> onlyIf;
    QString lane; ///< that its steps are in; empty: none
    QStringList joins; ///< lanes that its first step waits for
    Place place;
};

/// One runbook file as it was written: its own steps, and where others are put in.
struct WrittenRunbook {
    Runbook runbook;
    QList<RunbookPart> parts;
    FindingList findings;
};

/// The runbooks with the steps of their parts in place: plain lists, so that pausing, approving and resuming are the
/// same at every depth. The steps' ids, references and questions carry the part's id, so a runbook can be put in twice.
/// Findings: no such runbook, one within itself, conditions within conditions, an id twice.
[[nodiscard]] QList<Runbook> putTogether(std::map<QString, WrittenRunbook> &written);

} // namespace holdfast::plan_files
