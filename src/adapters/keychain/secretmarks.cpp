// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/keychain/secretmarks.h"

#include "kernel/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

constexpr qint64 largestFile = 1024 * 1024;

} // namespace

SecretMarks::SecretMarks(QString file)
    : m_file(std::move(file))
{ }

QMap<QString, SecretMark> SecretMarks::all() const
{
    QMap<QString, SecretMark> marks;
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return marks;
    const QJsonObject secrets = parseJsonObject(file.readAll()).value_or(QJsonObject()).value(u"secrets"_s).toObject();
    for (auto one = secrets.constBegin(); one != secrets.constEnd(); ++one) {
        JsonReader reader(one->toObject());
        const SecretMark mark{reader.utc("storedAt"), reader.string("by")};
        if (reader.check())
            marks.insert(one.key(), mark);
    }
    return marks;
}

Result<> SecretMarks::set(const QString &name, const SecretMark &mark)
{
    QMap<QString, SecretMark> marks = all();
    marks.insert(name, mark);
    return write(marks);
}

Result<> SecretMarks::forget(const QString &name)
{
    QMap<QString, SecretMark> marks = all();
    return marks.remove(name) > 0 ? write(marks) : Result<>{};
}

Result<> SecretMarks::write(const QMap<QString, SecretMark> &marks) const
{
    QJsonObject secrets;
    for (auto one = marks.cbegin(); one != marks.cend(); ++one)
        secrets.insert(one.key(), QJsonObject{{u"storedAt"_s, formatUtc(one->storedAt)}, {u"by"_s, one->by}});
    const QByteArray bytes = canonicalJson({{u"version"_s, 1}, {u"secrets"_s, secrets}}) + '\n';
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorCode::storage, u"%1 could not be written."_s.arg(m_file), file.errorString(),
            u"Make room on the disk, then try again."_s);
    return {};
}

} // namespace holdfast
