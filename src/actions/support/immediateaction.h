// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/support/recovery.h"

namespace holdfast {

/// A step whose effect is complete when begin() has returned. What its handle says are the step's facts.
class ImmediateAction : public StepAction {
public:
    [[nodiscard]] Result<Observation> observe(const Handle &handle, std::stop_token) final
    {
        return Observation{Observation::State::finished, {}, {}, handle, handle, {}};
    }
};

} // namespace holdfast
