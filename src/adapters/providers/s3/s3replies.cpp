// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/s3replies.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/s3/signature.h"
#include "kernel/xmltext.h"

#include <array>

namespace holdfast::s3 {

using namespace Qt::StringLiterals;

namespace {

struct Meaning {
    const char *s3Code;
    ErrorCode code;
    const char *what;
    const char *next;
};

constexpr std::array meanings{
    Meaning{"InvalidAccessKeyId", ErrorCode::unauthorised, "The object storage does not know the access key.",
        "Check the access key in the plan and the secret key in the key store."},
    Meaning{"SignatureDoesNotMatch", ErrorCode::unauthorised, "The object storage did not accept the signature.",
        "Store the secret key again; it does not belong to this access key."},
    Meaning{"RequestTimeTooSkewed", ErrorCode::unauthorised, "The clock of this computer is wrong.",
        "The object storage accepts a difference of 15 minutes. Set the clock, then try again."},
    Meaning{"AuthorizationHeaderMalformed", ErrorCode::invalid, "The bucket is in another region.",
        "Correct the region in the plan."},
    Meaning{"PermanentRedirect", ErrorCode::invalid, "The bucket is in another region.",
        "Correct the address and the region in the plan."},
    Meaning{"ExpiredToken", ErrorCode::unauthorised, "The credentials for the object storage have expired.",
        "Store new ones."},
    Meaning{"NoSuchBucket", ErrorCode::notFound, "The bucket does not exist.", "Check its name in the plan."},
    Meaning{"PreconditionFailed", ErrorCode::conflict, "The object is not what was expected.",
        "Nothing was changed. Read it again."},
    Meaning{"ConditionalRequestConflict", ErrorCode::conflict, "Somebody else is writing the same object.",
        "Nothing was changed. Read it again."},
    Meaning{"InvalidRange", ErrorCode::invalid, "The object has no such bytes.", "Read its size again."},
    Meaning{"BadDigest", ErrorCode::network, "The bytes did not arrive as they were sent.", "Send them again."},
    Meaning{"SlowDown", ErrorCode::rateLimited, "The object storage asks to slow down.",
        "Nothing was done. It is tried again later."},
    Meaning{
        "RequestTimeout", ErrorCode::timedOut, "The object storage waited too long for the bytes.", "Send them again."},
};

/// `read(XmlReader &)` over the root of an answer that says yes.
template <class Read>
auto readGoodXml(const HttpRequest &request, const HttpReply &reply, const QString &rootName, Read read)
    -> Result<decltype(read(std::declval<XmlReader &>()))>
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    const auto root = parseXml(reply.body.trimmed()); // blanks before it kept the connection alive
    if (!root)
        return failure(unreadable(request, reply, root.error().why));
    if (root->name == u"Error")
        return failure(readError(request, reply));
    if (root->name != rootName)
        return failure(unreadable(request, reply, u"It is “%1” and not “%2”."_s.arg(root->name, rootName)));
    XmlReader reader(*root);
    auto value = read(reader);
    if (const auto ok = reader.check(); !ok)
        return failure(unreadable(request, reply, ok.error().what));
    return value;
}

/// Text of a list that was asked for with encoding-type=url, where a blank may have become a `+`.
QString decoded(QString text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace(u'+', u' ').toUtf8()));
}

QString decodedKey(XmlReader &reader) { return decoded(reader.text("Key")); }

QString withoutQuotes(const QString &etag) { return QString(etag).remove(u'"'); }

QString wordOf(const QByteArray &bytes) { return QString::fromLatin1(bytes); }

template <class T, class Read> void readAll(XmlReader &outer, const QString &name, ListPage<T> &page, Read read)
{
    const QList<XmlElement> elements = outer.element().all(name);
    for (const XmlElement &element : elements) {
        XmlReader reader(element);
        page.items << read(reader);
        if (const auto ok = reader.check(); !ok)
            outer.reject(qPrintable(name), u"readable ("_s + ok.error().what + u')');
    }
}

ObjectVersion readVersion(XmlReader &reader)
{
    ObjectVersion version;
    version.key = decodedKey(reader);
    version.isDeleteMarker = reader.element().name == u"DeleteMarker";
    version.modifiedAt = reader.utc("LastModified");
    if (reader.element().name != u"Contents") {
        version.versionId = reader.text("VersionId");
        version.isLatest = reader.boolean("IsLatest");
    }
    if (!version.isDeleteMarker) {
        version.size = reader.integer("Size");
        version.etag = withoutQuotes(reader.text("ETag"));
    }
    return version;
}

/// Both markers of the next page, as requests take them.
QString nextMarkers(XmlReader &reader, const char *key, const char *second)
{
    if (!reader.boolean("IsTruncated"))
        return {};
    return QString::fromLatin1(
        encoded(decoded(reader.text(key)).toUtf8()) + '&' + encoded(reader.textOr(second, {}).toUtf8()));
}

} // namespace

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    const auto root = parseXml(reply.body.trimmed());
    const XmlElement body = root.value_or(XmlElement());
    XmlReader reader(body);
    const QString code = reader.textOr("Code", {});
    const QString said = reader.textOr("Message", {});
    Error error = statusError(request, reply, said.isEmpty() ? code : code + u": "_s + said);
    for (const Meaning &meaning : meanings) {
        if (code != QLatin1String(meaning.s3Code))
            continue;
        error.code = meaning.code;
        error.what = QString::fromLatin1(meaning.what);
        if (!error.mayHaveTakenEffect)
            error.next = QString::fromLatin1(meaning.next);
    }
    if (reply.status == 412 && code.isEmpty())
        error.code = ErrorCode::conflict;
    if (const QString region = wordOf(reply.header("x-amz-bucket-region")); !region.isEmpty() && reply.status >= 300)
        error.detail += u" bucket region "_s + shownMessage(region);
    if (const QString id = reader.textOr("RequestId", {}); !id.isEmpty())
        error.detail += u" request "_s + shownMessage(id);
    return error;
}

Result<> readDone(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    return {};
}

Result<Versioning> readVersioning(const HttpRequest &request, const HttpReply &reply)
{
    if (reply.status == 400 || reply.status == 405 || reply.status == 501)
        return Versioning::unsupported;
    return readGoodXml(request, reply, u"VersioningConfiguration"_s, [](XmlReader &reader) {
        const QString status = reader.textOr("Status", {});
        if (!status.isEmpty() && status != u"Enabled" && status != u"Suspended")
            reader.reject("Status", u"Enabled or Suspended"_s);
        if (status == u"Enabled")
            return Versioning::enabled;
        return status.isEmpty() ? Versioning::never : Versioning::suspended;
    });
}

Result<ListPage<ObjectVersion>> readObjects(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodXml(request, reply, u"ListBucketResult"_s, [](XmlReader &reader) {
        ListPage<ObjectVersion> page;
        readAll(reader, u"Contents"_s, page, readVersion);
        if (reader.boolean("IsTruncated"))
            page.next = reader.text("NextContinuationToken");
        return page;
    });
}

Result<ListPage<ObjectVersion>> readVersions(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodXml(request, reply, u"ListVersionsResult"_s, [](XmlReader &reader) {
        ListPage<ObjectVersion> page;
        const QList<XmlElement> &children = reader.element().children; // both kinds, in the store's order
        for (const XmlElement &child : children) {
            if (child.name != u"Version" && child.name != u"DeleteMarker")
                continue;
            XmlReader one(child);
            page.items << readVersion(one);
            if (const auto ok = one.check(); !ok)
                reader.reject("Version", u"readable ("_s + ok.error().what + u')');
        }
        page.next = nextMarkers(reader, "NextKeyMarker", "NextVersionIdMarker");
        return page;
    });
}

Result<ObjectContent> readContent(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    ObjectContent content{reply.body, withoutQuotes(wordOf(reply.header("ETag"))), reply.body.size(),
        wordOf(reply.header("x-amz-meta-sha256"))};
    bool good = true;
    if (reply.status == 206) {
        const QByteArray range = reply.header("Content-Range"); // bytes 0-9/443
        content.wholeSize = range.mid(range.lastIndexOf('/') + 1).toLongLong(&good);
    } else if (request.method == "HEAD") {
        content.wholeSize = reply.header("Content-Length").toLongLong(&good);
    }
    if (!good || content.etag.isEmpty())
        return failure(unreadable(request, reply, u"The size or the ETag of the object is missing."_s));
    return content;
}

Result<ObjectVersion> readStored(const HttpRequest &request, const HttpReply &reply, const QString &key)
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    ObjectVersion version;
    version.key = key;
    version.versionId = wordOf(reply.header("x-amz-version-id"));
    version.etag = withoutQuotes(wordOf(reply.header("ETag")));
    version.size = request.body.size();
    if (version.etag.isEmpty())
        return failure(unreadable(request, reply, u"The ETag of the object is missing."_s));
    return version;
}

Result<> readXmlDone(const HttpRequest &request, const HttpReply &reply)
{
    const QString root = request.route == u"CopyObject" ? u"CopyObjectResult"_s : u"CompleteMultipartUploadResult"_s;
    const auto etag = readGoodXml(request, reply, root, [](XmlReader &reader) { return reader.text("ETag"); });
    if (!etag)
        return failure(etag.error());
    return {};
}

Result<QString> readUploadId(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodXml(request, reply, u"InitiateMultipartUploadResult"_s, [](XmlReader &reader) {
        const QString id = reader.text("UploadId");
        if (id.isEmpty())
            reader.reject("UploadId", u"an id"_s);
        return id;
    });
}

Result<ListPage<UploadedPart>> readParts(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodXml(request, reply, u"ListPartsResult"_s, [](XmlReader &reader) {
        ListPage<UploadedPart> page;
        readAll(reader, u"Part"_s, page, [](XmlReader &part) {
            return UploadedPart{
                int(part.integer("PartNumber")), withoutQuotes(part.text("ETag")), part.integer("Size")};
        });
        if (reader.boolean("IsTruncated"))
            page.next = reader.text("NextPartNumberMarker");
        return page;
    });
}

Result<> readAbandoned(const HttpRequest &request, const HttpReply &reply)
{
    return reply.status == 404 ? Result<>() : readDone(request, reply);
}

Result<ListPage<OpenUpload>> readUploads(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodXml(request, reply, u"ListMultipartUploadsResult"_s, [](XmlReader &reader) {
        ListPage<OpenUpload> page;
        readAll(reader, u"Upload"_s, page, [](XmlReader &upload) {
            return OpenUpload{decodedKey(upload), upload.text("UploadId"), upload.utc("Initiated")};
        });
        page.next = nextMarkers(reader, "NextKeyMarker", "NextUploadIdMarker");
        return page;
    });
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const S3Config &config)
{
    if (const auto done = readDone(request, reply); !done)
        return failure(done.error());
    return KeyReport{QString::fromLatin1(config.token.reveal().split(':').first()), {}, {},
        u"The key opens the bucket “%1”. What it may do there shows only when it is done."_s.arg(config.bucket)};
}

} // namespace holdfast::s3
