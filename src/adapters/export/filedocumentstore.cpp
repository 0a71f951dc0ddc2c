// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/export/filedocumentstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
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

} // namespace

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
