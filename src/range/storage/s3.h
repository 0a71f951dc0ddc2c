// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/server/front.h"
#include "range/storage/bucket.h"

#include <QXmlStreamWriter>

namespace holdfast::range {

/// An S3 store with one bucket that keeps versions, addressed by path: listing, versions, ranges, conditional writes,
/// copies, delete markers, uploads in parts, and signatures that are really checked. Routes are the names of the S3
/// operations.
class S3 final : public Provider {
public:
    explicit S3(Context &context);

    [[nodiscard]] QString name() const override { return QStringLiteral("s3"); }
    [[nodiscard]] QStringList routes() const override;
    [[nodiscard]] QString routeOf(const Request &request) const override;
    [[nodiscard]] Response refusal(int status) const override;
    void serve(const Request &request, Call &call, const Answer &answer) override;
    [[nodiscard]] QJsonObject describe(const QString &origin) const override;
    [[nodiscard]] QJsonObject truth() const override;
    [[nodiscard]] QStringList disasters() const override
    {
        return {QStringLiteral("files_deleted"), QStringLiteral("files_destroyed")};
    }
    void strike(const QString &disaster) override;

private:
    void deleteByMistake();
    void destroy();
    using Fill = std::function<void(QXmlStreamWriter &)>;
    struct Visit {
        const Request &request;
        QString key;
        Call &call;
    };
    using Handler = Response (S3::*)(Visit &);

    [[nodiscard]] static const QMap<QString, Handler> &handlers();
    [[nodiscard]] QString keyOf(const Request &request) const;

    Response headBucket(Visit &visit);
    Response versioning(Visit &visit);
    Response listObjects(Visit &visit);
    Response listVersions(Visit &visit);
    Response getObject(Visit &visit);
    Response putObject(Visit &visit);
    Response copyObject(Visit &visit);
    Response deleteObject(Visit &visit);
    Response beginUpload(Visit &visit);
    Response uploadPart(Visit &visit);
    Response listParts(Visit &visit);
    Response finishUpload(Visit &visit);
    Response abandonUpload(Visit &visit);
    Response listUploads(Visit &visit);

    Context &m_context;
    QString m_accessKey;
    Token m_secret;
    QString m_bucketName;
    Bucket m_bucket;
    QMap<QString, QByteArray> m_lost; ///< what a disaster deleted: ETag by key
};

namespace s3 {
[[nodiscard]] Response fail(int status, const QString &code, const QString &message);
[[nodiscard]] Response xml(const QString &root, const std::function<void(QXmlStreamWriter &)> &fill);
[[nodiscard]] QString quoted(const QByteArray &etag);
[[nodiscard]] QByteArray httpDate(UtcTime at);
} // namespace s3

} // namespace holdfast::range
