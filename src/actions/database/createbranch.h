// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `database.create-branch`: a new branch beside production, as it was at an instant. Inputs: `parent`, `at`, `name`.
/// Facts: `branchId`, `branchName`. Found again by the annotation that carries the step's marker; the name is unique
/// at the provider, so that a request that arrives late cannot make a second one.
class CreateBranch final : public StepAction {
public:
    explicit CreateBranch(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    [[nodiscard]] static Result<NewBranch> wanted(const StepKey &, const Inputs &);

    const Recovery &m_recovery;
};

} // namespace holdfast
