// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/result.h"
#include "kernel/secret.h"
#include "kernel/time.h"

#include <QByteArray>
#include <QFuture>
#include <QList>
#include <QPair>
#include <QUrl>
#include <stop_token>

namespace holdfast {

/// What may be done when no answer came or the other side was busy.
enum class Idempotency {
    safe, ///< reads only: may be repeated
    idempotent, ///< the same request again leaves the same state: may be repeated
    lookUpFirst, ///< one delivery; after it the effect can be looked up at the provider
    neverRepeat ///< one delivery; nobody but a person can say whether it happened
};

/// One HTTP request. `authorization` is sent as `header: scheme value` and appears nowhere else.
struct HttpRequest {
    QByteArray method;
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers; ///< without secrets
    QByteArray authorizationHeader{"Authorization"};
    QByteArray authorizationScheme; ///< "Bearer", "OAuth", or empty for none
    Secret authorization;
    QList<QPair<QByteArray, Secret>> secretHeaders; ///< more that must not be shown, such as a session token
    QByteArray body;
    QString peer; ///< who is asked, as people know it: "Neon"; empty: the host
    QString route; ///< the provider's name of the operation, for logs and errors
    Idempotency idempotency = Idempotency::neverRepeat;
    Duration deadline{std::chrono::seconds{30}}; ///< in total, from the call to the last byte
    Duration connectDeadline{std::chrono::seconds{5}}; ///< until the first byte of the answer's head may be awaited
    Duration idleDeadline{std::chrono::seconds{20}}; ///< between two bytes
    qint64 bodyLimit = 8 * 1024 * 1024;
    int attempts =
        5; ///< most deliveries, where idempotency allows more than one; 1 for a probe that wants the truth now
};

struct HttpReply {
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    Duration took{0};

    [[nodiscard]] QByteArray header(const QByteArray &name) const; ///< first match, case-insensitive; empty if none
};

/// HTTP that delivers once. Every answer with a status is a value, whatever the status; an error means that no
/// complete answer was read. `mayHaveTakenEffect` is set as soon as one byte of a request that is not safe may have
/// reached the other side.
///
/// send() may be called from any thread; the future finishes on the network thread. Redirects are not followed, only
/// allow-listed hosts are reached, TLS is always verified.
class Transport {
public:
    virtual ~Transport() = default;
    [[nodiscard]] virtual QFuture<Result<HttpReply>> send(const HttpRequest &request, std::stop_token stop) = 0;
};

} // namespace holdfast
