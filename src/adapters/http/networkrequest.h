// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/http/hostallowlist.h"
#include "interfaces/preview.h"
#include "interfaces/transport.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

namespace holdfast {

/// Refuses what must not be sent: a host that is not allowed, a header that would smuggle another one in, a GET with a
/// body. Nothing was sent when it fails.
[[nodiscard]] Result<> checkRequest(const HttpRequest &request, const HostAllowList &hosts);

/// Whether it is sent with the one-shot body. GET and HEAD have none and may be sent again by Qt.
[[nodiscard]] bool hasBody(const HttpRequest &request);

/// Qt's request: no redirects, no cookies, no cache, no HTTP/2 (a request right after a dropped HTTP/2 connection
/// hangs for ever in Qt 6.4), no decompression.
[[nodiscard]] QNetworkRequest toNetworkRequest(const HttpRequest &request, const QSslConfiguration &tls);

/// The same request for people's eyes; `‹secretName›` stands for the authorization.
[[nodiscard]] RequestPreview describe(const HttpRequest &request, const QString &secretName);

/// `base` plus path segments plus query, each percent-encoded. An empty segment, `.` or `..` gives an invalid URL,
/// which the transport refuses: a missing id must never address the whole collection.
[[nodiscard]] QUrl apiUrl(
    const QUrl &base, const QStringList &segments, const QList<QPair<QString, QString>> &query = {});

} // namespace holdfast
