// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `deploy.read-reason`: why the deployment that users have, or had last, is not well, in its own last words. Facts:
/// `deploymentId`, `status`, `statusAt`, `reason` (the last lines of its log, without the values of any variable).
class ReadReason final : public ReadingAction {
public:
    explicit ReadReason(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `deploy.reason-read`: the log of `deployment` can be read and says something. Summary: its last line.
class ReasonWasRead final : public Check {
public:
    explicit ReasonWasRead(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `deploy.restart`: one restart of `deployment`, the same program with the same variables. Input: `statusAt`, when its
/// status changed last before the reason was read: when it has changed since, it was restarted already, and a second
/// restart is refused. A restart makes no new deployment: it is found by the change of the status. Facts:
/// `deploymentId`.
class RestartDeployment final : public StepAction {
public:
    explicit RestartDeployment(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    /// Whether the status has changed since `statusAt`; ErrorCode::refused when the platform does not tell.
    [[nodiscard]] Result<bool> hasChanged(const Inputs &, const std::stop_token &) const;

    const Recovery &m_recovery;
};

} // namespace holdfast
