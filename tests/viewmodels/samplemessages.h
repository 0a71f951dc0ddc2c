// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodels/messages/messagesview.h"
#include "viewmodels/sample.h"

namespace holdfast::test {

/// The messages of an incident: one sent, one refused and sent another way, one of unknown outcome, and a draft with
/// something doubtful in it.
[[nodiscard]] MessagesPicture messagesOf(const Situation &situation);

} // namespace holdfast::test
