// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/files/restorefiles.h"
#include "actions/files/restoremanifest.h"

#include <QUuid>
#include <algorithm>
#include <atomic>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype openedFiles = 5;

Verdict notSetUp() { return {Verdict::Kind::unknown, u"The file storage is not set up here."_s, {}, {}}; }

/// The file as anybody reads it against the version it was to become, byte by byte.
Result<bool> isByteForByte(ObjectStore &store, const FileRepair &repair, const std::stop_token &stop)
{
    const qint64 size = std::min(repair.wanted.size, ObjectStore::mostAtOnce);
    const auto now = store.get(repair.wanted.key, {0, size, {}, {}}, stop);
    if (!now)
        return failure(now.error());
    const auto then = store.get(repair.wanted.key, {0, size, repair.wanted.versionId, {}}, stop);
    if (!then)
        return failure(then.error());
    return now->bytes == then->bytes && now->wholeSize == then->wholeSize;
}

} // namespace

Result<Verdict> FilesRestored::run(const Inputs &inputs, std::stop_token stop)
{
    if (!m_recovery.files)
        return notSetUp();
    ObjectStore &store = *m_recovery.files;
    const auto manifest = readManifest(store, inputs.value("manifest"_L1).toString(), stop);
    if (!manifest)
        return failure(manifest.error());
    if (!*manifest)
        return Verdict{Verdict::Kind::unknown, u"Nobody knows what was to be restored: its note is gone."_s, {}, {}};
    const QList<FileRepair> &repairs = (*manifest)->repairs;
    std::atomic<qint64> wrong = 0;
    const auto looked = forEachRepair(repairs, m_recovery.spread, [&](const FileRepair &repair) -> Result<> {
        const auto restored = isRestored(store, repair, stop);
        if (!restored)
            return failure(restored.error());
        wrong += *restored ? 0 : 1;
        return {};
    });
    if (!looked)
        return failure(looked.error());
    const qsizetype opened = std::min(openedFiles, repairs.size());
    for (qsizetype i = 0; i < opened && wrong == 0; ++i) {
        const auto same = isByteForByte(store, repairs.at(i * repairs.size() / opened), stop);
        if (!same)
            return failure(same.error());
        wrong += *same ? 0 : 1;
    }
    const QJsonObject evidence{{u"files"_s, repairs.size()}, {u"opened"_s, opened}, {u"wrong"_s, wrong.load()}};
    if (wrong > 0)
        return Verdict{Verdict::Kind::fail,
            u"%1 of %2 files are not what they were."_s.arg(wrong.load()).arg(repairs.size()), evidence, {}};
    return Verdict{Verdict::Kind::pass,
        u"All %1 files are back; %2 were opened and are the same byte for byte."_s.arg(repairs.size()).arg(opened),
        evidence, {{u"restoredAt"_s, formatUtc(m_recovery.clock.utc())}}};
}

Result<Verdict> FilesFound::run(const Inputs &inputs, std::stop_token)
{
    const qint64 deleted = inputs.value("deleted"_L1).toInteger();
    const qint64 changed = inputs.value("changed"_L1).toInteger();
    if (deleted + changed == 0)
        return Verdict{Verdict::Kind::fail,
            u"No file was deleted or overwritten that the bucket still has a version of. Files whose versions were "
            u"removed for good can only come from a copy elsewhere."_s,
            inputs, {}};
    return Verdict{Verdict::Kind::pass,
        u"%1 deleted and %2 overwritten files can be brought back."_s.arg(deleted).arg(changed), inputs, {}};
}

Result<Verdict> FilesWriteRead::run(const Inputs &, std::stop_token stop)
{
    if (!m_recovery.files)
        return notSetUp();
    ObjectStore &store = *m_recovery.files;
    const QByteArray content = QUuid::createUuid().toByteArray();
    const QString key = ownPrefix + u"checks/"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const auto stored = store.create(key, content, stop); !stored)
        return Verdict{Verdict::Kind::fail, u"No file can be stored: "_s + stored.error().what, {}, {}};
    const auto read = store.get(key, {}, stop);
    const auto removed = store.remove(key, stop);
    if (!read || read->bytes != content)
        return Verdict{Verdict::Kind::fail, u"A stored file cannot be read back."_s, {}, {}};
    if (!removed)
        return Verdict{Verdict::Kind::fail, u"A stored file cannot be removed: "_s + removed.error().what, {}, {}};
    return Verdict{Verdict::Kind::pass, u"A file was stored, read back and removed."_s, {}, {}};
}

} // namespace holdfast
