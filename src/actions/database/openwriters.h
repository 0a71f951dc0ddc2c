// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/immediateaction.h"
#include "actions/support/readingaction.h"

namespace holdfast {

/// `database.earlier-branch`: the branch that the one in use was made from. Input: `branch`. Facts: `branch`, `name`.
class EarlierBranch final : public ReadingAction {
public:
    explicit EarlierBranch(const Recovery &recovery)
        : m_recovery(recovery)
    { }

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

/// `database.open-writers`: takes back what `database.fence-writers` did to the application's role on `branch`. The
/// maintenance switch stays as it is.
class OpenWriters final : public ImmediateAction {
public:
    explicit OpenWriters(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

private:
    [[nodiscard]] Result<> setLimit(const QJsonObject &where, int limit, const std::stop_token &stop) const;

    const Recovery &m_recovery;
};

} // namespace holdfast
