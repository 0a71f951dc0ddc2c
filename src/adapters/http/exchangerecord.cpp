// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/exchangerecord.h"

#include "adapters/http/deliveryerror.h"

#include <QCryptographicHash>
#include <QUrlQuery>
#include <array>

namespace holdfast {

namespace {

constexpr qsizetype longestId = 100;

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// Slack's webhooks carry their secret in the path: such a path is not kept.
QString pathOf(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return path.startsWith(QStringLiteral("/services/")) || path.startsWith(QStringLiteral("/slack/services/"))
        ? QStringLiteral("/services/…")
        : path;
}

QString requestIdOf(const HttpReply &reply)
{
    static constexpr std::array names{"X-Request-Id", "Request-Id", "X-Amz-Request-Id", "Cf-Ray", "Twilio-Request-Id"};
    for (const char *name : names) {
        if (const QByteArray value = reply.header(name); !value.isEmpty())
            return QString::fromLatin1(value.left(longestId));
    }
    return {};
}

} // namespace

QString shownAddress(const QUrl &url)
{
    QString text = QStringLiteral("%1://%2").arg(url.scheme(), url.host());
    if (url.port() > 0)
        text += QStringLiteral(":%1").arg(url.port());
    text += pathOf(url);
    QStringList names;
    const auto items = QUrlQuery(url).queryItems();
    for (const auto &[name, value] : items)
        names << name + QStringLiteral("=…");
    return names.isEmpty() ? text : text + QLatin1Char('?') + names.join(QLatin1Char('&'));
}

Exchange exchangeOf(
    const HttpRequest &request, const Result<HttpReply> &result, UtcTime at, int attempts, bool sent, Duration took)
{
    Exchange exchange;
    exchange.at = at;
    exchange.peer = peerName(request);
    exchange.route = request.route;
    exchange.method = QString::fromLatin1(request.method);
    exchange.address = shownAddress(request.url);
    for (const auto &[name, value] : request.headers)
        exchange.headers << QString::fromLatin1(name);
    if (!request.authorization.isEmpty())
        exchange.headers << QString::fromLatin1(request.authorizationHeader);
    exchange.sentBytes = request.body.size();
    exchange.sentHash = hashOf(request.body);
    exchange.attempts = attempts;
    exchange.took = took;
    if (result) {
        exchange.status = result->status;
        exchange.receivedBytes = result->body.size();
        exchange.receivedHash = hashOf(result->body);
        exchange.requestId = requestIdOf(*result);
        return exchange;
    }
    exchange.error = codeName(result.error().code);
    exchange.outcome = !sent                ? Exchange::Outcome::notSent
        : result.error().mayHaveTakenEffect ? Exchange::Outcome::inDoubt
                                            : Exchange::Outcome::failed;
    return exchange;
}

} // namespace holdfast
