// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/storage/s3_signature.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>
#include <algorithm>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostSkewSeconds = 15 * 60;

struct Claim {
    QStringList scope; ///< access key, day, region, service, `aws4_request`
    QStringList headers;
    QByteArray signature;
};

std::optional<Claim> claimOf(const QByteArray &authorization)
{
    static const QRegularExpression form(
        u"^AWS4-HMAC-SHA256 Credential=([^, ]+), ?SignedHeaders=([^, ]+), ?Signature=([0-9a-f]{64})$"_s);
    const auto match = form.match(QString::fromLatin1(authorization));
    if (!match.hasMatch())
        return std::nullopt;
    Claim claim{match.captured(1).split(u'/'), match.captured(2).split(u';'), match.captured(3).toLatin1()};
    return claim.scope.size() == 5 ? std::optional(claim) : std::nullopt;
}

/// Names and values as they came, each encoded anew, in order.
QByteArray sortedQuery(const QByteArray &query)
{
    QByteArrayList pairs;
    for (const QByteArray &item : query.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype equals = item.indexOf('=');
        const auto again = [](const QByteArray &text) {
            return QByteArray::fromPercentEncoding(text).toPercentEncoding();
        };
        pairs << again(equals < 0 ? item : item.left(equals)) + '='
                + (equals < 0 ? QByteArray() : again(item.mid(equals + 1)));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs.join('&');
}

QByteArray canonicalRequest(const Request &request, const QStringList &headers, const QByteArray &payload)
{
    const qsizetype mark = request.target.indexOf('?');
    QByteArray text = request.method + '\n' + (mark < 0 ? request.target : request.target.left(mark)) + '\n'
        + (mark < 0 ? QByteArray() : sortedQuery(request.target.mid(mark + 1))) + '\n';
    for (const QString &name : headers)
        text += name.toLatin1() + ':' + request.header(name.toLatin1().constData()).simplified() + '\n';
    return text + '\n' + headers.join(u';').toLatin1() + '\n' + payload;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

SignatureFault signatureFault(
    const Request &request, const QString &accessKey, const QByteArray &secretKey, const QString &region, UtcTime now)
{
    const auto claim = claimOf(request.header("authorization"));
    if (!claim)
        return {u"AccessDenied"_s, u"a signed request is needed"_s};
    if (claim->scope[0] != accessKey)
        return {u"InvalidAccessKeyId"_s, u"the access key is not known"_s};
    if (claim->scope[2] != region)
        return {u"AuthorizationHeaderMalformed"_s, u"the region is wrong; expecting '%1'"_s.arg(region), 400};
    const QByteArray date = request.header("x-amz-date");
    QDateTime at = QDateTime::fromString(QString::fromLatin1(date), u"yyyyMMdd'T'HHmmss'Z'"_s);
    at.setTimeZone(QTimeZone::utc());
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    if (!at.isValid() || std::abs(at.toSecsSinceEpoch() - seconds) > mostSkewSeconds)
        return {u"RequestTimeTooSkewed"_s, u"the difference between the clocks is too large"_s};
    const QByteArray payload = request.header("x-amz-content-sha256");
    if (payload != "UNSIGNED-PAYLOAD" && payload != sha256(request.body))
        return {u"XAmzContentSHA256Mismatch"_s, u"the body is not the one that was signed"_s, 400};
    QByteArray key = "AWS4" + secretKey;
    for (const QString &step : claim->scope.mid(1))
        key = QMessageAuthenticationCode::hash(step.toLatin1(), key, QCryptographicHash::Sha256);
    const QByteArray text = "AWS4-HMAC-SHA256\n" + date + '\n' + claim->scope.mid(1).join(u'/').toLatin1() + '\n'
        + sha256(canonicalRequest(request, claim->headers, payload));
    const bool bindsEnough = claim->headers.contains(u"host"_s) && claim->headers.contains(u"x-amz-date"_s);
    if (!bindsEnough
        || QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex() != claim->signature)
        return {u"SignatureDoesNotMatch"_s, u"the signature is not the expected one"_s};
    return {};
}

} // namespace holdfast::range
