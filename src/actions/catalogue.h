// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

#include <map>
#include <memory>

namespace holdfast {

/// All actions and checks that runbooks may name, on one environment.
class RecoveryCatalogue final : public ActionCatalogue {
public:
    explicit RecoveryCatalogue(const Recovery &recovery);
    [[nodiscard]] StepAction *action(const QString &kind) const override;
    [[nodiscard]] Check *check(const QString &kind) const override;

private:
    std::map<QString, std::unique_ptr<StepAction>> m_actions;
    std::map<QString, std::unique_ptr<Check>> m_checks;
};

/// The kinds, for validating a plan without an environment.
[[nodiscard]] QStringList actionKinds();
[[nodiscard]] QStringList checkKinds();

} // namespace holdfast
