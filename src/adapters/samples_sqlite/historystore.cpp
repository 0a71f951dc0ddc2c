// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/samples_sqlite/historystore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr int lockTime = 5'000; ///< milliseconds
constexpr int version = 1;

const QString table = u"CREATE TABLE IF NOT EXISTS run (component TEXT NOT NULL, environment TEXT NOT NULL, "
                      "probe TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, health TEXT NOT NULL, "
                      "reason TEXT NOT NULL, build TEXT NOT NULL, looks INTEGER NOT NULL, fastest INTEGER NOT NULL, "
                      "slowest INTEGER NOT NULL, total INTEGER NOT NULL, "
                      "PRIMARY KEY (component, environment, probe, first)) WITHOUT ROWID"_s;

qint64 microseconds(UtcTime time) { return time.time_since_epoch().count(); }

UtcTime timeOf(const QVariant &value) { return UtcTime{std::chrono::microseconds{value.toLongLong()}}; }

SampleRun runOf(const QSqlQuery &row)
{
    const auto length = [&row](int column) { return Duration{row.value(column).toLongLong()}; };
    return {ComponentId{row.value(0).toString()}, row.value(2).toString(), row.value(1).toString(),
        healthFromName(row.value(5).toString()).value_or(Health::unknown), row.value(6).toString(),
        row.value(7).toString(), timeOf(row.value(3)), timeOf(row.value(4)), row.value(8).toInt(), length(9),
        length(10), length(11)};
}

} // namespace

HistoryStore::HistoryStore(QString path)
    : m_path(QFileInfo(path).absoluteFilePath())
{ }

HistoryStore::~HistoryStore() { close(); }

Error HistoryStore::errorOf(const QSqlError &error) const
{
    return {ErrorCode::storage, u"What the probes saw cannot be kept."_s, u"The file %1 cannot be used."_s.arg(m_path),
        u"Watching goes on. Check the disk and the permissions of the state folder."_s,
        u"SQLite %1: %2"_s.arg(error.nativeErrorCode(), error.databaseText()), {}, false};
}

Result<> HistoryStore::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return failure(errorOf(query.lastError()));
    return {};
}

Result<> HistoryStore::open()
{
    if (m_database.isOpen())
        return {};
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"samples-"_s + QUuid::createUuid().toString());
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(lockTime));
    m_database.setDatabaseName(m_path);
    Result<> opened = m_database.open() ? Result<>() : failure(errorOf(m_database.lastError()));
    for (const QString &statement : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, table,
             u"PRAGMA user_version = %1"_s.arg(version)}) {
        if (opened)
            opened = run(statement);
    }
    if (!opened)
        close();
    else
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    return opened;
}

Result<> HistoryStore::keep(const QList<SampleRun> &runs)
{
    if (Result<> opened = open(); !opened)
        return opened;
    if (Result<> begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<> kept = insertAll(runs);
    if (kept)
        kept = run(u"COMMIT"_s);
    if (!kept)
        (void)run(u"ROLLBACK"_s);
    return kept;
}

Result<> HistoryStore::insertAll(const QList<SampleRun> &runs)
{
    QSqlQuery query(m_database);
    if (!query.prepare(u"INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s))
        return failure(errorOf(query.lastError()));
    for (const SampleRun &one : runs) {
        // An empty text is not nothing.
        const auto text = [](const QString &value) { return value.isNull() ? QString(u""_s) : value; };
        for (const QVariant &value : {QVariant(one.component.value()), QVariant(text(one.environment)),
                 QVariant(text(one.probe)), QVariant(microseconds(one.first)), QVariant(microseconds(one.last)),
                 QVariant(healthName(one.health)), QVariant(text(one.reason)), QVariant(text(one.build)),
                 QVariant(one.looks), QVariant(qint64(one.fastest.count())), QVariant(qint64(one.slowest.count())),
                 QVariant(qint64(one.total.count()))})
            query.addBindValue(value);
        if (!query.exec())
            return failure(errorOf(query.lastError()));
    }
    return {};
}

Result<QList<SampleRun>> HistoryStore::read(const HistoryQuery &wanted)
{
    if (Result<> opened = open(); !opened)
        return failure(opened.error());
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT component, environment, probe, first, last, health, reason, build, looks, fastest, slowest, "
                  "total FROM run WHERE component = ? AND environment = ? AND (? = '' OR probe = ?) "
                  "AND first <= ? AND last >= ? ORDER BY first"_s);
    for (const QVariant &value :
        {QVariant(wanted.component.value()), QVariant(u""_s + wanted.environment), QVariant(u""_s + wanted.probe),
            QVariant(u""_s + wanted.probe), QVariant(microseconds(wanted.to)), QVariant(microseconds(wanted.from))})
        query.addBindValue(value);
    if (!query.exec())
        return failure(errorOf(query.lastError()));
    QList<SampleRun> runs;
    while (query.next())
        runs << runOf(query);
    return runs;
}

Result<> HistoryStore::forget(UtcTime before)
{
    if (Result<> opened = open(); !opened)
        return opened;
    return run(u"DELETE FROM run WHERE last < %1"_s.arg(microseconds(before)));
}

void HistoryStore::close()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    if (!name.isEmpty())
        QSqlDatabase::removeDatabase(name);
}

} // namespace holdfast
