// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/s3client.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/s3/s3replies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// What is done with the description's signature: it is of the moment, so it is not part of what is described.
RequestPreview describeUnsigned(HttpRequest request, const QString &tokenName)
{
    request.headers.removeIf([](const auto &header) { return header.first == "x-amz-date"; });
    return describe(request, tokenName);
}

} // namespace

S3Client::S3Client(Transport &transport, const Clock &clock, S3Config config)
    : m_transport(transport)
    , m_clock(clock)
    , m_config(std::move(config))
{ }

Result<> S3Client::probe(std::stop_token stop)
{
    return call(m_transport, s3::headBucket(m_config, m_clock.utc()), stop, s3::readDone);
}

Result<Versioning> S3Client::versioning(std::stop_token stop)
{
    return call(m_transport, s3::bucketVersioning(m_config, m_clock.utc()), stop, s3::readVersioning);
}

Result<ListPage<ObjectVersion>> S3Client::objects(const QString &prefix, const QString &from, std::stop_token stop)
{
    return call(m_transport, s3::listObjects(m_config, prefix, from, m_clock.utc()), stop, s3::readObjects);
}

Result<ListPage<ObjectVersion>> S3Client::versions(const QString &prefix, const QString &from, std::stop_token stop)
{
    return call(m_transport, s3::listVersions(m_config, prefix, from, m_clock.utc()), stop, s3::readVersions);
}

Result<ObjectContent> S3Client::head(const QString &key, std::stop_token stop)
{
    return call(m_transport, s3::headObject(m_config, key, m_clock.utc()), stop, s3::readContent);
}

Result<ObjectContent> S3Client::get(const QString &key, const ObjectRange &range, std::stop_token stop)
{
    return call(m_transport, s3::getObject(m_config, key, range, m_clock.utc()), stop, s3::readContent);
}

Result<ObjectVersion> S3Client::put(const QString &key, const QByteArray &bytes, std::stop_token stop)
{
    return store(key, bytes, false, stop);
}

Result<ObjectVersion> S3Client::create(const QString &key, const QByteArray &bytes, std::stop_token stop)
{
    // Ceph 16 ignores the condition in a bucket that keeps versions, so it is asked for first as well.
    const auto present = head(key, stop);
    if (present)
        return failure(ErrorCode::conflict, u"The object exists already."_s,
            u"“%1” has %2 bytes."_s.arg(key).arg(present->wholeSize), u"Nothing was changed. Read it first."_s);
    if (present.error().code != ErrorCode::notFound)
        return failure(present.error());
    return store(key, bytes, true, stop);
}

Result<ObjectVersion> S3Client::store(
    const QString &key, const QByteArray &bytes, bool createOnly, const std::stop_token &stop)
{
    if (bytes.size() > mostAtOnce)
        return failure(ErrorCode::invalid, u"The object is too large for one request."_s,
            u"It has %1 bytes; at most %2 are sent at once."_s.arg(bytes.size()).arg(mostAtOnce),
            u"Send it in parts. Nothing was sent."_s);
    const HttpRequest request = s3::putObject(m_config, key, bytes, createOnly, m_clock.utc());
    return call(m_transport, request, stop,
        [&key](const HttpRequest &asked, const HttpReply &reply) { return s3::readStored(asked, reply, key); });
}

Result<> S3Client::copyVersion(const ObjectVersion &version, const QString &toKey, std::stop_token stop)
{
    return call(m_transport, s3::copyObject(m_config, version, toKey, m_clock.utc()), stop, s3::readXmlDone);
}

RequestPreview S3Client::describeCopyVersion(const ObjectVersion &version, const QString &toKey) const
{
    return describeUnsigned(s3::copyObject(m_config, version, toKey, m_clock.utc()), m_config.tokenName);
}

Result<> S3Client::remove(const QString &key, std::stop_token stop)
{
    return call(m_transport, s3::deleteObject(m_config, key, {}, m_clock.utc()), stop, s3::readDone);
}

Result<> S3Client::removeMarker(const ObjectVersion &marker, std::stop_token stop)
{
    if (!marker.isDeleteMarker || marker.versionId.isEmpty())
        return failure(ErrorCode::refused, u"Only a delete marker may be taken away."_s,
            u"What was named is a version of the data; deleting it could not be undone."_s,
            u"Nothing was sent. Read the versions again."_s);
    return call(
        m_transport, s3::deleteObject(m_config, marker.key, marker.versionId, m_clock.utc()), stop, s3::readDone);
}

RequestPreview S3Client::describeRemoveMarker(const ObjectVersion &marker) const
{
    return describeUnsigned(
        s3::deleteObject(m_config, marker.key, marker.versionId, m_clock.utc()), m_config.tokenName);
}

} // namespace holdfast
