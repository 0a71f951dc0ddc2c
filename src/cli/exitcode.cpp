// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

namespace holdfast {

ExitCode exitCodeOf(const Error &error)
{
    if (error.mayHaveTakenEffect)
        return ExitCode::unknown;
    switch (error.code) {
    case ErrorCode::invalid:
        return ExitCode::usage;
    case ErrorCode::notFound:
        return ExitCode::notFound;
    case ErrorCode::refused:
    case ErrorCode::unauthorised:
    case ErrorCode::conflict:
        return ExitCode::refused;
    case ErrorCode::timedOut:
        return ExitCode::deadline;
    case ErrorCode::tampered:
        return ExitCode::tampered;
    case ErrorCode::cancelled:
        return ExitCode::interrupted;
    case ErrorCode::bug:
        return ExitCode::bug;
    case ErrorCode::busy:
    case ErrorCode::rateLimited:
    case ErrorCode::network:
    case ErrorCode::badReply:
    case ErrorCode::unavailable:
    case ErrorCode::storage:
        break;
    }
    return ExitCode::failed;
}

} // namespace holdfast
