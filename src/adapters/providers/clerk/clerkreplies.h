// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/clerk/clerkrequests.h"
#include "interfaces/providers/identityprovider.h"
#include "interfaces/providers/keycheck.h"
#include "interfaces/transport.h"

namespace holdfast::clerk {

/// The error that an answer outside 2xx stands for; the words come from `errors[0]`, and `clerk_trace_id` goes into the
/// detail for Clerk's support. 402: the plan that was bought does not include it.
[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply);

/// The answers to the requests of the same name. Strict: a missing or wrong member is ErrorCode::badReply.
[[nodiscard]] Result<QList<IdentityUser>> readUsers(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<qint64> readCount(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<IdentityUser> readUser(const HttpRequest &request, const HttpReply &reply);
/// A list, or `{data, total_count}`: the API gives either.
[[nodiscard]] Result<QList<IdentitySession>> readSessions(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<IdentitySession> readSession(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<> readChange(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QStringList> readKeyIds(const HttpRequest &request, const HttpReply &reply);

/// What the answer to countUsers() proves of the key. Clerk tells neither the instance's name nor scope or expiry; the
/// key's own prefix tells whether it is for production.
[[nodiscard]] Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const ClerkConfig &config);

/// Clerk's word; one that is not known is `unknown`, which is not over.
[[nodiscard]] SessionStatus sessionStatus(const QString &word);

} // namespace holdfast::clerk
