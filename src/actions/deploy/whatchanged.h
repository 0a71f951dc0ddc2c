// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `deploy.what-changed`: what was deployed lately and where one can go back to. Facts: `changes` (sentences),
/// `currentDeploymentId`, `goodDeploymentId` (empty: there is none), `proof`, `way` (`roll-back` or `deploy-commit`),
/// `reverted` and `secrets` (names of variables that a rollback would change).
class WhatChanged final : public ReadingAction {
public:
    explicit WhatChanged(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `deploy.known-good`: there is a deployment to go back to. Input: `deployment`.
class HasKnownGood final : public Check {
public:
    explicit HasKnownGood(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
