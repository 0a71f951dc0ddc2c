// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/storage/bucket.h"

#include <QCryptographicHash>
#include <algorithm>

namespace holdfast::range {

StoredVersion &Bucket::add(const QString &key)
{
    Versions &versions = m_objects[key];
    versions.prepend(StoredVersion{m_context.letters(32), false, {}, {}, {}, m_context.now()});
    return versions.first();
}

const StoredVersion &Bucket::put(const QString &key, const QByteArray &bytes, const QByteArray &etag,
    const QMap<QByteArray, QByteArray> &headers, std::optional<UtcTime> at)
{
    StoredVersion &version = add(key);
    version.at = at.value_or(version.at);
    version.bytes = bytes;
    version.etag = etag;
    version.headers = headers;
    return version;
}

const StoredVersion &Bucket::hide(const QString &key)
{
    StoredVersion &version = add(key);
    version.isMarker = true;
    return version;
}

std::optional<StoredVersion> Bucket::erase(const QString &key, const QString &versionId)
{
    Versions &versions = m_objects[key];
    const auto found = std::find_if(versions.begin(), versions.end(),
        [&versionId](const StoredVersion &version) { return version.id == versionId; });
    std::optional<StoredVersion> erased;
    if (found != versions.end()) {
        erased = *found;
        versions.erase(found);
    }
    if (versions.isEmpty())
        m_objects.remove(key);
    return erased;
}

const StoredVersion *Bucket::find(const QString &key, const QString &versionId) const
{
    const auto object = m_objects.constFind(key);
    if (object == m_objects.cend())
        return nullptr;
    const auto found = std::find_if(object->cbegin(), object->cend(),
        [&versionId](const StoredVersion &version) { return versionId.isEmpty() || version.id == versionId; });
    return found == object->cend() ? nullptr : &*found;
}

const StoredVersion *Bucket::visible(const QString &key) const
{
    const StoredVersion *newest = find(key, {});
    return newest != nullptr && !newest->isMarker ? newest : nullptr;
}

StoredUpload &Bucket::beginUpload(const QString &key, const QMap<QByteArray, QByteArray> &headers)
{
    m_uploads << StoredUpload{m_context.letters(40), key, {}, headers, m_context.now()};
    return m_uploads.last();
}

StoredUpload *Bucket::upload(const QString &key, const QString &id)
{
    const auto found = std::find_if(m_uploads.begin(), m_uploads.end(),
        [&](const StoredUpload &upload) { return upload.id == id && upload.key == key; });
    return found == m_uploads.end() ? nullptr : &*found;
}

void Bucket::endUpload(const QString &id)
{
    m_uploads.removeIf([&id](const StoredUpload &upload) { return upload.id == id; });
}

QByteArray etagOf(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex(); }

QByteArray etagOf(const QList<QByteArray> &parts)
{
    QCryptographicHash whole(QCryptographicHash::Md5);
    for (const QByteArray &part : parts)
        whole.addData(QCryptographicHash::hash(part, QCryptographicHash::Md5));
    return whole.result().toHex() + '-' + QByteArray::number(parts.size());
}

} // namespace holdfast::range
