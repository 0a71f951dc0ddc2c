// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <algorithm>

namespace holdfast::s3 {

namespace {

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

/// Names in lower case, values with single blanks, in the order of the names; equal names joined by commas.
Pairs canonicalHeaders(const Pairs &headers)
{
    Pairs all;
    for (const auto &[name, value] : headers)
        all << qMakePair(name.toLower(), value.simplified());
    std::stable_sort(
        all.begin(), all.end(), [](const auto &left, const auto &right) { return left.first < right.first; });
    Pairs joined;
    for (const auto &header : std::as_const(all)) {
        if (!joined.isEmpty() && joined.last().first == header.first)
            joined.last().second += ',' + header.second;
        else
            joined << header;
    }
    return joined;
}

} // namespace

QByteArray amzDate(UtcTime at)
{
    QByteArray text = formatUtc(at).left(19).toLatin1() + 'Z';
    return text.replace("-", "").replace(":", "");
}

QByteArray encoded(const QByteArray &text, const QByteArray &keep)
{
    return QUrl::toPercentEncoding(QString::fromUtf8(text), keep);
}

QByteArray canonicalQuery(const Pairs &query)
{
    Pairs all;
    for (const auto &[name, value] : query)
        all << qMakePair(encoded(name), encoded(value));
    std::sort(all.begin(), all.end());
    QByteArrayList parts;
    for (const auto &[name, value] : std::as_const(all))
        parts << name + '=' + value;
    return parts.join('&');
}

QByteArray sha256Hex(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Signature sign(const Signable &what, const SigningKey &key, UtcTime at)
{
    QByteArrayList names;
    QByteArray headers;
    const Pairs sorted = canonicalHeaders(what.headers);
    for (const auto &[name, value] : sorted) {
        names << name;
        headers += name + ':' + value + '\n';
    }
    const QByteArray signedNames = names.join(';');
    Signature signature;
    signature.canonicalRequest =
        QByteArrayList{what.method, what.path, canonicalQuery(what.query), headers, signedNames, what.payloadHash}.join(
            '\n');
    const QByteArray when = amzDate(at);
    const QByteArray day = when.left(8);
    const QByteArray scope = QByteArrayList{day, key.region, key.service, "aws4_request"}.join('/');
    signature.stringToSign =
        QByteArrayList{"AWS4-HMAC-SHA256", when, scope, sha256Hex(signature.canonicalRequest)}.join('\n');
    QByteArray derived = hmac("AWS4" + key.secretKey.reveal(), day);
    for (const QByteArray &step : {key.region, key.service, QByteArray("aws4_request")})
        derived = hmac(derived, step);
    signature.value = hmac(derived, signature.stringToSign).toHex();
    signature.credentials = "Credential=" + key.accessKey + '/' + scope + ", SignedHeaders=" + signedNames
        + ", Signature=" + signature.value;
    return signature;
}

} // namespace holdfast::s3
