// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `database.measure-recovery`: what is on the branch, and what is lost against what the service had acknowledged
/// before the failure. Inputs: `branch`, `unsettled` (rows that are known to be missing although their keys are there),
/// and `baseline` as SnapshotFacts measured it (may be absent: then the loss is
/// unknown). Facts: `newestCommitAt`, `rowsLost`, `recoveryPointSeconds`, `tables`, `loss` (a sentence); the two
/// figures are absent when they cannot be measured.
class MeasureRecovery final : public ReadingAction {
public:
    explicit MeasureRecovery(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
