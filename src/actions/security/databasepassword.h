// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `security.reset-database-password`: the role that the service signs in with gets a new password. Input: `branch`.
/// The old one ends at once, so the service is without its database until the variable is set and a deployment has
/// started. Whether it happened is told by comparing what holds now with what the service's variable says.
class ResetDatabasePassword final : public StepAction {
public:
    explicit ResetDatabasePassword(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `security.old-password-refused`: the database does not let anybody in with what the service's variable still says.
/// To be asked before the variable is set anew: then the old password is proven dead without anybody remembering it.
class OldPasswordRefused final : public Check {
public:
    explicit OldPasswordRefused(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
