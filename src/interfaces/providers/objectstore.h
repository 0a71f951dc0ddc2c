// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "interfaces/providers/listpage.h"
#include "kernel/time.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>
#include <stop_token>

namespace holdfast {

/// One version of an object, or the marker that hides all versions before it.
struct ObjectVersion {
    QString key;
    QString versionId; ///< empty where the store keeps no versions
    bool isDeleteMarker = false;
    bool isLatest = true;
    qint64 size = 0; ///< bytes; 0 for a marker
    QString etag; ///< without quotation marks; the MD5 of the bytes only where it has no `-`
    UtcTime modifiedAt;
};

/// What a store does for the past of its objects. `unsupported`: it answered that it knows no versions.
enum class Versioning { never, enabled, suspended, unsupported };

struct ObjectContent {
    QByteArray bytes;
    QString etag;
    qint64 wholeSize = 0; ///< of the object, also when only a part was asked for
    QString sha256; ///< hexadecimal, as the writer noted it; empty when the writer did not
};

/// Which bytes of which version. `ifMatch` makes a changed object an error (ErrorCode::conflict) and not a mixture.
struct ObjectRange {
    qint64 from = 0;
    qint64 count = -1; ///< −1: to the end
    QString versionId;
    QString ifMatch;
};

struct UploadedPart {
    int number = 0; ///< from 1
    QString etag;
    qint64 size = 0;
};

struct OpenUpload {
    QString key;
    QString id;
    UtcTime begunAt;
};

/// One bucket of an S3-compatible store. Blocking; effects and work pools. A key with a segment `.` or `..` cannot be
/// addressed (ErrorCode::invalid). describe…() build the very request that the call sends.
class ObjectStore {
public:
    virtual ~ObjectStore() = default;
    [[nodiscard]] virtual QString bucket() const = 0;
    [[nodiscard]] virtual Result<> probe(std::stop_token) = 0; ///< the bucket is there and may be used
    [[nodiscard]] virtual Result<Versioning> versioning(std::stop_token) = 0;
    [[nodiscard]] virtual Result<ListPage<ObjectVersion>> objects(
        const QString &prefix, const QString &from, std::stop_token) = 0;
    /// Every version and delete marker, the newest of each key first.
    [[nodiscard]] virtual Result<ListPage<ObjectVersion>> versions(
        const QString &prefix, const QString &from, std::stop_token) = 0;

    [[nodiscard]] virtual Result<ObjectContent> head(const QString &key, std::stop_token) = 0; ///< without the bytes
    /// At most `mostAtOnce` bytes; a larger object is read in ranges.
    [[nodiscard]] virtual Result<ObjectContent> get(const QString &key, const ObjectRange &, std::stop_token) = 0;
    /// Stores the bytes with their SHA-256. The new version.
    [[nodiscard]] virtual Result<ObjectVersion> put(const QString &key, const QByteArray &bytes, std::stop_token) = 0;
    /// The same, but only where there is nothing yet: ErrorCode::conflict otherwise, and nothing was changed. Against
    /// another writer in the same instant it is only as safe as the store's conditional writes.
    [[nodiscard]] virtual Result<ObjectVersion> create(
        const QString &key, const QByteArray &bytes, std::stop_token) = 0;
    /// Makes an older version the newest again, as a copy on top. Idempotent by content.
    [[nodiscard]] virtual Result<> copyVersion(const ObjectVersion &, const QString &toKey, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeCopyVersion(const ObjectVersion &, const QString &toKey) const = 0;
    /// Hides the object behind a delete marker, where versions are kept; else it is gone for good.
    [[nodiscard]] virtual Result<> remove(const QString &key, std::stop_token) = 0;
    /// Brings back what a delete marker hides. Anything but a marker is ErrorCode::refused: that would destroy data.
    [[nodiscard]] virtual Result<> removeMarker(const ObjectVersion &marker, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeRemoveMarker(const ObjectVersion &marker) const = 0;

    [[nodiscard]] virtual Result<QString> beginUpload(const QString &key, std::stop_token) = 0; ///< the upload's id
    [[nodiscard]] virtual Result<UploadedPart> uploadPart(
        const OpenUpload &, int number, const QByteArray &bytes, std::stop_token) = 0;
    [[nodiscard]] virtual Result<QList<UploadedPart>> parts(const OpenUpload &, std::stop_token) = 0;
    [[nodiscard]] virtual Result<> finishUpload(const OpenUpload &, const QList<UploadedPart> &, std::stop_token) = 0;
    [[nodiscard]] virtual Result<> abandonUpload(const OpenUpload &, std::stop_token) = 0; ///< idempotent
    [[nodiscard]] virtual Result<QList<OpenUpload>> uploads(std::stop_token) = 0;

    static constexpr qint64 mostAtOnce = 8 * 1024 * 1024; ///< bytes, in one call
    static constexpr qint64 smallestPart = 5 * 1024 * 1024; ///< of an upload in parts, but for the last
};

} // namespace holdfast
