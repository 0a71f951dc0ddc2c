// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/storageerror.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

// https://www.sqlite.org/rescode.html: the lower byte is the class, the whole number says more.
enum SqliteCode {
    busyCode = 5,
    lockedCode = 6,
    readOnlyCode = 8,
    ioCode = 10,
    damagedCode = 11,
    fullCode = 13,
    cannotOpenCode = 14,
    notADatabaseCode = 26,
    failedSyncCode = ioCode | (4 << 8),
    failedFolderSyncCode = ioCode | (5 << 8),
};

int codeOf(const QSqlError &error) { return error.nativeErrorCode().toInt(); }

QString freeSpace(const QString &file)
{
    const QStorageInfo disk(QFileInfo(file).absolutePath());
    return disk.isValid() ? u"%1 KiB free"_s.arg(disk.bytesAvailable() / 1024) : u"free space unknown"_s;
}

} // namespace

bool saysDamaged(const Error &error)
{
    static const QStringList codes{u"SQLite %1:"_s.arg(int(damagedCode)), u"SQLite %1:"_s.arg(int(notADatabaseCode))};
    return std::any_of(
        codes.begin(), codes.end(), [&error](const QString &code) { return error.detail.startsWith(code); });
}

Error storageError(const QSqlError &error, const QString &file)
{
    Error result{ErrorCode::storage, u"The journal cannot be written."_s, {}, {}, {}, {}, false};
    result.detail = u"SQLite %1: %2 %3 (%4)"_s.arg(
        error.nativeErrorCode(), error.driverText(), error.databaseText(), freeSpace(file));
    switch (codeOf(error) & 0xff) {
    case busyCode:
    case lockedCode:
        return {ErrorCode::busy, u"The journal is in use by another program."_s,
            u"It kept the file locked for several seconds."_s, u"Close the other program, or try again."_s,
            result.detail, {}, false};
    case fullCode:
        result.why = u"The disk is full: %1."_s.arg(freeSpace(file));
        result.next = u"Free some space on this disk. What was recorded so far is safe."_s;
        break;
    case readOnlyCode:
        result.why = u"The file or its disk is read-only."_s;
        result.next = u"Make it writable, or start with another state folder."_s;
        break;
    case damagedCode:
    case notADatabaseCode:
        result.what = u"The journal cannot be read."_s;
        result.why = u"The file is damaged, or it is not a journal."_s;
        result.next = u"Keep the file as it is and start with another state folder, or restore a copy."_s;
        break;
    case cannotOpenCode:
        result.what = u"The journal cannot be opened."_s;
        result.why = u"The folder or the file is missing or not accessible."_s;
        result.next = u"Check the folder and its permissions."_s;
        break;
    case ioCode:
        result.why = u"The disk reported a failure (%1)."_s.arg(freeSpace(file));
        result.next = u"Check the disk. What was recorded so far is safe."_s;
        break;
    default:
        result.why = u"SQLite reports an error."_s;
        result.next = u"The technical detail is in the log."_s;
    }
    return result;
}

bool isFailedSync(const QSqlError &error)
{
    return codeOf(error) == failedSyncCode || codeOf(error) == failedFolderSyncCode;
}

} // namespace holdfast
