// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dumps/dumpfolder.h"

#include "adapters/dumps/ownersfiles.h"
#include "kernel/escape.h"
#include "kernel/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString dumpName = u"database.dump"_s;
const QString manifestName = u"manifest.json"_s;

QString told(const char *text) { return QCoreApplication::translate("holdfast::DumpFolder", text); }

} // namespace

DumpFolder::DumpFolder(QString folder)
    : m_folder(std::move(folder))
{ }

QString DumpFolder::place(const QString &id) const { return m_folder + u'/' + safeFileName(id); }
QString DumpFolder::unfinished(const QString &id) const { return m_folder + u"/.unfinished-"_s + safeFileName(id); }

Result<QList<DatabaseDump>> DumpFolder::dumps()
{
    QList<DatabaseDump> all;
    for (const QString &entry : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto dump = readManifest(m_folder + u'/' + entry);
        if (!dump)
            return failure(dump.error());
        all << *dump;
    }
    std::stable_sort(
        all.begin(), all.end(), [](const DatabaseDump &a, const DatabaseDump &b) { return a.takenAt < b.takenAt; });
    return all;
}

Result<QString> DumpFolder::prepare(const QString &id)
{
    abandon(id);
    if (!makeOwnersFolder(m_folder) || !makeOwnersFolder(unfinished(id)))
        return noRoomFor(m_folder);
    return unfinished(id) + u'/' + dumpName;
}

Result<DatabaseDump> DumpFolder::keep(DatabaseDump dump)
{
    const QString folder = unfinished(dump.id);
    const QString written = folder + u'/' + dumpName;
    const auto digest = digestOfFile(written);
    if (!digest)
        return failure(digest.error());
    dump.sha256 = *digest;
    dump.bytes = QFileInfo(written).size();
    if (!QFile::setPermissions(written, ownersFile))
        return noRoomFor(written);
    if (auto ok = writeManifest(folder, dump); !ok)
        return failure(ok.error());
    if (!QDir().rename(folder, place(dump.id)))
        return noRoomFor(place(dump.id));
    return dump;
}

void DumpFolder::abandon(const QString &id) { QDir(unfinished(id)).removeRecursively(); }

Result<QString> DumpFolder::file(const DatabaseDump &dump)
{
    const QString path = place(dump.id) + u'/' + dumpName;
    const auto digest = digestOfFile(path);
    if (!digest)
        return failure(digest.error());
    if (*digest != dump.sha256)
        return failure(ErrorCode::tampered, told("This backup is not what it was when it was taken."), path,
            told("Use another one. Find out who or what changed it."));
    return path;
}

Result<> DumpFolder::addProof(const QString &id, const DumpProof &proof)
{
    auto dump = readManifest(place(id));
    if (!dump)
        return failure(dump.error());
    dump->proof = proof;
    return writeManifest(place(id), *dump);
}

Result<> DumpFolder::remove(const QString &id)
{
    // Out of sight first: half a dump must never look like one.
    if (!QDir().rename(place(id), unfinished(id)))
        return noRoomFor(place(id));
    abandon(id);
    return {};
}

Result<DatabaseDump> DumpFolder::readManifest(const QString &folder)
{
    QFile file(folder + u'/' + manifestName);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::storage, told("This backup has no manifest that can be read."), file.fileName(),
            told("Move the folder away if it is not a backup of Holdfast."));
    const auto object = parseJsonObject(file.readAll());
    const auto dump = object ? dumpFromJson(*object) : Result<DatabaseDump>(failure(object.error()));
    if (!dump)
        return failure(ErrorCode::tampered, told("The manifest of this backup is damaged."),
            file.fileName() + u": "_s + dump.error().what, told("Use another backup."));
    return *dump;
}

Result<> DumpFolder::writeManifest(const QString &folder, const DatabaseDump &dump)
{
    return saveOwnersFile(folder + u'/' + manifestName, QJsonDocument(toJson(dump)).toJson());
}

} // namespace holdfast
