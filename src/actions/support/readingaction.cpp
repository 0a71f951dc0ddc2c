// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/support/readingaction.h"

namespace holdfast {

Result<Preview> ReadingAction::preview(const StepKey &, const Inputs &, std::stop_token)
{
    return Preview{{}, reads(), {QStringLiteral("Nothing is changed.")}, {}};
}

Result<Handle> ReadingAction::begin(const StepKey &, const Inputs &inputs, std::stop_token) { return inputs; }

Result<std::optional<Handle>> ReadingAction::find(const StepKey &, const Inputs &inputs, std::stop_token)
{
    return std::optional<Handle>(inputs);
}

Result<Observation> ReadingAction::observe(const Handle &handle, std::stop_token stop) { return look(handle, stop); }

Result<Undoing> ReadingAction::undo(const Handle &, std::stop_token)
{
    return Undoing{true, QStringLiteral("There is nothing to take back: this step only reads.")};
}

} // namespace holdfast
