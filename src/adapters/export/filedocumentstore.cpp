// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/export/filedocumentstore.h"

#include <QCoreApplication>
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

QString say(const char *text) { return QCoreApplication::translate("FileDocumentStore", text); }

tl::unexpected<Error> notWritten(const QString &path, const QString &why)
{
    return failure(ErrorCode::storage, say("%1 could not be written.").arg(path), why,
        say("Choose another place or make room there, then export again. The journal still holds everything."));
}

Result<> checkPlace(const QString &path, Overwrite overwrite)
{
    const QFileInfo file(path);
    if (path.isEmpty() || file.isDir()) {
        return failure(ErrorCode::invalid, say("“%1” is a folder, not a file.").arg(path), {},
            say("Name the file to write."));
    }
    if (!file.absoluteDir().exists()) {
        return failure(ErrorCode::notFound, say("The folder %1 does not exist.").arg(file.absolutePath()), {},
            say("Make it first, or choose another place."));
    }
    if (overwrite == Overwrite::refuse && (file.exists() || file.isSymLink())) {
        return failure(ErrorCode::refused, say("%1 exists already and was left as it is.").arg(path), {},
            say("Choose another name, or allow it to be replaced."));
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
        return notWritten(path, say("The disk did not confirm that the file is safe."));
    return {};
}

} // namespace holdfast
