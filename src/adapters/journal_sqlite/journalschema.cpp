// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/journal_sqlite/journalschema.h"

#include "adapters/journal_sqlite/storageerror.h"

#include <QSqlQuery>
#include <array>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

struct SchemaObject {
    const char *name;
    const char *sql;
};

// Version 1. SQLite keeps these texts as they are, and verification compares them.
constexpr std::array<SchemaObject, 4> objects{{
    {"event", R"(CREATE TABLE event (
  position INTEGER PRIMARY KEY CHECK (position > 0),
  incident TEXT NOT NULL CHECK (incident <> ''),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  at_utc TEXT NOT NULL,
  boot_ns INTEGER NOT NULL,
  boot_id TEXT NOT NULL,
  author TEXT NOT NULL,
  body TEXT NOT NULL,
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (incident, sequence)
) STRICT)"},
    {"event_is_not_changed", R"(CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END)"},
    {"event_is_not_deleted", R"(CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END)"},
    // INSERT OR REPLACE deletes without asking the trigger above.
    {"event_is_not_replaced", R"(CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM event)
  OR EXISTS (SELECT 1 FROM event WHERE incident = NEW.incident AND sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END)"},
}};

Result<> run(QSqlDatabase &database, const QString &file, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql))
        return failure(storageError(query.lastError(), file));
    return {};
}

Result<> migrateFromNothing(QSqlDatabase &database, const QString &file)
{
    for (const SchemaObject &object : objects) {
        if (Result<> done = run(database, file, QString::fromLatin1(object.sql)); !done)
            return done;
    }
    return {};
}

// Step n brings version n to n + 1.
using Migration = Result<> (*)(QSqlDatabase &, const QString &);
constexpr std::array<Migration, journalSchemaVersion> migrations{migrateFromNothing};

Result<> runMigrations(QSqlDatabase &database, const QString &file)
{
    // Read again under the lock: another process may have been first.
    const Result<int> version = schemaVersion(database, file);
    if (!version)
        return failure(version.error());
    for (int step = *version; step < journalSchemaVersion; ++step) {
        if (Result<> done = migrations[size_t(step)](database, file); !done)
            return done;
    }
    return run(database, file, u"PRAGMA user_version = %1"_s.arg(journalSchemaVersion));
}

} // namespace

Result<int> schemaVersion(QSqlDatabase &database, const QString &file)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return failure(storageError(query.lastError(), file));
    return query.value(0).toInt();
}

Result<> migrate(QSqlDatabase &database, const QString &file)
{
    if (Result<> begun = run(database, file, u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<> done = runMigrations(database, file);
    if (done)
        done = run(database, file, u"COMMIT"_s);
    if (!done)
        (void)run(database, file, u"ROLLBACK"_s);
    return done;
}

Result<bool> guardsAreInPlace(QSqlDatabase &database, const QString &file)
{
    QSqlQuery query(database);
    query.prepare(u"SELECT sql FROM sqlite_schema WHERE name = ?"_s);
    for (const SchemaObject &object : objects) {
        query.addBindValue(QString::fromLatin1(object.name));
        if (!query.exec())
            return failure(storageError(query.lastError(), file));
        if (!query.next() || query.value(0).toString() != QLatin1String(object.sql))
            return false;
    }
    return true;
}

} // namespace holdfast
