// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/s3/s3requests.h"
#include "kernel/clock.h"

namespace holdfast {

/// The S3 API. Holds no state but its configuration; any number of threads may call it.
class S3Client final : public ObjectStore {
public:
    S3Client(Transport &transport, const Clock &clock, S3Config config);

    [[nodiscard]] QString bucket() const override { return m_config.bucket; }
    [[nodiscard]] Result<> probe(std::stop_token stop) override;
    [[nodiscard]] Result<Versioning> versioning(std::stop_token stop) override;
    [[nodiscard]] Result<ListPage<ObjectVersion>> objects(
        const QString &prefix, const QString &from, std::stop_token stop) override;
    [[nodiscard]] Result<ListPage<ObjectVersion>> versions(
        const QString &prefix, const QString &from, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectContent> head(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectContent> get(
        const QString &key, const ObjectRange &range, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectVersion> put(const QString &key, const QByteArray &bytes, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectVersion> create(
        const QString &key, const QByteArray &bytes, std::stop_token stop) override;
    [[nodiscard]] Result<> copyVersion(
        const ObjectVersion &version, const QString &toKey, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeCopyVersion(const ObjectVersion &version, const QString &toKey) const override;
    [[nodiscard]] Result<> remove(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<> removeMarker(const ObjectVersion &marker, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeRemoveMarker(const ObjectVersion &marker) const override;
    [[nodiscard]] Result<QString> beginUpload(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<UploadedPart> uploadPart(
        const OpenUpload &upload, int number, const QByteArray &bytes, std::stop_token stop) override;
    [[nodiscard]] Result<QList<UploadedPart>> parts(const OpenUpload &upload, std::stop_token stop) override;
    [[nodiscard]] Result<> finishUpload(
        const OpenUpload &upload, const QList<UploadedPart> &parts, std::stop_token stop) override;
    [[nodiscard]] Result<> abandonUpload(const OpenUpload &upload, std::stop_token stop) override;
    [[nodiscard]] Result<QList<OpenUpload>> uploads(std::stop_token stop) override;

private:
    [[nodiscard]] Result<ObjectVersion> store(
        const QString &key, const QByteArray &bytes, bool createOnly, const std::stop_token &stop);

    Transport &m_transport;
    const Clock &m_clock;
    const S3Config m_config;
};

} // namespace holdfast
