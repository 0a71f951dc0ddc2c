// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/storage/s3.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using s3::fail;
using s3::quoted;
using s3::xml;

namespace {

Response missing() { return fail(404, u"NoSuchKey"_s, u"the key does not exist"_s); }

QByteArray unquoted(QByteArray etag) { return etag.replace("\"", ""); }

/// The bytes that `Range` asks for; nothing when the object has no such bytes.
std::optional<std::pair<qint64, qint64>> rangeOf(const QByteArray &header, qint64 size)
{
    static const QRegularExpression form(u"^bytes=(\\d*)-(\\d*)$"_s);
    const auto match = form.match(QString::fromLatin1(header));
    if (!match.hasMatch())
        return std::pair{qint64(0), size};
    const QString first = match.captured(1);
    const QString last = match.captured(2);
    if (first.isEmpty()) {
        const qint64 count = std::min(last.toLongLong(), size);
        return std::pair{size - count, count};
    }
    const qint64 from = first.toLongLong();
    if (from >= size)
        return std::nullopt;
    const qint64 to = last.isEmpty() ? size - 1 : std::min(last.toLongLong(), size - 1);
    return std::pair{from, to - from + 1};
}

QMap<QByteArray, QByteArray> noted(const Request &request)
{
    QMap<QByteArray, QByteArray> headers;
    for (auto one = request.headers.cbegin(); one != request.headers.cend(); ++one) {
        if (one.key().startsWith("x-amz-meta-") || one.key() == "content-type")
            headers.insert(one.key(), one.value());
    }
    return headers;
}

bool isDigestWrong(const Request &request)
{
    const QByteArray digest = request.header("content-md5");
    return !digest.isEmpty() && digest != QCryptographicHash::hash(request.body, QCryptographicHash::Md5).toBase64();
}

QString shownKey(const Request &request, const QString &key)
{
    return request.argument(u"encoding-type"_s) == u"url" ? QString::fromLatin1(QUrl::toPercentEncoding(key, "/"))
                                                          : key;
}

/// The key after which a page begins, and how many there may be.
int pageSize(const Request &request)
{
    const QString text = request.argument(u"max-keys"_s);
    return text.isEmpty() ? 1000 : std::clamp(text.toInt(), 1, 1000);
}

} // namespace

Response S3::headBucket(Visit &)
{
    Response response;
    response.add("x-amz-bucket-region", "practice");
    return response;
}

Response S3::versioning(Visit &)
{
    return xml(u"VersioningConfiguration"_s,
        [](QXmlStreamWriter &writer) { writer.writeTextElement(u"Status"_s, u"Enabled"_s); });
}

Response S3::listObjects(Visit &visit)
{
    const QString prefix = visit.request.argument(u"prefix"_s);
    const QString token = visit.request.argument(u"continuation-token"_s);
    const QString after = token.isEmpty() ? visit.request.argument(u"start-after"_s) : token;
    const int limit = pageSize(visit.request);
    QStringList keys;
    for (const QString &key : m_bucket.all().keys()) {
        if (key.startsWith(prefix) && key > after && m_bucket.visible(key) != nullptr)
            keys << key;
    }
    const bool isCut = keys.size() > limit;
    keys = keys.mid(0, limit);
    return xml(u"ListBucketResult"_s, [&](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Name"_s, m_bucketName);
        writer.writeTextElement(u"Prefix"_s, prefix);
        writer.writeTextElement(u"KeyCount"_s, QString::number(keys.size()));
        writer.writeTextElement(u"MaxKeys"_s, QString::number(limit));
        writer.writeTextElement(u"IsTruncated"_s, isCut ? u"true"_s : u"false"_s);
        if (isCut)
            writer.writeTextElement(u"NextContinuationToken"_s, keys.last());
        for (const QString &key : std::as_const(keys)) {
            const StoredVersion &version = *m_bucket.visible(key);
            writer.writeStartElement(u"Contents"_s);
            writer.writeTextElement(u"Key"_s, shownKey(visit.request, key));
            writer.writeTextElement(u"LastModified"_s, formatUtc(version.at));
            writer.writeTextElement(u"ETag"_s, quoted(version.etag));
            writer.writeTextElement(u"Size"_s, QString::number(version.bytes.size()));
            writer.writeTextElement(u"StorageClass"_s, u"STANDARD"_s);
            writer.writeEndElement();
        }
    });
}

Response S3::listVersions(Visit &visit)
{
    const QString prefix = visit.request.argument(u"prefix"_s);
    const QString afterKey = visit.request.argument(u"key-marker"_s);
    const QString afterVersion = visit.request.argument(u"version-id-marker"_s);
    QList<std::pair<QString, const StoredVersion *>> entries;
    bool begun = afterKey.isEmpty();
    for (auto object = m_bucket.all().cbegin(); object != m_bucket.all().cend(); ++object) {
        for (const StoredVersion &version : *object) {
            if (begun && object.key().startsWith(prefix))
                entries.append({object.key(), &version});
            begun = begun || (object.key() == afterKey && version.id == afterVersion);
        }
    }
    const int limit = pageSize(visit.request);
    const bool isCut = entries.size() > limit;
    entries = entries.mid(0, limit);
    return xml(u"ListVersionsResult"_s, [&](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Name"_s, m_bucketName);
        writer.writeTextElement(u"Prefix"_s, prefix);
        writer.writeTextElement(u"IsTruncated"_s, isCut ? u"true"_s : u"false"_s);
        if (isCut) {
            writer.writeTextElement(u"NextKeyMarker"_s, shownKey(visit.request, entries.last().first));
            writer.writeTextElement(u"NextVersionIdMarker"_s, entries.last().second->id);
        }
        for (const auto &[key, version] : std::as_const(entries)) {
            writer.writeStartElement(version->isMarker ? u"DeleteMarker"_s : u"Version"_s);
            writer.writeTextElement(u"Key"_s, shownKey(visit.request, key));
            writer.writeTextElement(u"VersionId"_s, version->id);
            writer.writeTextElement(u"IsLatest"_s, m_bucket.find(key, {}) == version ? u"true"_s : u"false"_s);
            writer.writeTextElement(u"LastModified"_s, formatUtc(version->at));
            if (!version->isMarker) {
                writer.writeTextElement(u"ETag"_s, quoted(version->etag));
                writer.writeTextElement(u"Size"_s, QString::number(version->bytes.size()));
            }
            writer.writeEndElement();
        }
    });
}

Response S3::getObject(Visit &visit)
{
    const QString wanted = visit.request.argument(u"versionId"_s);
    const StoredVersion *version = m_bucket.find(visit.key, wanted);
    if (version == nullptr || version->isMarker) {
        Response gone = missing();
        if (version != nullptr)
            gone.add("x-amz-delete-marker", "true");
        return gone;
    }
    const QByteArray match = unquoted(visit.request.header("if-match"));
    if (!match.isEmpty() && match != version->etag)
        return fail(412, u"PreconditionFailed"_s, u"the object has another ETag"_s);
    const qint64 size = version->bytes.size();
    const QByteArray header = visit.request.header("range");
    const auto range = rangeOf(header, size);
    if (!range)
        return fail(416, u"InvalidRange"_s, u"the range cannot be satisfied"_s);
    Response response;
    response.type = version->headers.value("content-type", "binary/octet-stream");
    response.body = version->bytes.mid(range->first, range->second);
    if (!header.isEmpty()) {
        response.status = 206;
        response.add("Content-Range",
            "bytes " + QByteArray::number(range->first) + '-' + QByteArray::number(range->first + range->second - 1)
                + '/' + QByteArray::number(size));
    }
    response.add("ETag", '"' + version->etag + '"');
    response.add("Last-Modified", s3::httpDate(version->at));
    response.add("x-amz-version-id", version->id.toLatin1());
    for (auto one = version->headers.cbegin(); one != version->headers.cend(); ++one) {
        if (one.key().startsWith("x-amz-meta-"))
            response.add(one.key(), one.value());
    }
    return response;
}

Response S3::putObject(Visit &visit)
{
    if (isDigestWrong(visit.request))
        return fail(400, u"BadDigest"_s, u"the body does not have this MD5"_s);
    if (visit.request.header("if-none-match") == "*" && m_bucket.visible(visit.key) != nullptr)
        return fail(412, u"PreconditionFailed"_s, u"the object exists"_s);
    const StoredVersion &stored =
        m_bucket.put(visit.key, visit.request.body, etagOf(visit.request.body), noted(visit.request));
    visit.call.effect = true;
    visit.call.effectId = stored.id;
    Response response;
    response.add("ETag", '"' + stored.etag + '"');
    response.add("x-amz-version-id", stored.id.toLatin1());
    return response;
}

Response S3::copyObject(Visit &visit)
{
    const QByteArray source = visit.request.header("x-amz-copy-source");
    const qsizetype mark = source.indexOf("?versionId=");
    const QString path = QUrl::fromPercentEncoding(mark < 0 ? source : source.left(mark));
    const QString id = mark < 0 ? QString() : QUrl::fromPercentEncoding(source.mid(mark + 11));
    const QString key = path.mid(path.startsWith(u'/') ? m_bucketName.size() + 2 : m_bucketName.size() + 1);
    const StoredVersion *from = m_bucket.find(key, id);
    if (from == nullptr || from->isMarker)
        return missing();
    const StoredVersion copy = *from;
    const StoredVersion &stored = m_bucket.put(visit.key, copy.bytes, etagOf(copy.bytes), copy.headers);
    visit.call.effect = true;
    visit.call.effectId = stored.id;
    Response response = xml(u"CopyObjectResult"_s, [&stored](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"LastModified"_s, formatUtc(stored.at));
        writer.writeTextElement(u"ETag"_s, quoted(stored.etag));
    });
    response.add("x-amz-version-id", stored.id.toLatin1());
    return response;
}

Response S3::deleteObject(Visit &visit)
{
    const QString id = visit.request.argument(u"versionId"_s);
    Response response;
    response.status = 204;
    visit.call.effect = true;
    if (id.isEmpty()) {
        const StoredVersion &marker = m_bucket.hide(visit.key);
        visit.call.effectId = marker.id;
        response.add("x-amz-delete-marker", "true");
        response.add("x-amz-version-id", marker.id.toLatin1());
        return response;
    }
    const auto erased = m_bucket.erase(visit.key, id);
    visit.call.effect = erased.has_value();
    visit.call.effectId = id;
    if (erased && erased->isMarker)
        response.add("x-amz-delete-marker", "true");
    response.add("x-amz-version-id", id.toLatin1());
    return response;
}

Response S3::beginUpload(Visit &visit)
{
    const StoredUpload &upload = m_bucket.beginUpload(visit.key, noted(visit.request));
    visit.call.effect = true;
    visit.call.effectId = upload.id;
    return xml(u"InitiateMultipartUploadResult"_s, [&](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Bucket"_s, m_bucketName);
        writer.writeTextElement(u"Key"_s, visit.key);
        writer.writeTextElement(u"UploadId"_s, upload.id);
    });
}

Response S3::uploadPart(Visit &visit)
{
    StoredUpload *upload = m_bucket.upload(visit.key, visit.request.argument(u"uploadId"_s));
    const int number = visit.request.argument(u"partNumber"_s).toInt();
    if (upload == nullptr || number < 1 || number > 10000)
        return upload == nullptr ? fail(404, u"NoSuchUpload"_s, u"the upload does not exist"_s)
                                 : fail(400, u"InvalidArgument"_s, u"part numbers go from 1 to 10000"_s);
    if (isDigestWrong(visit.request))
        return fail(400, u"BadDigest"_s, u"the body does not have this MD5"_s);
    upload->parts[number] = visit.request.body;
    visit.call.effect = true;
    Response response;
    response.add("ETag", '"' + etagOf(visit.request.body) + '"');
    return response;
}

} // namespace holdfast::range
