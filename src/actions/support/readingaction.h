// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// A step that only reads: it has no effect, so it may be done again at any time.
class ReadingAction : public StepAction {
public:
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override { return {}; }
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Handle> begin(const StepKey &, const Inputs &inputs, std::stop_token) override;
    [[nodiscard]] Result<std::optional<Handle>> find(const StepKey &, const Inputs &inputs, std::stop_token) override;
    [[nodiscard]] Result<Observation> observe(const Handle &, std::stop_token) override;
    [[nodiscard]] Result<Undoing> undo(const Handle &, std::stop_token) override;

protected:
    /// What is read, in one sentence.
    [[nodiscard]] virtual QString reads() const = 0;
    [[nodiscard]] virtual Result<Observation> look(const Inputs &, std::stop_token) = 0;
};

} // namespace holdfast
