// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/dumps/ownersfiles.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

namespace holdfast {

namespace {

QString roomText(const char *text) { return QCoreApplication::translate("holdfast::DumpFolder", text); }

} // namespace

bool makeOwnersFolder(const QString &path) { return QDir().mkpath(path) && QFile::setPermissions(path, ownersFolder); }

Result<> saveOwnersFile(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(ownersFile)
        || !file.commit())
        return noRoomFor(path);
    return {};
}

Result<QString> digestOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failure(ErrorCode::storage, roomText("The backup cannot be read."), path);
    return QString::fromLatin1(hash.result().toHex());
}

tl::unexpected<Error> noRoomFor(const QString &place)
{
    return failure(ErrorCode::storage, roomText("The backup cannot be written."), place,
        roomText("Make room there, or give the folder to your account."));
}

} // namespace holdfast
