// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/deploy/knowngood.h"

#include <QJsonArray>

namespace holdfast {

/// `deploy.return`: the service runs the program of an earlier deployment again. Inputs: `deployment`, and `way`:
/// `roll-back` (image and variables of that time; refused when the database variable or a secret has changed since, or
/// when that cannot be compared) or `deploy-commit` (its commit, with the variables of today). Facts: `deploymentId`.
/// The ids that existed before are remembered with the intent: exactly one new id is ours. Undo: the deployment that
/// users had before is started again.
class ReturnToDeployment final : public StepAction {
public:
    explicit ReturnToDeployment(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    struct Target {
        KnownGood good;
        bool rollsBack = false;
        Reverted reverted;
    };
    /// What the inputs name, when it may be done.
    [[nodiscard]] Result<Target> target(
        const Inputs &, const QList<DeploymentRecord> &newestFirst, const std::stop_token &) const;
    [[nodiscard]] Result<> start(const QString &previous, bool rolledBack, const std::stop_token &) const;
    [[nodiscard]] Result<Undoing> awaitFormer(const QJsonArray &before, const QString &commit, const std::stop_token &);

    const Recovery &m_recovery;
};

} // namespace holdfast
