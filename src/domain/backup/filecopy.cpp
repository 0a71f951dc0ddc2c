// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/backup/filecopy.h"

#include "kernel/json.h"

#include <QJsonArray>
#include <algorithm>
#include <numeric>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

QJsonObject fileToJson(const CopiedFile &file)
{
    return {{u"key"_s, file.key}, {u"size"_s, file.size}, {u"etag"_s, file.etag},
        {u"modifiedAt"_s, formatUtc(file.modifiedAt)}, {u"sha256"_s, file.sha256}};
}

Result<CopiedFile> fileFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"copy.files"_s);
    reader.refuseOthers({"key", "size", "etag", "modifiedAt", "sha256"});
    const CopiedFile file{reader.string("key"), reader.integer("size"), reader.string("etag"), reader.utc("modifiedAt"),
        reader.string("sha256")};
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return file;
}

} // namespace

qint64 FileCopy::bytes() const
{
    return std::accumulate(
        files.begin(), files.end(), qint64(0), [](qint64 sum, const CopiedFile &file) { return sum + file.size; });
}

QJsonObject toJson(const FileCopy &copy)
{
    QJsonArray files;
    for (const CopiedFile &file : copy.files)
        files << fileToJson(file);
    QJsonObject object{{u"version"_s, 1}, {u"id"_s, copy.id}, {u"bucket"_s, copy.bucket},
        {u"takenAt"_s, formatUtc(copy.takenAt)}, {u"files"_s, files}};
    if (copy.proof)
        object.insert(u"proof"_s, toJson(*copy.proof));
    return object;
}

Result<FileCopy> fileCopyFromJson(const QJsonObject &object)
{
    JsonReader reader(object, u"copy"_s);
    reader.refuseOthers({"version", "id", "bucket", "takenAt", "files", "proof"});
    if (reader.integer("version") != 1)
        reader.reject("version", u"1"_s);
    FileCopy copy{reader.string("id"), reader.string("bucket"), reader.utc("takenAt"), {}, {}};
    const QList<QJsonObject> files = reader.objects("files");
    const auto proof = reader.optionalObject("proof");
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    for (const QJsonObject &one : files) {
        const auto file = fileFromJson(one);
        if (!file)
            return failure(file.error());
        copy.files << *file;
    }
    if (proof) {
        const auto read = dumpProofFromJson(*proof);
        if (!read)
            return failure(read.error());
        copy.proof = *read;
    }
    return copy;
}

const CopiedFile *unchangedSince(const FileCopy &earlier, const CopiedFile &file)
{
    const auto found = std::lower_bound(earlier.files.begin(), earlier.files.end(), file.key,
        [](const CopiedFile &one, const QString &key) { return one.key < key; });
    const bool isSame = found != earlier.files.end() && found->key == file.key && found->size == file.size
        && found->etag == file.etag && found->modifiedAt == file.modifiedAt;
    return isSame ? &*found : nullptr;
}

} // namespace holdfast
