// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace holdfast::bench {

/// Looks at 200 addresses of an nginx of its own, and at their end, in the ways that Holdfast and its peers have; tells
/// every figure as a line of text. A peer that is not installed is named as such. Takes about a minute.
void probeFigures(const std::function<void(const QString &line)> &tell);

} // namespace holdfast::bench
