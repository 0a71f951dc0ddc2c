// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `wait.until`: waits until a check of the catalogue passes, and shows what it saw last. Inputs: `check`, the kind;
/// `inputs`, what that check needs; `within`, a duration after which the step fails with what it saw last.
class WaitUntil final : public StepAction {
public:
    WaitUntil(const Recovery &recovery, const ActionCatalogue &catalogue)
        : m_recovery(recovery)
        , m_catalogue(catalogue)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    const Recovery &m_recovery;
    const ActionCatalogue &m_catalogue;
};

} // namespace holdfast
