// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/settings/filesettings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = 1 << 20;

} // namespace

QJsonObject FileSettings::read(const QString &name) const
{
    QFile file(pathOf(name));
    if (!file.open(QFile::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(largest)).object();
}

Result<> FileSettings::write(const QString &name, const QJsonObject &value)
{
    QDir().mkpath(m_folder);
    QSaveFile file(pathOf(name));
    const QByteArray text = QJsonDocument(value).toJson(QJsonDocument::Indented);
    if (!file.open(QSaveFile::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return failure(ErrorCode::storage, u"%1 cannot be written."_s.arg(pathOf(name)), file.errorString(),
            u"It holds for as long as Holdfast runs, and is forgotten then. Check the disk."_s);
    return {};
}

} // namespace holdfast
