// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace holdfast::bench {

/// How soon an event of one laptop is on another's, and how many events a team can write, on a PostgreSQL of its own
/// beside bare statements in the same run. Takes some seconds.
void teamFigures(const std::function<void(const QString &line)> &tell);

} // namespace holdfast::bench
