// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// `deploy.set-database-variable`: the service's connection string names `branch`; nothing is deployed yet. Input:
/// `branch`. Idempotent by value; found again by reading the variable back.
class SetDatabaseVariable final : public StepAction {
public:
    explicit SetDatabaseVariable(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    [[nodiscard]] Result<> point(const QString &branch, const std::stop_token &stop) const;

    const Recovery &m_recovery;
};

/// `deploy.variable-points-to`: the variable, read back, names `branch`.
class VariablePointsTo final : public Check {
public:
    explicit VariablePointsTo(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
