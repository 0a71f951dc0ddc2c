// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/approvals/approvaldesk.h"
#include "interfaces/approvedplan.h"
#include "interfaces/documentstore.h"

namespace holdfast {

/// A copy of the plan as it was when it was last approved, with its signatures, in a folder of its own. A copy whose
/// signatures do not fit is nobody's approved plan.
class ApprovedCopy final : public ApprovedPlan {
public:
    ApprovedCopy(QString folder, const PlanSource &source, const ApprovalDesk &approvals, DocumentStore &documents);

    /// Keeps the plan in force when it is approved now; otherwise the older copy stays.
    void keep(const PlanShelf &plans);
    [[nodiscard]] std::optional<Plan> lastApproved() const override { return m_last; }

private:
    const QString m_folder;
    const PlanSource &m_source;
    const ApprovalDesk &m_approvals;
    DocumentStore &m_documents;
    std::optional<Plan> m_last;
    QMap<QString, QByteArray> m_kept; ///< what `m_last` was read from, so that the same is not written again
};

} // namespace holdfast
