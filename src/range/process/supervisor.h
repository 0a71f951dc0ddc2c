// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/worker.h"

namespace holdfast::range {

/// Runs the range as the ordinary user who started it. The exit code.
[[nodiscard]] int runAlone(const Options &options, quint64 seed);

/// Started as root: keeps root for the folder's removal only and runs the range in a child that is an unprivileged
/// user's. Must be called before any QCoreApplication and any thread exist, because it forks. The exit code.
[[nodiscard]] int superviseAsRoot(const Options &options, quint64 seed, int argc, char **argv);

} // namespace holdfast::range
