// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/s3/s3client.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/s3/s3replies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

Result<QString> S3Client::beginUpload(const QString &key, std::stop_token stop)
{
    return call(m_transport, s3::beginUpload(m_config, key, m_clock.utc()), stop, s3::readUploadId);
}

Result<UploadedPart> S3Client::uploadPart(
    const OpenUpload &upload, int number, const QByteArray &bytes, std::stop_token stop)
{
    const HttpRequest request = s3::uploadPart(m_config, upload, number, bytes, m_clock.utc());
    return call(
        m_transport, request, stop, [&](const HttpRequest &asked, const HttpReply &reply) -> Result<UploadedPart> {
            const auto stored = s3::readStored(asked, reply, upload.key);
            if (!stored)
                return failure(stored.error());
            return UploadedPart{number, stored->etag, stored->size};
        });
}

Result<QList<UploadedPart>> S3Client::parts(const OpenUpload &upload, std::stop_token stop)
{
    QList<UploadedPart> all;
    const auto walked = walkPages(
        [&](const QString &from) {
            return call(m_transport, s3::listParts(m_config, upload, from, m_clock.utc()), stop, s3::readParts);
        },
        [&all](const ListPage<UploadedPart> &page) {
            all << page.items;
            return page.next;
        });
    if (!walked)
        return failure(walked.error());
    return all;
}

Result<> S3Client::finishUpload(const OpenUpload &upload, const QList<UploadedPart> &parts, std::stop_token stop)
{
    return call(m_transport, s3::finishUpload(m_config, upload, parts, m_clock.utc()), stop, s3::readXmlDone);
}

Result<> S3Client::abandonUpload(const OpenUpload &upload, std::stop_token stop)
{
    return call(m_transport, s3::abandonUpload(m_config, upload, m_clock.utc()), stop, s3::readAbandoned);
}

Result<QList<OpenUpload>> S3Client::uploads(std::stop_token stop)
{
    QList<OpenUpload> all;
    const auto walked = walkPages(
        [&](const QString &from) {
            return call(m_transport, s3::listUploads(m_config, from, m_clock.utc()), stop, s3::readUploads);
        },
        [&all](const ListPage<OpenUpload> &page) {
            all << page.items;
            return page.next;
        });
    if (!walked)
        return failure(walked.error());
    return all;
}

} // namespace holdfast
