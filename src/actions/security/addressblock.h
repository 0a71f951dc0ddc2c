// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"

namespace holdfast {

/// `security.block-address`: an address or range is kept out before it reaches the service. Inputs: `address`, and
/// `own`, the commander's own address, which must not be inside: who blocks themselves cannot see what happens.
class BlockAddress final : public ImmediateAction {
public:
    explicit BlockAddress(const Recovery &recovery)
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

/// `security.address-blocked`: the edge lists the address as kept out. Input: `address`.
class AddressBlocked final : public Check {
public:
    explicit AddressBlocked(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// Why this address must not be blocked, in a sentence; empty: nothing speaks against it.
[[nodiscard]] QString mustNotBlock(const QString &address, const QString &own);

} // namespace holdfast
