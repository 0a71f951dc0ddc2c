// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "interfaces/evidence/evidencevault.h"

namespace holdfast {

/// `evidence.collect`: what a rebuild would destroy, kept before it: the service's log and deployments, its settings by
/// name, accounts and sessions, the branches of the database. Never a value of a variable. Facts: `collection`,
/// `place`, `files` (SHA-256 by name: the journal seals them), `missing` (what could not be had, with the reason).
class CollectEvidence final : public ImmediateAction {
public:
    explicit CollectEvidence(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `evidence.intact`: every file of the collection is read again and has the SHA-256 that the journal holds, and none
/// came or went. Inputs: `collection`, `files`.
class EvidenceIntact final : public Check {
public:
    explicit EvidenceIntact(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
