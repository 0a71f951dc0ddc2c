// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/approvedcopy.h"

#include "domain/approval/judge.h"
#include "kernel/log.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// The signatures were good once; that the time they were given for has passed since makes the copy no other plan.
bool wasApproved(const Result<ApprovalVerdict> &verdict)
{
    using State = ApprovalVerdict::State;
    return verdict && (verdict->state == State::approved || verdict->state == State::expired);
}

} // namespace

ApprovedCopy::ApprovedCopy(
    QString folder, const PlanSource &source, const ApprovalDesk &approvals, DocumentStore &documents)
    : m_folder(std::move(folder))
    , m_source(source)
    , m_approvals(approvals)
    , m_documents(documents)
{
    const PlanReading kept = m_source.read(m_folder);
    if (!kept.plan || !wasApproved(m_approvals.judgePlan(kept.files, kept.signatures)))
        return;
    m_last = kept.plan;
    m_kept = kept.files;
    m_kept.insert(kept.signatures);
}

void ApprovedCopy::keep(const PlanShelf &plans)
{
    const auto verdict = m_approvals.judgePlan(plans);
    if (!plans.plan() || !verdict || verdict->state != ApprovalVerdict::State::approved)
        return;
    QMap<QString, QByteArray> files = plans.files();
    files.insert(plans.signatures());
    if (files == m_kept)
        return;
    m_kept = files;
    files.insert(u"manifest.sha256"_s, planManifest(plans.files()));
    // Without the copy the differences are told against an older plan; nothing else depends on it.
    if (const auto saved = m_documents.saveFolder(m_folder, files, Overwrite::allow, Readers::owner); !saved)
        qCWarning(logEngine) << "the approved plan was not kept:" << saved.error().what;
    m_last = plans.plan();
}

} // namespace holdfast
