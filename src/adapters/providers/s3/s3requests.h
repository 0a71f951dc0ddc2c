// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/objectstore.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One bucket. The key store holds the key's name, its secret and, where the credentials expire, their session token,
/// joined by colons: `KEY-ID:SECRET` or `KEY-ID:SECRET:SESSION`.
struct S3Config {
    QUrl endpoint; ///< https://s3.eu-central-1.amazonaws.com
    QString bucket;
    QString region; ///< `auto` where the store has none
    bool bucketInHost = false; ///< https://BUCKET.s3… instead of https://s3…/BUCKET
    Secret token;
    QString tokenName; ///< stands for the secret key wherever people look: `keychain:s3`
    int pageSize = 1000; ///< most entries in one page of a list; stores allow 1000
};

/// The requests of the S3 API, signed for `at`. Pure functions; a key that cannot be addressed (empty, or with a
/// segment `.` or `..`, which would be lost on the way) gives an invalid URL, which the transport refuses.
namespace s3 {

/// No rate is published for one bucket; stores say 503 SlowDown. `hosts` follow from the configuration.
[[nodiscard]] ProviderPolicy policy(const S3Config &config);

[[nodiscard]] HttpRequest headBucket(const S3Config &config, UtcTime at);
[[nodiscard]] HttpRequest bucketVersioning(const S3Config &config, UtcTime at);
[[nodiscard]] HttpRequest listObjects(const S3Config &config, const QString &prefix, const QString &token, UtcTime at);
/// `from` is a page's `next`: the two markers of the next page, percent-encoded, joined by `&`.
[[nodiscard]] HttpRequest listVersions(const S3Config &config, const QString &prefix, const QString &from, UtcTime at);

[[nodiscard]] HttpRequest headObject(const S3Config &config, const QString &key, UtcTime at);
[[nodiscard]] HttpRequest getObject(const S3Config &config, const QString &key, const ObjectRange &range, UtcTime at);
/// `createOnly` sends `If-None-Match: *`: nothing is overwritten.
[[nodiscard]] HttpRequest putObject(
    const S3Config &config, const QString &key, const QByteArray &bytes, bool createOnly, UtcTime at);
[[nodiscard]] HttpRequest copyObject(
    const S3Config &config, const ObjectVersion &from, const QString &toKey, UtcTime at);
/// Without a version: adds a delete marker. With that of a marker: takes it away.
[[nodiscard]] HttpRequest deleteObject(
    const S3Config &config, const QString &key, const QString &versionId, UtcTime at);

[[nodiscard]] HttpRequest beginUpload(const S3Config &config, const QString &key, UtcTime at);
[[nodiscard]] HttpRequest uploadPart(
    const S3Config &config, const OpenUpload &upload, int number, const QByteArray &bytes, UtcTime at);
[[nodiscard]] HttpRequest listParts(const S3Config &config, const OpenUpload &upload, const QString &from, UtcTime at);
[[nodiscard]] HttpRequest finishUpload(
    const S3Config &config, const OpenUpload &upload, const QList<UploadedPart> &parts, UtcTime at);
[[nodiscard]] HttpRequest abandonUpload(const S3Config &config, const OpenUpload &upload, UtcTime at);
[[nodiscard]] HttpRequest listUploads(const S3Config &config, const QString &from, UtcTime at);

} // namespace s3
} // namespace holdfast
