// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/planedit.h"
#include "kernel/result.h"

#include <QByteArray>

namespace holdfast {

/// The bytes of a plan file with one place changed and every other byte as it was: comments, order, line ends, byte
/// order mark, the closing `...`. The result was read again and says exactly what the edit wants, or there is an error
/// (`notFound`, `invalid`, `refused`). Whether the value makes sense in a plan is the plan reader's to say. Pure.
[[nodiscard]] Result<QByteArray> editedPlan(const QByteArray &bytes, const PlanEdit &edit);

} // namespace holdfast
