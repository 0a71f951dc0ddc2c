// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"

namespace holdfast {

/// What `holdfastctl` ends with. Scripts rely on the numbers.
enum class ExitCode {
    ok = 0,
    failed = 1,
    usage = 2,
    notFound = 3,
    refused = 4,
    unknown = 5,
    deadline = 6,
    tampered = 7,
    bug = 70,
    interrupted = 130
};

/// An effect whose outcome is unknown comes before every other reason.
[[nodiscard]] ExitCode exitCodeOf(const Error &error);

} // namespace holdfast
