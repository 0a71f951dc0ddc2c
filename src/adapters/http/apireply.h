// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/json.h"
#include "interfaces/transport.h"

namespace holdfast {

/// Sends and waits for the answer. Worker threads only.
[[nodiscard]] Result<HttpReply> ask(Transport &transport, const HttpRequest &request, std::stop_token stop);

[[nodiscard]] bool isSuccess(const HttpReply &reply); ///< 2xx

/// The error that an answer outside 2xx stands for, by its status alone. `message` is the other side's own word; it is
/// cut, cleaned and redacted before it is shown. In doubt are 3xx and 5xx except 503: somebody on the way answered,
/// and what the other side did is not known.
[[nodiscard]] Error statusError(const HttpRequest &request, const HttpReply &reply, const QString &message);

/// The other side's words as they may be shown: one line, no control characters, no secrets, at most 300 characters.
[[nodiscard]] QString shownMessage(const QString &message);

/// An answer with status 2xx that cannot be used. An effect that it should have confirmed is in doubt.
[[nodiscard]] Error unreadable(const HttpRequest &request, const HttpReply &reply, const QString &why);

/// The body as JSON; anything else is unreadable(), with a hint where it is a web page.
[[nodiscard]] Result<QJsonObject> readObject(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QJsonArray> readArray(const HttpRequest &request, const HttpReply &reply);

} // namespace holdfast
