// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/xmltext.h"
#include "range/storage/s3.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;
using s3::fail;
using s3::quoted;
using s3::xml;

namespace {

constexpr qsizetype smallestPart = 5 * 1024 * 1024;

Response noUpload() { return fail(404, u"NoSuchUpload"_s, u"the upload does not exist"_s); }

} // namespace

Response S3::listParts(Visit &visit)
{
    const StoredUpload *upload = m_bucket.upload(visit.key, visit.request.argument(u"uploadId"_s));
    if (upload == nullptr)
        return noUpload();
    return xml(u"ListPartsResult"_s, [&](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Key"_s, visit.key);
        writer.writeTextElement(u"UploadId"_s, upload->id);
        writer.writeTextElement(u"IsTruncated"_s, u"false"_s);
        for (auto part = upload->parts.cbegin(); part != upload->parts.cend(); ++part) {
            writer.writeStartElement(u"Part"_s);
            writer.writeTextElement(u"PartNumber"_s, QString::number(part.key()));
            writer.writeTextElement(u"ETag"_s, quoted(etagOf(*part)));
            writer.writeTextElement(u"Size"_s, QString::number(part->size()));
            writer.writeEndElement();
        }
    });
}

// A refusal of the parts comes with status 200, as the real store may do it: it has answered before it has looked.
Response S3::finishUpload(Visit &visit)
{
    const StoredUpload *upload = m_bucket.upload(visit.key, visit.request.argument(u"uploadId"_s));
    if (upload == nullptr)
        return noUpload();
    const auto order = parseXml(visit.request.body);
    if (!order || order->name != u"CompleteMultipartUpload")
        return fail(400, u"MalformedXML"_s, u"the list of parts cannot be read"_s);
    QList<QByteArray> parts;
    for (const XmlElement &element : order->all(u"Part"_s)) {
        XmlReader reader(element);
        const auto found = upload->parts.constFind(int(reader.integer("PartNumber")));
        const bool matches =
            found != upload->parts.cend() && reader.text("ETag").remove(u'"').toLatin1() == etagOf(*found);
        if (!matches)
            return fail(200, u"InvalidPart"_s, u"a part is not the one that was sent"_s);
        if (!parts.isEmpty() && parts.last().size() < smallestPart)
            return fail(200, u"EntityTooSmall"_s, u"only the last part may be smaller than 5 MiB"_s);
        parts << *found;
    }
    if (parts.isEmpty())
        return fail(400, u"MalformedXML"_s, u"there must be a part"_s);
    const StoredVersion &stored = m_bucket.put(visit.key, parts.join(), etagOf(parts), upload->headers);
    visit.call.effect = true;
    visit.call.effectId = stored.id;
    m_bucket.endUpload(upload->id);
    return xml(u"CompleteMultipartUploadResult"_s, [&](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Bucket"_s, m_bucketName);
        writer.writeTextElement(u"Key"_s, visit.key);
        writer.writeTextElement(u"ETag"_s, quoted(stored.etag));
    });
}

Response S3::abandonUpload(Visit &visit)
{
    const StoredUpload *upload = m_bucket.upload(visit.key, visit.request.argument(u"uploadId"_s));
    if (upload == nullptr)
        return noUpload();
    visit.call.effect = true;
    visit.call.effectId = upload->id;
    m_bucket.endUpload(upload->id);
    Response response;
    response.status = 204;
    return response;
}

Response S3::listUploads(Visit &)
{
    return xml(u"ListMultipartUploadsResult"_s, [this](QXmlStreamWriter &writer) {
        writer.writeTextElement(u"Bucket"_s, m_bucketName);
        writer.writeTextElement(u"IsTruncated"_s, u"false"_s);
        for (const StoredUpload &upload : m_bucket.uploads()) {
            writer.writeStartElement(u"Upload"_s);
            writer.writeTextElement(u"Key"_s, QString::fromLatin1(QUrl::toPercentEncoding(upload.key, "/")));
            writer.writeTextElement(u"UploadId"_s, upload.id);
            writer.writeTextElement(u"Initiated"_s, formatUtc(upload.at));
            writer.writeEndElement();
        }
    });
}

} // namespace holdfast::range
