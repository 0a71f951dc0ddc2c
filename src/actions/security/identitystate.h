// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `identity.examine`: what is wrong with sign-in. Facts: `state` (`answers`, `key-refused`, `silent`), `reason`.
class ExamineIdentity final : public ReadingAction {
public:
    explicit ExamineIdentity(const Recovery &recovery)
        : m_recovery(recovery)
    { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;

private:
    const Recovery &m_recovery;
};

} // namespace holdfast
