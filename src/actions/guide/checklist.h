// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/readingaction.h"

namespace holdfast {

/// `person.checklist`: what no program can do. Inputs: `items`, a list of sentences; `found`, what the person answered.
/// Nothing is sent; confirming it says that every item is done.
class Checklist final : public ReadingAction {
public:
    explicit Checklist(const Recovery &) { }
    [[nodiscard]] Result<> precheck(const Inputs &, std::stop_token) override;
    [[nodiscard]] Result<Preview> preview(const StepKey &, const Inputs &, std::stop_token) override;

protected:
    [[nodiscard]] QString reads() const override;
    [[nodiscard]] Result<Observation> look(const Inputs &, std::stop_token) override;
};

/// `person.says`: what a person found out, as a verdict that says whose word it is. Input: `found`.
class PersonSays final : public Check {
public:
    explicit PersonSays(const Recovery &) { }
    [[nodiscard]] Result<Verdict> run(const Inputs &, std::stop_token) override;
};

} // namespace holdfast
