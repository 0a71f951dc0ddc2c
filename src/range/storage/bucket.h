// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/process/context.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace holdfast::range {

/// One version of an object, or a marker that hides the ones before it.
struct StoredVersion {
    QString id;
    bool isMarker = false;
    QByteArray bytes;
    QByteArray etag;
    QMap<QByteArray, QByteArray> headers; ///< content type and what the writer noted
    UtcTime at;
};

struct StoredUpload {
    QString id;
    QString key;
    QMap<int, QByteArray> parts;
    QMap<QByteArray, QByteArray> headers;
    UtcTime at;
};

/// A bucket that keeps every version. A marker or a version is only gone when it is deleted by its id.
class Bucket {
public:
    explicit Bucket(Context &context)
        : m_context(context)
    { }

    using Versions = QList<StoredVersion>; ///< the newest first

    const StoredVersion &put(const QString &key, const QByteArray &bytes, const QByteArray &etag,
        const QMap<QByteArray, QByteArray> &headers, std::optional<UtcTime> at = {});
    const StoredVersion &hide(const QString &key);
    /// The deleted version; nothing when there was none of that id.
    std::optional<StoredVersion> erase(const QString &key, const QString &versionId);
    /// The newest, or the named one; nothing when there is none.
    [[nodiscard]] const StoredVersion *find(const QString &key, const QString &versionId) const;
    /// What a reader without a version sees.
    [[nodiscard]] const StoredVersion *visible(const QString &key) const;
    [[nodiscard]] const QMap<QString, Versions> &all() const { return m_objects; }

    StoredUpload &beginUpload(const QString &key, const QMap<QByteArray, QByteArray> &headers);
    [[nodiscard]] StoredUpload *upload(const QString &key, const QString &id);
    [[nodiscard]] const QList<StoredUpload> &uploads() const { return m_uploads; }
    void endUpload(const QString &id);

private:
    [[nodiscard]] StoredVersion &add(const QString &key);

    Context &m_context;
    QMap<QString, Versions> m_objects;
    QList<StoredUpload> m_uploads;
};

[[nodiscard]] QByteArray etagOf(const QByteArray &bytes);
/// The ETag of an object that came in parts: the MD5 of their MD5s, and their number.
[[nodiscard]] QByteArray etagOf(const QList<QByteArray> &parts);

} // namespace holdfast::range
