// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dumps/filecopyfolder.h"

#include "adapters/dumps/ownersfiles.h"
#include "kernel/escape.h"
#include "kernel/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString copyText(const char *text) { return QCoreApplication::translate("holdfast::FileCopyFolder", text); }

/// Written beside its later place, and moved there when it is whole.
class ContentFile final : public NewContent {
public:
    ContentFile(const QString &folder, std::function<QString(const QString &)> pathOf)
        : m_file(folder + u"/.unfinished-XXXXXX"_s)
        , m_pathOf(std::move(pathOf))
    { }
    [[nodiscard]] bool open() { return m_file.open() && m_file.setPermissions(ownersFile); }
    [[nodiscard]] Result<> add(const QByteArray &bytes) override
    {
        if (m_file.write(bytes) != bytes.size())
            return noRoomFor(m_file.fileName());
        m_hash.addData(bytes);
        return {};
    }
    [[nodiscard]] Result<QString> finish() override
    {
        const QString sha256 = QString::fromLatin1(m_hash.result().toHex());
        const QString path = m_pathOf(sha256);
        if (QFileInfo::exists(path))
            return sha256; // another file has the same bytes
        if (!m_file.flush() || !makeOwnersFolder(QFileInfo(path).path()) || !m_file.rename(path))
            return QFileInfo::exists(path) ? Result<QString>{sha256} : Result<QString>{noRoomFor(path)};
        m_file.setAutoRemove(false);
        return sha256;
    }

private:
    QTemporaryFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::function<QString(const QString &)> m_pathOf;
};

} // namespace

FileCopyFolder::FileCopyFolder(QString folder)
    : m_folder(std::move(folder))
{ }

QString FileCopyFolder::place(const QString &id) const
{
    return m_folder + u"/copies/"_s + safeFileName(id) + u".json"_s;
}

QString FileCopyFolder::contentPath(const QString &sha256) const
{
    const QString name = safeFileName(sha256);
    return m_folder + u"/content/"_s + name.left(2) + u'/' + name;
}

Result<QList<FileCopy>> FileCopyFolder::copies()
{
    QList<FileCopy> all;
    const QDir folder(m_folder + u"/copies"_s);
    for (const QString &entry : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(entry));
        const auto object = file.open(QIODevice::ReadOnly)
            ? parseJsonObject(file.readAll())
            : Result<QJsonObject>{failure(ErrorCode::storage, copyText("It cannot be read."))};
        const auto copy = object ? fileCopyFromJson(*object) : Result<FileCopy>{failure(object.error())};
        if (!copy)
            return failure(ErrorCode::tampered, copyText("The manifest of this copy is damaged."),
                file.fileName() + u": "_s + copy.error().what, copyText("Use another copy."));
        all << *copy;
    }
    std::stable_sort(
        all.begin(), all.end(), [](const FileCopy &a, const FileCopy &b) { return a.takenAt < b.takenAt; });
    return all;
}

bool FileCopyFolder::hasContent(const QString &sha256) const { return QFileInfo::exists(contentPath(sha256)); }

Result<std::unique_ptr<NewContent>> FileCopyFolder::newContent()
{
    const QString folder = m_folder + u"/content"_s;
    auto content = std::make_unique<ContentFile>(folder, [this](const QString &sha256) { return contentPath(sha256); });
    if (!makeOwnersFolder(m_folder) || !makeOwnersFolder(folder) || !content->open())
        return noRoomFor(folder);
    return content;
}

Result<QByteArray> FileCopyFolder::content(const QString &sha256, qint64 from, qint64 count)
{
    QFile file(contentPath(sha256));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
        return failure(ErrorCode::storage, copyText("The content of a file is not here any more."), file.fileName());
    return file.read(count);
}

Result<> FileCopyFolder::verify(const QString &sha256)
{
    const auto digest = digestOfFile(contentPath(sha256));
    if (!digest)
        return failure(digest.error());
    if (*digest != sha256)
        return failure(ErrorCode::tampered, copyText("The content of a copied file is not what it was."),
            contentPath(sha256), copyText("Use another copy. Find out who or what changed it."));
    return {};
}

Result<> FileCopyFolder::keep(const FileCopy &copy)
{
    if (!makeOwnersFolder(m_folder) || !makeOwnersFolder(m_folder + u"/copies"_s))
        return noRoomFor(m_folder);
    return saveOwnersFile(place(copy.id), QJsonDocument(toJson(copy)).toJson());
}

Result<> FileCopyFolder::addProof(const QString &id, const DumpProof &proof)
{
    const auto all = copies();
    if (!all)
        return failure(all.error());
    for (FileCopy copy : *all) {
        if (copy.id != id)
            continue;
        copy.proof = proof;
        return keep(copy);
    }
    return failure(ErrorCode::notFound, copyText("This copy is not here."), id);
}

} // namespace holdfast
