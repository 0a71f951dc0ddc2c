// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/personkeys/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qint64 largestSmallFile = 1024 * 1024;
constexpr QFileDevice::Permissions onlyOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

Result<QByteArray> readSmallFile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::notFound, u"There is no file %1."_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::storage, u"%1 could not be read."_s.arg(path), file.errorString());
    if (file.size() > largestSmallFile)
        return failure(ErrorCode::storage, u"%1 is far too big for what it should be."_s.arg(path));
    return file.readAll();
}

Result<> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    // A new file is made for its owner alone; the permissions of a replaced one are set before anything is in it.
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(onlyOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return failure(ErrorCode::storage, u"%1 could not be written."_s.arg(path), file.errorString(),
            u"Make room on the disk or correct the permissions, then try again."_s);
    return {};
}

Result<> makePrivateFolder(const QString &path)
{
    if (QDir().mkpath(path) && QFile::setPermissions(path, onlyOwner | QFileDevice::ExeOwner))
        return {};
    return failure(ErrorCode::storage, u"The folder %1 could not be made."_s.arg(path));
}

} // namespace holdfast
