// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident/incident.h"

namespace holdfast::test {

/// Everything in the state, as text: two states are the same when their texts are.
[[nodiscard]] QByteArray stateText(const Incident &incident);

} // namespace holdfast::test
