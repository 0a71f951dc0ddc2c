// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/s3requests.h"

#include "adapters/providers/s3/signature.h"

#include <QCryptographicHash>
#include <QXmlStreamWriter>

namespace holdfast::s3 {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration bulkDeadline{std::chrono::minutes{5}}; // for bodies of up to some MiB over a slow line

/// What one request is before it is signed.
struct Draft {
    QByteArray method;
    QString route;
    QString key; ///< empty: the bucket itself
    Pairs query{};
    Pairs headers{};
    QByteArray body{};
    Idempotency idempotency = Idempotency::safe;
};

bool isAddressable(const QString &key)
{
    const QStringList segments = key.split(u'/');
    return !segments.contains(u"."_s) && !segments.contains(u".."_s);
}

QByteArray hostOf(const S3Config &config)
{
    QByteArray host = config.endpoint.host().toLatin1();
    if (config.bucketInHost)
        host.prepend(config.bucket.toLatin1() + '.');
    const int port = config.endpoint.port();
    return port > 0 ? host + ':' + QByteArray::number(port) : host;
}

QByteArray pathOf(const S3Config &config, const QString &key)
{
    QByteArray path = config.bucketInHost ? QByteArray() : '/' + encoded(config.bucket.toUtf8());
    if (!key.isEmpty() || config.bucketInHost)
        path += '/' + encoded(key.toUtf8(), "/");
    return path;
}

HttpRequest signedRequest(const S3Config &config, const Draft &draft, UtcTime at)
{
    const QList<QByteArray> keys = config.token.reveal().split(':');
    Signable what{draft.method, pathOf(config, draft.key), draft.query, draft.headers, sha256Hex(draft.body)};
    what.headers << qMakePair(QByteArray("x-amz-content-sha256"), what.payloadHash)
                 << qMakePair(QByteArray("x-amz-date"), amzDate(at));
    HttpRequest request;
    request.headers = what.headers;
    what.headers << qMakePair(QByteArray("host"), hostOf(config));
    if (keys.size() > 2) {
        what.headers << qMakePair(QByteArray("x-amz-security-token"), keys[2]);
        request.secretHeaders << qMakePair(QByteArray("x-amz-security-token"), Secret(keys[2]));
    }
    const SigningKey key{keys.value(0), Secret(keys.value(1)), config.region.toLatin1()};
    request.method = draft.method;
    QByteArray url = config.endpoint.scheme().toLatin1() + "://" + hostOf(config) + what.path;
    if (!draft.query.isEmpty())
        url += '?' + canonicalQuery(draft.query);
    if (isAddressable(draft.key))
        request.url = QUrl::fromEncoded(url, QUrl::StrictMode);
    request.authorizationScheme = "AWS4-HMAC-SHA256";
    request.authorization = Secret(sign(what, key, at).credentials);
    request.body = draft.body;
    request.peer = u"Object storage"_s;
    request.route = draft.route;
    request.idempotency = draft.idempotency;
    return request;
}

/// A request about one object; without a key it must not become one about the bucket.
HttpRequest aboutObject(const S3Config &config, Draft draft, UtcTime at)
{
    HttpRequest request = signedRequest(config, draft, at);
    if (draft.key.isEmpty())
        request.url.clear();
    return request;
}

Pairs bodyHeaders(const QByteArray &bytes, const char *type)
{
    return {
        {"content-type", type}, {"content-md5", QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toBase64()}};
}

void addMarkers(Pairs &query, const QString &from, const char *second)
{
    if (from.isEmpty())
        return;
    const QList<QByteArray> markers = from.toLatin1().split('&');
    query << qMakePair(QByteArray("key-marker"), QByteArray::fromPercentEncoding(markers.value(0)))
          << qMakePair(QByteArray(second), QByteArray::fromPercentEncoding(markers.value(1)));
}

QByteArray uploadXml(const QList<UploadedPart> &parts)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartElement(u"CompleteMultipartUpload"_s);
    for (const UploadedPart &part : parts) {
        xml.writeStartElement(u"Part"_s);
        xml.writeTextElement(u"PartNumber"_s, QString::number(part.number));
        xml.writeTextElement(u"ETag"_s, u'"' + part.etag + u'"');
        xml.writeEndElement();
    }
    xml.writeEndElement();
    return text;
}

} // namespace

ProviderPolicy policy(const S3Config &config)
{
    ProviderPolicy policy;
    policy.peer = u"Object storage"_s;
    policy.hosts = {QString::fromLatin1(hostOf(config))};
    policy.concurrency = 8;
    policy.slowDown = {429, 503};
    return policy;
}

HttpRequest headBucket(const S3Config &config, UtcTime at)
{
    return signedRequest(config, {"HEAD", u"HeadBucket"_s, {}}, at);
}

HttpRequest bucketVersioning(const S3Config &config, UtcTime at)
{
    return signedRequest(config, {"GET", u"GetBucketVersioning"_s, {}, {{"versioning", ""}}}, at);
}

HttpRequest listObjects(const S3Config &config, const QString &prefix, const QString &token, UtcTime at)
{
    // Without the encoding, control characters in keys would break the XML.
    Pairs query{{"list-type", "2"}, {"encoding-type", "url"}, {"max-keys", QByteArray::number(config.pageSize)},
        {"prefix", prefix.toUtf8()}};
    if (!token.isEmpty())
        query << qMakePair(QByteArray("continuation-token"), token.toUtf8());
    return signedRequest(config, {"GET", u"ListObjectsV2"_s, {}, query}, at);
}

HttpRequest listVersions(const S3Config &config, const QString &prefix, const QString &from, UtcTime at)
{
    Pairs query{{"versions", ""}, {"encoding-type", "url"}, {"max-keys", QByteArray::number(config.pageSize)},
        {"prefix", prefix.toUtf8()}};
    addMarkers(query, from, "version-id-marker");
    return signedRequest(config, {"GET", u"ListObjectVersions"_s, {}, query}, at);
}

HttpRequest headObject(const S3Config &config, const QString &key, UtcTime at)
{
    return aboutObject(config, {"HEAD", u"HeadObject"_s, key}, at);
}

HttpRequest getObject(const S3Config &config, const QString &key, const ObjectRange &range, UtcTime at)
{
    Draft draft{"GET", u"GetObject"_s, key};
    if (!range.versionId.isEmpty())
        draft.query << qMakePair(QByteArray("versionId"), range.versionId.toUtf8());
    if (range.from > 0 || range.count >= 0) {
        QByteArray bytes = "bytes=" + QByteArray::number(range.from) + '-';
        if (range.count >= 0)
            bytes += QByteArray::number(range.from + range.count - 1);
        draft.headers << qMakePair(QByteArray("range"), bytes);
    }
    if (!range.ifMatch.isEmpty())
        draft.headers << qMakePair(QByteArray("if-match"), QByteArray('"' + range.ifMatch.toLatin1() + '"'));
    HttpRequest request = aboutObject(config, draft, at);
    request.deadline = bulkDeadline;
    request.bodyLimit = ObjectStore::mostAtOnce;
    return request;
}

HttpRequest putObject(const S3Config &config, const QString &key, const QByteArray &bytes, bool createOnly, UtcTime at)
{
    Draft draft{"PUT", u"PutObject"_s, key, {}, bodyHeaders(bytes, "application/octet-stream"), bytes,
        createOnly ? Idempotency::lookUpFirst : Idempotency::idempotent};
    draft.headers << qMakePair(QByteArray("x-amz-meta-sha256"), sha256Hex(bytes));
    if (createOnly)
        draft.headers << qMakePair(QByteArray("if-none-match"), QByteArray("*"));
    HttpRequest request = aboutObject(config, draft, at);
    request.deadline = bulkDeadline;
    return request;
}

HttpRequest copyObject(const S3Config &config, const ObjectVersion &from, const QString &toKey, UtcTime at)
{
    QByteArray source = '/' + encoded(config.bucket.toUtf8()) + '/' + encoded(from.key.toUtf8(), "/");
    if (!from.versionId.isEmpty())
        source += "?versionId=" + encoded(from.versionId.toUtf8());
    HttpRequest request = aboutObject(
        config, {"PUT", u"CopyObject"_s, toKey, {}, {{"x-amz-copy-source", source}}, {}, Idempotency::idempotent}, at);
    request.deadline = bulkDeadline;
    return request;
}

HttpRequest deleteObject(const S3Config &config, const QString &key, const QString &versionId, UtcTime at)
{
    Draft draft{"DELETE", u"DeleteObject"_s, key};
    // Each delete without a version adds one more marker; taking one away again changes nothing.
    draft.idempotency = versionId.isEmpty() ? Idempotency::lookUpFirst : Idempotency::idempotent;
    if (!versionId.isEmpty())
        draft.query << qMakePair(QByteArray("versionId"), versionId.toUtf8());
    return aboutObject(config, draft, at);
}

HttpRequest beginUpload(const S3Config &config, const QString &key, UtcTime at)
{
    return aboutObject(config,
        {"POST", u"CreateMultipartUpload"_s, key, {{"uploads", ""}}, {{"content-type", "application/octet-stream"}}, {},
            Idempotency::lookUpFirst},
        at);
}

HttpRequest uploadPart(
    const S3Config &config, const OpenUpload &upload, int number, const QByteArray &bytes, UtcTime at)
{
    HttpRequest request = aboutObject(config,
        {"PUT", u"UploadPart"_s, upload.key,
            {{"partNumber", QByteArray::number(number)}, {"uploadId", upload.id.toUtf8()}},
            bodyHeaders(bytes, "application/octet-stream"), bytes, Idempotency::idempotent},
        at);
    request.deadline = bulkDeadline;
    return request;
}

HttpRequest listParts(const S3Config &config, const OpenUpload &upload, const QString &from, UtcTime at)
{
    Pairs query{{"uploadId", upload.id.toUtf8()}};
    if (!from.isEmpty())
        query << qMakePair(QByteArray("part-number-marker"), from.toLatin1());
    return aboutObject(config, {"GET", u"ListParts"_s, upload.key, query}, at);
}

HttpRequest finishUpload(const S3Config &config, const OpenUpload &upload, const QList<UploadedPart> &parts, UtcTime at)
{
    const QByteArray body = uploadXml(parts);
    HttpRequest request = aboutObject(config,
        {"POST", u"CompleteMultipartUpload"_s, upload.key, {{"uploadId", upload.id.toUtf8()}},
            bodyHeaders(body, "application/xml"), body, Idempotency::lookUpFirst},
        at);
    request.deadline = bulkDeadline;
    request.idleDeadline = bulkDeadline; // the store is silent while it joins the parts
    return request;
}

HttpRequest abandonUpload(const S3Config &config, const OpenUpload &upload, UtcTime at)
{
    return aboutObject(config,
        {"DELETE", u"AbortMultipartUpload"_s, upload.key, {{"uploadId", upload.id.toUtf8()}}, {}, {},
            Idempotency::idempotent},
        at);
}

HttpRequest listUploads(const S3Config &config, const QString &from, UtcTime at)
{
    Pairs query{{"uploads", ""}, {"encoding-type", "url"}};
    addMarkers(query, from, "upload-id-marker");
    return signedRequest(config, {"GET", u"ListMultipartUploads"_s, {}, query}, at);
}

} // namespace holdfast::s3
