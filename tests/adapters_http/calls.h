// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/httptransport.h"
#include "support/misbehavingserver.h"
#include "workers/answer.h"

#include <QElapsedTimer>

namespace holdfast::test {

/// Loopback only, waits of milliseconds.
inline HttpConfig quickConfig()
{
    HttpConfig config;
    config.hosts = HostAllowList::loopbackOnly();
    config.retry = RetryPolicy{Duration{10}, Duration{40}, Duration{20}};
    return config;
}

inline HttpRequest request(
    const QByteArray &method, const QUrl &url, Idempotency idempotency, const QByteArray &body = {})
{
    HttpRequest result;
    result.method = method;
    result.url = url;
    result.headers = {{"Content-Type", "application/json"}};
    result.authorizationScheme = "Bearer";
    result.authorization = Secret("very-secret-token");
    result.body = body;
    result.peer = QStringLiteral("Neon");
    result.route = QStringLiteral("createProjectBranch");
    result.idempotency = idempotency;
    result.deadline = Duration{3000};
    result.connectDeadline = Duration{1000};
    result.idleDeadline = Duration{1000};
    return result;
}

/// The whole text of an error, to search it for what must not be there.
inline QString everyWord(const Error &error) { return error.what + error.why + error.next + error.detail; }

} // namespace holdfast::test
