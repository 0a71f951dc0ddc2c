// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/backup/filecopying.h"

#include "actions/files/inventory.h"
#include "actions/support/spreadwork.h"

#include <QCryptographicHash>

#include <algorithm>
#include <functional>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int attemptsOfAFile = 3;
constexpr qsizetype filesOfAProof = 20;

/// What the bucket holds now, by key.
Result<QList<CopiedFile>> listFiles(ObjectStore &store, const std::stop_token &stop)
{
    QList<CopiedFile> files;
    const auto listed = forEachObject(store, {}, stop, [&files](const ObjectVersion &object) {
        files << CopiedFile{object.key, object.size, object.etag, object.modifiedAt, {}};
    });
    if (!listed)
        return failure(listed.error());
    std::sort(files.begin(), files.end(), [](const CopiedFile &a, const CopiedFile &b) { return a.key < b.key; });
    return files;
}

/// Hands over the bytes of one object, in ranges of the very version that is meant (empty: whichever is there).
Result<> readRanges(ObjectStore &store, const QString &key, qint64 size, const QString &etag,
    const std::stop_token &stop, const std::function<Result<>(const QByteArray &)> &take)
{
    qint64 read = 0;
    do {
        const auto part = store.get(key, {read, ObjectStore::mostAtOnce, {}, etag}, stop);
        if (!part)
            return failure(part.error());
        if (const auto taken = take(part->bytes); !taken)
            return taken;
        read += part->bytes.size();
        if (part->bytes.isEmpty())
            break;
    } while (read < size);
    if (read != size)
        return failure(ErrorCode::conflict, u"“%1” has another size than was expected."_s.arg(key));
    return {};
}

/// Reads one file into the store of copies: its SHA-256.
Result<QString> readOnce(const FilePlaces &places, const CopiedFile &file, const std::stop_token &stop)
{
    auto content = places.copies->newContent();
    if (!content)
        return failure(content.error());
    const auto read = readRanges(*places.files, file.key, file.size, file.etag, stop,
        [&content](const QByteArray &bytes) { return (*content)->add(bytes); });
    return read ? (*content)->finish() : Result<QString>{failure(read.error())};
}

/// Whether the object holds exactly the bytes of the copied file.
Result<bool> holds(const FilePlaces &places, const QString &key, const CopiedFile &file, const std::stop_token &stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto read = readRanges(*places.files, key, file.size, {}, stop, [&hash](const QByteArray &bytes) {
        hash.addData(bytes);
        return Result<>{};
    });
    if (!read && read.error().code != ErrorCode::conflict)
        return failure(read.error());
    return read && QString::fromLatin1(hash.result().toHex()) == file.sha256;
}

/// Copies one file as it is now; one that is gone meanwhile has no content and is left out.
Result<> copyFile(const FilePlaces &places, CopiedFile &file, const std::stop_token &stop)
{
    for (int attempt = 1;; ++attempt) {
        const auto sha256 = readOnce(places, file, stop);
        if (sha256) {
            file.sha256 = *sha256;
            return {};
        }
        if (sha256.error().code == ErrorCode::notFound)
            return {};
        if (sha256.error().code != ErrorCode::conflict || attempt == attemptsOfAFile)
            return failure(sha256.error());
        const auto now = places.files->head(file.key, stop);
        if (!now && now.error().code == ErrorCode::notFound)
            return {};
        if (!now)
            return failure(now.error());
        file.etag = now->etag;
        file.size = now->wholeSize;
    }
}

/// What is wrong with the copy; nothing: it works.
Result<QString> faultsOf(
    const FilePlaces &places, const FileCopy &copy, const Spread &spread, const std::stop_token &stop)
{
    const auto intact = forEachNumber(
        copy.files.size(), spread, [&](qsizetype place) { return places.copies->verify(copy.files[place].sha256); });
    if (!intact)
        return intact.error().what + u' ' + intact.error().why;
    const QString prefix = ownPrefix + u"proof-"_s + copy.id + u'/';
    QList<CopiedFile> some;
    const qsizetype step = std::max<qsizetype>(1, copy.files.size() / filesOfAProof);
    for (qsizetype i = 0; i < copy.files.size(); i += step)
        some << copy.files[i];
    QStringList faults;
    for (const CopiedFile &file : std::as_const(some)) {
        const QString key = prefix + file.sha256;
        const auto there = bringBack(places, file, key, stop);
        const auto same = there ? holds(places, key, file, stop) : Result<bool>{failure(there.error())};
        const auto removed = places.files->remove(key, stop);
        if (!same || !removed)
            return failure(same ? removed.error() : same.error());
        if (!*same)
            faults << u"“%1” came back with other bytes."_s.arg(file.key);
    }
    return faults.join(u' ');
}

/// A file that is larger than one call goes up in parts.
Result<> putInParts(const FilePlaces &places, const CopiedFile &file, const QString &key, const std::stop_token &stop)
{
    const auto upload = places.files->beginUpload(key, stop);
    if (!upload)
        return failure(upload.error());
    const OpenUpload open{key, *upload, {}};
    QList<UploadedPart> parts;
    for (qint64 sent = 0; sent < file.size; sent += ObjectStore::mostAtOnce) {
        const auto bytes = places.copies->content(file.sha256, sent, ObjectStore::mostAtOnce);
        const auto part = bytes ? places.files->uploadPart(open, int(parts.size()) + 1, *bytes, stop)
                                : Result<UploadedPart>{failure(bytes.error())};
        if (!part) {
            static_cast<void>(places.files->abandonUpload(open, {}));
            return failure(part.error());
        }
        parts << *part;
    }
    return places.files->finishUpload(open, parts, stop);
}

} // namespace

Result<FilePlaces> filePlacesOf(const Recovery &recovery)
{
    if (recovery.files && recovery.fileCopies)
        return FilePlaces{recovery.files, recovery.fileCopies};
    return failure(ErrorCode::refused, u"The file storage is not set up here."_s,
        u"The plan names no object storage for this environment, or its key is missing."_s,
        u"Add `integrations.s3` to the environment and store its key."_s);
}

Result<FileCopy> findFileCopy(const Recovery &recovery, const QString &id)
{
    const auto places = filePlacesOf(recovery);
    const auto copies = places ? places->copies->copies() : Result<QList<FileCopy>>{failure(places.error())};
    if (!copies)
        return failure(copies.error());
    const auto found = std::find_if(
        copies->crbegin(), copies->crend(), [&id](const FileCopy &copy) { return id.isEmpty() || copy.id == id; });
    if (found != copies->crend())
        return *found;
    return failure(ErrorCode::notFound,
        id.isEmpty() ? u"There is no copy of the files."_s : u"There is no copy “%1” of the files."_s.arg(id), {},
        u"Take one with: holdfastctl backups take-files --prove"_s);
}

Result<bool> bringBack(
    const FilePlaces &places, const CopiedFile &file, const QString &key, const std::stop_token &stop)
{
    const auto now = places.files->head(key, stop);
    if (now)
        return false;
    if (now.error().code != ErrorCode::notFound)
        return failure(now.error());
    if (file.size > ObjectStore::mostAtOnce) {
        const auto sent = putInParts(places, file, key, stop);
        return sent ? Result<bool>{true} : Result<bool>{failure(sent.error())};
    }
    const auto bytes = places.copies->content(file.sha256, 0, ObjectStore::mostAtOnce);
    const auto created =
        bytes ? places.files->create(key, *bytes, stop) : Result<ObjectVersion>{failure(bytes.error())};
    if (!created && created.error().code == ErrorCode::conflict)
        return false;
    return created ? Result<bool>{true} : Result<bool>{failure(created.error())};
}

Result<FileCopy> takeFileCopy(const Recovery &recovery, const std::stop_token &stop)
{
    const auto places = filePlacesOf(recovery);
    const auto earlier = places ? places->copies->copies() : Result<QList<FileCopy>>{failure(places.error())};
    if (!earlier)
        return failure(earlier.error());
    FileCopy copy;
    copy.bucket = places->files->bucket();
    copy.takenAt = recovery.clock.utc();
    copy.id = dumpId(copy.bucket, copy.takenAt);
    const auto files = listFiles(*places->files, stop);
    if (!files)
        return failure(files.error());
    copy.files = *files;
    const FileCopy last = earlier->isEmpty() ? FileCopy{} : earlier->constLast();
    CopiedFile *own = copy.files.data(); // each thread writes to a place of its own
    const auto done = forEachNumber(copy.files.size(), recovery.spread, [&, own](qsizetype place) -> Result<> {
        const CopiedFile *known = unchangedSince(last, own[place]);
        if (known && places->copies->hasContent(known->sha256)) {
            own[place].sha256 = known->sha256;
            return {};
        }
        return copyFile(*places, own[place], stop);
    });
    if (!done)
        return failure(done.error());
    copy.files.removeIf([](const CopiedFile &file) { return file.sha256.isEmpty(); });
    if (const auto kept = places->copies->keep(copy); !kept)
        return failure(kept.error());
    return copy;
}

Result<FileCopy> proveFileCopy(const Recovery &recovery, const FileCopy &copy, const std::stop_token &stop)
{
    const auto places = filePlacesOf(recovery);
    if (!places)
        return failure(places.error());
    const UtcTime began = recovery.clock.utc();
    const auto faults = faultsOf(*places, copy, recovery.spread, stop);
    if (!faults)
        return failure(faults.error());
    FileCopy proven = copy;
    proven.proof = DumpProof{recovery.clock.utc(), places->files->bucket(),
        std::chrono::duration_cast<Duration>(recovery.clock.utc() - began), *faults};
    if (const auto noted = places->copies->addProof(copy.id, *proven.proof); !noted)
        return failure(noted.error());
    return proven;
}

} // namespace holdfast
