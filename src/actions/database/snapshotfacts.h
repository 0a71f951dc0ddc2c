// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `database.snapshot-facts`: what is true before anything is touched. Inputs: `impactStart`. Facts: `liveBranchId`,
/// `liveBranchName`, `historyStart`, `retentionSeconds`, `lastGoodCommitAt`, `baseline`, `buildId`, `deploymentId`,
/// `serviceName`, `databaseReachable`, `databaseReason`.
class SnapshotFacts final : public ReadingAction {
public:
    explicit SnapshotFacts(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    [[nodiscard]] Result<DatabaseBranch> liveBranch(const std::stop_token &stop) const;
    void addDatabase(QJsonObject &facts, const std::stop_token &stop) const;

    const Recovery &m_recovery;
};

} // namespace holdfast
