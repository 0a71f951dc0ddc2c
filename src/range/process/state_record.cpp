// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/process/state_record.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <unistd.h>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

/// The kernel's start time of a process tells it from a later one with the same number; empty when there is none.
QString startOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return QString::fromLatin1(text.mid(text.lastIndexOf(')') + 2).split(' ').value(19));
}

} // namespace

QString StateRecord::file() const { return m_state + u"/range-cluster.json"_s; }

Result<> StateRecord::claim() const
{
    if (!QDir().mkpath(m_state))
        return failure(ErrorCode::storage, u"cannot make the state folder %1"_s.arg(m_state));
    QFile record(file());
    if (!record.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject old = QJsonDocument::fromJson(record.readAll()).object();
    const qint64 pid = old.value(u"pid"_s).toInteger();
    const QString started = old.value(u"started"_s).toString();
    if (pid > 0 && !started.isEmpty() && startOf(pid) == started)
        return failure(ErrorCode::conflict, u"another range (pid %1) uses this state folder"_s.arg(pid));
    remove(old.value(u"folder"_s).toString());
    return {};
}

Result<> StateRecord::write(const QString &folder) const
{
    const QJsonObject note{{u"pid"_s, qint64(::getpid())}, {u"started"_s, startOf(::getpid())}, {u"folder"_s, folder}};
    return writeFile(file(), QJsonDocument(note).toJson(QJsonDocument::Compact) + '\n');
}

void StateRecord::remove(const QString &folder) const
{
    // Only a folder of our own making goes, whatever the note says.
    const bool isOurs = QDir(folder).dirName().startsWith(u"holdfast-range-");
    if (!isOurs || QDir(folder).removeRecursively())
        QFile::remove(file());
}

Result<> writeFile(const QString &name, const QByteArray &content)
{
    QSaveFile file(name);
    const bool worked = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size() && file.commit();
    if (!worked)
        return failure(ErrorCode::storage, u"cannot write %1"_s.arg(name), file.errorString());
    return {};
}

} // namespace holdfast::range
