// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>
#include <tl/expected.hpp>
#include <utility>

namespace holdfast {

/// What kind of thing went wrong. The code decides policy (retry, ask, exit code); the sentences are for people.
enum class ErrorCode {
    invalid, ///< input does not have the required form
    notFound, ///< the named thing does not exist
    refused, ///< the rules forbid it now, or an approval is missing
    unauthorised, ///< credentials missing, wrong or without the permission
    conflict, ///< the thing changed meanwhile, or exists already
    busy, ///< the other side is locked by another operation; nothing was done
    rateLimited, ///< the other side asks to slow down; nothing was done
    network, ///< no connection, or it broke
    timedOut, ///< the deadline passed
    cancelled, ///< somebody asked to stop
    badReply, ///< the other side answered something unreadable or impossible
    unavailable, ///< the other side reports a failure of its own
    storage, ///< a local file or database failed
    tampered, ///< a record is not what it was when it was sealed
    bug ///< a state that our own code promises never to reach
};

/// An error as a value. `what`, `why` and `next` are sentences for a tired person; `detail` is for the log.
/// None of them ever contains a secret.
struct Error {
    ErrorCode code = ErrorCode::bug;
    QString what; ///< what happened, one sentence
    QString why; ///< the reason as far as it is known; may be empty
    QString next; ///< what the person can do now; may be empty
    QString detail; ///< technical detail, English, for the log and the evidence
    std::optional<std::chrono::milliseconds> retryAfter; ///< the wait that the other side asked for
    /// The request may have been carried out although no answer came: the outcome is unknown.
    bool mayHaveTakenEffect = false;

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value, or the reason why there is none.
template <class T = void> using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns any Result.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error) { return tl::unexpected<Error>(std::move(error)); }

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString what, QString why = {}, QString next = {})
{
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(why), std::move(next), {}, {}, false});
}

/// The most telling single sentence of an error: why, where it is known, else what.
[[nodiscard]] inline const QString &reasonOf(const Error &error)
{
    return error.why.isEmpty() ? error.what : error.why;
}

/// The stable lower-case name of a code, as it stands in journals and in JSON output.
[[nodiscard]] inline QString codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::invalid:
        return QStringLiteral("invalid");
    case ErrorCode::notFound:
        return QStringLiteral("not_found");
    case ErrorCode::refused:
        return QStringLiteral("refused");
    case ErrorCode::unauthorised:
        return QStringLiteral("unauthorised");
    case ErrorCode::conflict:
        return QStringLiteral("conflict");
    case ErrorCode::busy:
        return QStringLiteral("busy");
    case ErrorCode::rateLimited:
        return QStringLiteral("rate_limited");
    case ErrorCode::network:
        return QStringLiteral("network");
    case ErrorCode::timedOut:
        return QStringLiteral("timed_out");
    case ErrorCode::cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::badReply:
        return QStringLiteral("bad_reply");
    case ErrorCode::unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::storage:
        return QStringLiteral("storage");
    case ErrorCode::tampered:
        return QStringLiteral("tampered");
    case ErrorCode::bug:
        return QStringLiteral("bug");
    }
    return QStringLiteral("bug");
}

} // namespace holdfast
