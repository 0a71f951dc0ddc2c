// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "actions/support/readingaction.h"
#include "domain/continuity/providerswitch.h"

namespace holdfast {

/// `providers.examine`: asks every provider of a function several times, from outside the service, and says who should
/// do it: away from one that fails, back to an earlier one only when it is well for five times in a row. Inputs:
/// `function`, `branch` (where the service's settings are). Facts: `current`, `proposed`, `reason`, `summary`.
class ExamineProviders final : public ReadingAction {
public:
    explicit ExamineProviders(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `providers.switch`: the setting `providers.FUNCTION` names another provider. The same transaction writes the ledger
/// `holdfast.provider_switches`, so that afterwards it can be told who did what between which instants. Inputs:
/// `function`, `to`, `branch`. Facts: `before`, `to`.
class SwitchProvider final : public ImmediateAction {
public:
    explicit SwitchProvider(const Recovery &recovery)
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

/// `providers.works`: the setting names this provider, and it does the real thing once. Our own fallback needs no
/// asking. Inputs: `function`, `to`, `branch`.
class ProviderWorks final : public Check {
public:
    explicit ProviderWorks(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
