// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/apireply.h"

#include "adapters/http/deliveryerror.h"
#include "adapters/http/gate/retrypolicy.h"
#include "kernel/escape.h"
#include "kernel/jsontext.h"
#include "kernel/redaction.h"
#include "workers/answer.h"

#include <algorithm>
#include <array>

namespace holdfast {

namespace {

constexpr qsizetype longestMessage = 300;

struct Meaning {
    ErrorCode code;
    const char *what; ///< %1 is the peer
    const char *next;
};

Meaning meaningOf(int status)
{
    switch (status) {
    case 401:
        return {ErrorCode::unauthorised, "%1 refused the credentials.", "Store a valid token for %1."};
    case 403:
        return {ErrorCode::unauthorised, "%1 refused the permission.",
            "Give the token of %1 the permission, or use another."};
    case 404:
        return {ErrorCode::notFound, "%1 does not know what was asked for.", "Check the ids in the settings of %1."};
    case 409:
        return {ErrorCode::conflict, "%1 says that it exists already.", "Look it up at %1 before doing it again."};
    case 412:
        return {ErrorCode::refused, "%1 does not do this for this project.", ""};
    case 423:
        return {ErrorCode::busy, "%1 is busy with another operation.",
            "Nothing was done. Wait for the other operation, then try again."};
    case 420:
    case 429:
        return {ErrorCode::rateLimited, "%1 asks to slow down.", "Nothing was done. It is tried again later."};
    case 425:
        return {ErrorCode::busy, "%1 did not take the request yet.", "Nothing was done. Try again."};
    case 503:
        return {ErrorCode::unavailable, "%1 is not available.", "Try again in a moment."};
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return {ErrorCode::badReply, "%1 answered with a redirection, which was not followed.",
            "Check the address of %1, and whether a proxy or a log-in page stands in between."};
    if (status >= 400 && status < 500)
        return {ErrorCode::invalid, "%1 refused the request.", "Nothing was done."};
    if (status >= 500)
        return {ErrorCode::unavailable, "%1 reports a failure of its own.",
            "Look at the status page of %1, then try again."};
    return {ErrorCode::badReply, "%1 gave an answer with an impossible status.", ""};
}

bool isInDoubt(const HttpRequest &request, int status)
{
    if (request.idempotency == Idempotency::safe)
        return false;
    static constexpr std::array unclear{408, 409}; // somebody may have begun to act
    return status < 400 || status >= 500 || std::find(unclear.begin(), unclear.end(), status) != unclear.end();
}

bool looksLikeHtml(const HttpReply &reply)
{
    return reply.header("Content-Type").toLower().contains("html") || reply.body.trimmed().startsWith('<');
}

Result<QJsonDocument> readDocument(const HttpRequest &request, const HttpReply &reply)
{
    auto document = parseJsonText(reply.body);
    if (document)
        return document;
    if (looksLikeHtml(reply))
        return failure(unreadable(
            request, reply, QStringLiteral("It is a web page: a proxy, a log-in page or the wrong address answered.")));
    return failure(unreadable(request, reply, QStringLiteral("It is not readable JSON. %1").arg(document.error().why)));
}

} // namespace

Result<HttpReply> ask(Transport &transport, const HttpRequest &request, std::stop_token stop)
{
    return await(transport.send(request, std::move(stop)));
}

bool isSuccess(const HttpReply &reply) { return reply.status >= 200 && reply.status < 300; }

QString shownMessage(const QString &message)
{
    QString text = redactPatterns(visibleText(message.simplified()));
    if (text.size() > longestMessage)
        text = text.left(longestMessage - 1) + QChar(0x2026);
    return text;
}

Error statusError(const HttpRequest &request, const HttpReply &reply, const QString &message)
{
    const Meaning meaning = meaningOf(reply.status);
    const QString peer = peerName(request);
    const QString said = shownMessage(message);
    Error error;
    error.code = meaning.code;
    error.what = QString::fromLatin1(meaning.what).arg(peer);
    error.why = said.isEmpty() ? QStringLiteral("HTTP status %1.").arg(reply.status)
                               : QStringLiteral("HTTP status %1: %2").arg(QString::number(reply.status), said);
    error.next = QString::fromLatin1(meaning.next);
    if (error.next.contains(QStringLiteral("%1")))
        error.next = error.next.arg(peer);
    error.detail =
        QStringLiteral("%1 %2 → %3").arg(request.route, QString::fromLatin1(request.method)).arg(reply.status);
    error.retryAfter = retryAfter(reply);
    error.mayHaveTakenEffect = isInDoubt(request, reply.status);
    if (error.mayHaveTakenEffect)
        error.next = nextWhenInDoubt(request);
    return error;
}

Error unreadable(const HttpRequest &request, const HttpReply &reply, const QString &why)
{
    Error error = deliveryError(request, ErrorCode::badReply, true, why);
    error.detail += QStringLiteral(": status %1, %2 bytes").arg(reply.status).arg(reply.body.size());
    return error;
}

Result<QJsonObject> readObject(const HttpRequest &request, const HttpReply &reply)
{
    const auto document = readDocument(request, reply);
    if (!document)
        return failure(document.error());
    if (!document->isObject())
        return failure(unreadable(request, reply, QStringLiteral("A JSON object was expected.")));
    return document->object();
}

Result<QJsonArray> readArray(const HttpRequest &request, const HttpReply &reply)
{
    const auto document = readDocument(request, reply);
    if (!document)
        return failure(document.error());
    if (!document->isArray())
        return failure(unreadable(request, reply, QStringLiteral("A JSON list was expected.")));
    return document->array();
}

} // namespace holdfast
