// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/export/filedocumentstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

tl::unexpected<Error> notWritten(const QString &path, const QString &why)
{
    return failure(ErrorCode::storage, FileDocumentStore::tr("%1 could not be written.").arg(path), why,
        FileDocumentStore::tr(
            "Choose another place or make room there, then export again. The journal still holds everything."));
}

Result<> checkPlace(const QString &path, Overwrite overwrite)
{
    const QFileInfo file(path);
    if (path.isEmpty() || file.isDir()) {
        return failure(ErrorCode::invalid, FileDocumentStore::tr("“%1” is a folder, not a file.").arg(path), {},
            FileDocumentStore::tr("Name the file to write."));
    }
    if (!file.absoluteDir().exists()) {
        return failure(ErrorCode::notFound,
            FileDocumentStore::tr("The folder %1 does not exist.").arg(file.absolutePath()), {},
            FileDocumentStore::tr("Make it first, or choose another place."));
    }
    if (overwrite == Overwrite::refuse && (file.exists() || file.isSymLink())) {
        return failure(ErrorCode::refused, FileDocumentStore::tr("%1 exists already and was left as it is.").arg(path),
            {}, FileDocumentStore::tr("Choose another name, or allow it to be replaced."));
    }
    return {};
}

/// A renamed file survives a power cut only when its folder was written out too.
bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool ok = ::fsync(descriptor) == 0 || errno == EINVAL; // some file systems cannot and need not
    ::close(descriptor);
    return ok;
}

/// The place of a folder that is about to be written.
Result<> checkFolderPlace(const QString &path, Overwrite overwrite)
{
    const QFileInfo place(path);
    if (path.isEmpty() || !place.absoluteDir().exists()) {
        return failure(ErrorCode::notFound,
            FileDocumentStore::tr("The folder %1 does not exist.").arg(place.absolutePath()), {},
            FileDocumentStore::tr("Make it first, or choose another place."));
    }
    if (!place.exists() && !place.isSymLink())
        return {};
    if (overwrite == Overwrite::refuse) {
        return failure(ErrorCode::refused, FileDocumentStore::tr("%1 exists already and was left as it is.").arg(path),
            {}, FileDocumentStore::tr("Choose another name, or allow it to be replaced."));
    }
    if (place.isSymLink() || !QFileInfo(path + u"/manifest.sha256"_s).isFile()) {
        return failure(ErrorCode::refused,
            FileDocumentStore::tr("%1 is something else and was left as it is.").arg(path),
            FileDocumentStore::tr("Only a bundle that was written here is replaced."),
            FileDocumentStore::tr("Choose another name."));
    }
    return {};
}

Result<> writeInto(const QString &folder, const QMap<QString, QByteArray> &files)
{
    for (auto one = files.cbegin(); one != files.cend(); ++one) {
        const QString path = folder + u'/' + one.key();
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).absolutePath()) || !file.open(QIODevice::WriteOnly)
            || file.write(one.value()) != one.value().size() || !file.flush() || ::fsync(file.handle()) != 0)
            return notWritten(path, file.errorString());
    }
    return {};
}

} // namespace

Result<> FileDocumentStore::saveFolder(
    const QString &path, const QMap<QString, QByteArray> &files, Overwrite overwrite, Readers readers)
{
    if (auto ok = checkFolderPlace(path, overwrite); !ok)
        return ok;
    const QString place = QFileInfo(path).absoluteFilePath();
    // Beside the place, so that it is moved there in one go, whole.
    QTemporaryDir fresh(place + u".XXXXXX"_s);
    if (!fresh.isValid())
        return notWritten(path, fresh.errorString());
    const QString old = fresh.path() + u"/replaced"_s;
    const QString made = fresh.path() + u"/made"_s;
    if (!QDir().mkpath(made))
        return notWritten(path, FileDocumentStore::tr("No folder can be made there."));
    if (readers == Readers::owner)
        QFile::setPermissions(made, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (auto ok = writeInto(made, files); !ok)
        return ok;
    const bool replaces = QFileInfo::exists(place);
    if (replaces && !QDir().rename(place, old))
        return notWritten(path, FileDocumentStore::tr("The older one could not be moved away."));
    if (QDir().rename(made, place))
        return syncFolder(QFileInfo(place).absolutePath()) ? Result<>{} : notWritten(path, {});
    if (replaces && !QDir().rename(old, place)) {
        fresh.setAutoRemove(false);
        return notWritten(path, FileDocumentStore::tr("The older one is now %1.").arg(old));
    }
    return notWritten(path, FileDocumentStore::tr("It could not be moved to its place."));
}

Result<> FileDocumentStore::save(const QString &path, const QByteArray &bytes, Overwrite overwrite)
{
    if (auto ok = checkPlace(path, overwrite); !ok)
        return ok;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(path, file.errorString());
    if (!syncFolder(QFileInfo(path).absolutePath()))
        return notWritten(path, FileDocumentStore::tr("The disk did not confirm that the file is safe."));
    return {};
}

} // namespace holdfast
