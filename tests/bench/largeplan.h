// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace holdfast::bench {

/// A plan of so many components, each of which needs another one. With `covered`, scenarios of a hundred components
/// name them all; without, the linter has something to say about each.
[[nodiscard]] QByteArray largePlan(int components, bool covered);

/// A runbook of so many steps, each with a reference to the first one's facts.
[[nodiscard]] QByteArray largeRunbook(const QByteArray &id, int steps);

} // namespace holdfast::bench
