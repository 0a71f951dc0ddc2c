// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernel/secret.h"
#include "kernel/time.h"

#include <QByteArray>
#include <QList>
#include <QPair>

/// AWS Signature Version 4 in the form of S3: the path is encoded once and never normalised
/// (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). Pure functions.
namespace holdfast::s3 {

using Pairs = QList<QPair<QByteArray, QByteArray>>;

/// What is signed. `path` is as it goes over the wire; `query` and `headers` are plain and in any order.
struct Signable {
    QByteArray method;
    QByteArray path;
    Pairs query;
    Pairs headers; ///< `host` among them
    QByteArray payloadHash; ///< lower-case hexadecimal SHA-256 of the body, or one of the fixed words
};

struct SigningKey {
    QByteArray accessKey; ///< names the key; not a secret
    Secret secretKey;
    QByteArray region;
    QByteArray service{"s3"};
};

struct Signature {
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray value; ///< hexadecimal
    QByteArray credentials; ///< what follows `AWS4-HMAC-SHA256 ` in the Authorization header
};

/// 20130524T000000Z
[[nodiscard]] QByteArray amzDate(UtcTime at);
/// Everything but A–Z a–z 0–9 - . _ ~ percent-encoded, upper-case; `keep` stays as it is.
[[nodiscard]] QByteArray encoded(const QByteArray &text, const QByteArray &keep = {});
/// `name=value&…`, encoded and in canonical order; names without a value keep their `=`.
[[nodiscard]] QByteArray canonicalQuery(const Pairs &query);
[[nodiscard]] QByteArray sha256Hex(const QByteArray &bytes);
[[nodiscard]] Signature sign(const Signable &what, const SigningKey &key, UtcTime at);

} // namespace holdfast::s3
