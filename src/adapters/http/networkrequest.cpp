// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/http/networkrequest.h"

#include <algorithm>

namespace holdfast {

namespace {

bool hasControl(const QByteArray &text)
{
    return std::any_of(
        text.cbegin(), text.cend(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

QByteArray authorizationValue(const HttpRequest &request)
{
    return request.authorizationScheme.isEmpty() ? request.authorization.reveal()
                                                 : request.authorizationScheme + ' ' + request.authorization.reveal();
}

} // namespace

bool hasBody(const HttpRequest &request) { return request.method != "GET" && request.method != "HEAD"; }

Result<> checkRequest(const HttpRequest &request, const HostAllowList &hosts)
{
    const QString what = QStringLiteral("A request cannot be sent.");
    const QString next = QStringLiteral("Nothing was sent.");
    if (!isToken(request.method))
        return failure(ErrorCode::invalid, what, QStringLiteral("Its method is not a word."), next);
    if (!hasBody(request) && !request.body.isEmpty())
        return failure(ErrorCode::invalid, what, QStringLiteral("A reading request has a body."), next);
    for (const auto &[name, value] : request.headers) {
        if (!isToken(name) || hasControl(value))
            return failure(ErrorCode::invalid, what,
                QStringLiteral("The header %1 contains a line break.")
                    .arg(QString::fromLatin1(name.toPercentEncoding())),
                next);
    }
    const bool secretsAreGood = std::all_of(request.secretHeaders.cbegin(), request.secretHeaders.cend(),
        [](const auto &one) { return isToken(one.first) && !hasControl(one.second.reveal()); });
    if (!isToken(request.authorizationHeader) || hasControl(authorizationValue(request)) || !secretsAreGood)
        return failure(ErrorCode::invalid, what, QStringLiteral("The stored secret contains a line break."),
            QStringLiteral("Nothing was sent. Store the secret again."));
    return hosts.check(request.url, request.peer);
}

QNetworkRequest toNetworkRequest(const HttpRequest &request, const QSslConfiguration &tls)
{
    QNetworkRequest result(request.url);
    result.setSslConfiguration(tls);
    result.setRawHeader("User-Agent", "Holdfast");
    result.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    if (!request.authorization.isEmpty())
        result.setRawHeader(request.authorizationHeader, authorizationValue(request));
    for (const auto &[name, value] : request.secretHeaders)
        result.setRawHeader(name, value.reveal());
    if (hasBody(request))
        result.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return result;
}

RequestPreview describe(const HttpRequest &request, const QString &secretName)
{
    RequestPreview preview{QStringLiteral("http"), QString::fromLatin1(request.method),
        request.url.toString(QUrl::FullyEncoded), {}, QString::fromUtf8(request.body)};
    const QString scheme = QString::fromLatin1(request.authorizationScheme);
    if (!request.authorizationHeader.isEmpty())
        preview.headers << QStringLiteral("%1: %2‹%3›")
                               .arg(QString::fromLatin1(request.authorizationHeader),
                                   scheme.isEmpty() ? QString() : scheme + QLatin1Char(' '), secretName);
    for (const auto &header : request.secretHeaders)
        preview.headers << QStringLiteral("%1: ‹%2›").arg(QString::fromLatin1(header.first), secretName);
    for (const auto &[name, value] : request.headers)
        preview.headers << QString::fromLatin1(name) + QStringLiteral(": ") + QString::fromUtf8(value);
    return preview;
}

QUrl apiUrl(const QUrl &base, const QStringList &segments, const QList<QPair<QString, QString>> &query)
{
    QByteArray text = base.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    for (const QString &segment : segments) {
        if (segment.isEmpty() || segment == QStringLiteral(".") || segment == QStringLiteral(".."))
            return {};
        text += '/' + QUrl::toPercentEncoding(segment);
    }
    char separator = '?';
    for (const auto &[name, value] : query) {
        text += separator + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

} // namespace holdfast
