// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/files/restoremanifest.h"

#include "actions/support/spreadwork.h"

#include "kernel/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QJsonObject writeVersion(const ObjectVersion &version)
{
    return {{u"id"_s, version.versionId}, {u"marker"_s, version.isDeleteMarker}, {u"size"_s, version.size},
        {u"etag"_s, version.etag}, {u"at"_s, formatUtc(version.modifiedAt)}};
}

ObjectVersion versionOf(const QString &key, const QJsonObject &object)
{
    return {key, object.value("id"_L1).toString(), object.value("marker"_L1).toBool(), false,
        object.value("size"_L1).toInteger(), object.value("etag"_L1).toString(),
        parseUtc(object.value("at"_L1).toString()).value_or(UtcTime())};
}

QByteArray write(const RestoreManifest &manifest)
{
    QJsonArray files;
    for (const FileRepair &repair : manifest.repairs) {
        QJsonArray markers;
        for (const ObjectVersion &marker : repair.markers)
            markers << writeVersion(marker);
        files << QJsonObject{{u"key"_s, repair.wanted.key},
            {u"how"_s, repair.how == FileRepair::How::undelete ? u"undelete"_s : u"copy"_s},
            {u"wanted"_s, writeVersion(repair.wanted)}, {u"now"_s, writeVersion(repair.now)}, {u"markers"_s, markers}};
    }
    return canonicalJson({{u"holdfast"_s, u"restore"_s}, {u"files"_s, files}});
}

Result<QList<FileRepair>> read(const QString &key, const QByteArray &bytes)
{
    const auto object = parseJsonObject(bytes);
    if (!object || object->value("holdfast"_L1) != u"restore"_s)
        return failure(ErrorCode::badReply, u"The note of the restore cannot be read."_s,
            u"The object “%1” is not one of ours."_s.arg(key), u"Look at it in the bucket."_s);
    QList<FileRepair> repairs;
    for (const QJsonValue &value : object->value("files"_L1).toArray()) {
        const QJsonObject file = value.toObject();
        const QString name = file.value("key"_L1).toString();
        FileRepair repair{file.value("how"_L1) == u"undelete"_s ? FileRepair::How::undelete : FileRepair::How::copy,
            versionOf(name, file.value("wanted"_L1).toObject()), versionOf(name, file.value("now"_L1).toObject()), {}};
        for (const QJsonValue &marker : file.value("markers"_L1).toArray())
            repair.markers << versionOf(name, marker.toObject());
        repairs << repair;
    }
    return repairs;
}

/// A copy of an object that came in parts has another ETag: its length counts then.
bool isSame(const ObjectContent &content, const ObjectVersion &version)
{
    return content.wholeSize == version.size && (content.etag == version.etag || version.etag.contains(u'-'));
}

} // namespace

QString manifestKey(const QString &marker) { return ownPrefix + u"restores/"_s + marker + u".json"_s; }

Result<RestoreManifest> keepManifest(ObjectStore &store, const RestoreManifest &manifest, const std::stop_token &stop)
{
    const QByteArray bytes = write(manifest);
    if (bytes.size() > ObjectStore::mostAtOnce)
        return failure(ErrorCode::refused, u"Too many files for one restore."_s, {},
            u"Narrow the prefix, and do one part after the other."_s);
    const auto made = store.create(manifest.key, bytes, stop);
    if (made)
        return manifest;
    if (made.error().code != ErrorCode::conflict)
        return failure(made.error());
    const auto there = readManifest(store, manifest.key, stop);
    if (!there)
        return failure(there.error());
    return there->value_or(manifest);
}

Result<std::optional<RestoreManifest>> readManifest(ObjectStore &store, const QString &key, const std::stop_token &stop)
{
    const auto content = store.get(key, {}, stop);
    if (!content && content.error().code == ErrorCode::notFound)
        return std::optional<RestoreManifest>();
    if (!content)
        return failure(content.error());
    const auto repairs = read(key, content->bytes);
    if (!repairs)
        return failure(repairs.error());
    return std::optional(RestoreManifest{key, *repairs});
}

Result<bool> isRestored(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop)
{
    const auto content = store.head(repair.wanted.key, stop);
    if (!content && content.error().code == ErrorCode::notFound)
        return false;
    if (!content)
        return failure(content.error());
    return isSame(*content, repair.wanted);
}

Result<> restore(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop)
{
    const auto done = isRestored(store, repair, stop);
    if (!done || *done)
        return done ? Result<>{} : Result<>{failure(done.error())};
    if (repair.how == FileRepair::How::copy)
        return store.copyVersion(repair.wanted, repair.wanted.key, stop);
    for (const ObjectVersion &marker : repair.markers) {
        if (auto removed = store.removeMarker(marker, stop); !removed)
            return removed;
    }
    return {};
}

Result<bool> takeBack(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop)
{
    const auto ours = isRestored(store, repair, stop);
    if (!ours || !*ours)
        return ours;
    const Result<> done = repair.isOverwrite() ? store.copyVersion(repair.now, repair.now.key, stop)
                                               : store.remove(repair.wanted.key, stop);
    if (!done)
        return failure(done.error());
    return true;
}

Result<> forEachRepair(const QList<FileRepair> &repairs, const Spread &spread, const RepairCall &one)
{
    return forEachNumber(repairs.size(), spread, [&](qsizetype place) { return one(repairs.at(place)); });
}

} // namespace holdfast
