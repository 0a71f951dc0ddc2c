// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/backup/dumping.h"

#include "actions/database/datachecks.h"
#include "actions/support/standby.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// The branch or the database on the standby that the service works on.
Result<QString> databaseInUse(const Recovery &recovery, const std::stop_token &stop)
{
    const auto place = placeInUse(recovery, stop);
    if (place && place->isEmpty())
        return failure(ErrorCode::notFound, u"It is not known which database is in use."_s,
            u"The service's connection string points to no branch of the project."_s);
    return place;
}

/// A session that holds the snapshot open, and the snapshot's name.
Result<QString> beginSnapshot(DatabaseSession &session, const std::stop_token &stop)
{
    const auto begun = execute(session, u"begin isolation level repeatable read read only"_s, {}, stop);
    return begun ? scalar(session, u"select pg_export_snapshot()"_s, {}, stop)
                 : Result<QString>{failure(begun.error())};
}

/// What is known of the snapshot before it is written.
Result<DatabaseDump> describe(const Recovery &recovery, DatabaseSession &session, const std::stop_token &stop)
{
    DatabaseDump dump;
    dump.database = recovery.service.database;
    dump.takenAt = recovery.clock.utc();
    dump.id = dumpId(dump.database, dump.takenAt);
    const auto version = scalar(session, u"show server_version"_s, {}, stop);
    if (!version)
        return failure(version.error());
    dump.server = *version;
    const auto rows = countRows(session, stop);
    if (!rows)
        return failure(rows.error());
    dump.rows = *rows;
    if (const auto newest = newestHeartbeat(recovery, session, stop))
        dump.newestCommitAt = *newest;
    return dump;
}

/// What is wrong in a restored database; nothing: it holds what it must.
Result<QString> faultsIn(
    const Recovery &recovery, const DatabaseDump &dump, const QString &database, const std::stop_token &stop)
{
    const auto session = openBranch(recovery, standbyBranch(database), recovery.service.ownerRole, stop);
    if (!session)
        return failure(session.error());
    const auto rows = countRows(**session, stop);
    if (!rows)
        return failure(rows.error());
    QStringList faults = missingRows(dump.rows, *rows);
    const auto integrity = Integrity(recovery).run({{u"branch"_s, standbyBranch(database)}}, stop);
    if (!integrity)
        return failure(integrity.error());
    if (integrity->kind != Verdict::Kind::pass)
        faults << integrity->summary;
    return faults.join(u' ');
}

QString proofDatabase(const DatabaseDump &dump)
{
    QString name = u"holdfast_proof_"_s + dump.id.toLower();
    return name.replace(u'-', u'_').replace(u'.', u'_').left(63);
}

/// The name of a server as a person knows it.
QString serverOf(const DatabaseSession &session) { return session.target().section(u'/', 0, 0); }

} // namespace

Result<DumpStore *> dumpsOf(const Recovery &recovery)
{
    if (recovery.dumps && recovery.dumpTool)
        return recovery.dumps;
    return failure(ErrorCode::refused, u"Backups outside the provider are not set up here."_s);
}

Result<DatabaseDump> findDump(const Recovery &recovery, const QString &id)
{
    const auto store = dumpsOf(recovery);
    if (!store)
        return failure(store.error());
    const auto dumps = (*store)->dumps();
    if (!dumps)
        return failure(dumps.error());
    for (const DatabaseDump &dump : *dumps) {
        if (dump.id == id)
            return dump;
    }
    return failure(
        ErrorCode::notFound, u"There is no backup “%1”."_s.arg(id), {}, u"holdfastctl backups list shows them."_s);
}

Result<QMap<QString, qint64>> countRows(DatabaseSession &session, const std::stop_token &stop)
{
    const auto tables = execute(session,
        u"select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        u"where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> 'information_schema' "
        u"and n.nspname !~ '^pg_' order by 1"_s,
        {}, stop);
    if (!tables)
        return failure(tables.error());
    QMap<QString, qint64> rows;
    for (const auto &row : tables->rows) {
        const QString table = row.value(0).value_or(QString());
        const auto counted = session.query(u"select count(*)::text from "_s + table, {}, dumpDeadline, stop);
        if (!counted)
            return failure(counted.error());
        rows.insert(table, counted->rows.value(0).value(0).value_or(QString()).toLongLong());
    }
    return rows;
}

Result<DatabaseDump> takeDump(const Recovery &recovery, const std::stop_token &stop)
{
    const auto store = dumpsOf(recovery);
    const auto branch = store ? databaseInUse(recovery, stop) : Result<QString>{failure(store.error())};
    const auto uri = branch ? connectionUri(recovery, *branch, recovery.service.ownerRole, stop)
                            : Result<Secret>{failure(branch.error())};
    if (!uri)
        return failure(uri.error());
    const auto session = connectTo(recovery, *uri, healthDeadline, stop);
    if (!session)
        return failure(session.error());
    const auto snapshot = beginSnapshot(**session, stop);
    const auto dump = snapshot ? describe(recovery, **session, stop) : Result<DatabaseDump>{failure(snapshot.error())};
    const auto file = dump ? (*store)->prepare(dump->id) : Result<QString>{failure(dump.error())};
    if (!file)
        return failure(file.error());
    if (const auto written = recovery.dumpTool->dump(*uri, *snapshot, *file, dumpDeadline, stop); !written) {
        (*store)->abandon(dump->id);
        return failure(written.error());
    }
    return (*store)->keep(*dump);
}

Result<DatabaseDump> proveDump(const Recovery &recovery, const DatabaseDump &dump, const std::stop_token &stop)
{
    const auto store = dumpsOf(recovery);
    const auto file = store ? (*store)->file(dump) : Result<QString>{failure(store.error())};
    const auto standby = file ? openStandby(recovery, stop) : Result<Session>{failure(file.error())};
    if (!standby)
        return failure(standby.error());
    const QString database = proofDatabase(dump);
    const auto name = quoteIdentifier(database);
    const auto uri = standbyUri(recovery, database);
    if (!name || !uri)
        return failure(name ? uri.error() : name.error());
    const QString drop = u"drop database if exists %1 with (force)"_s.arg(*name); // of an attempt that was cut off, too
    for (const QString &statement : {drop, u"create database %1"_s.arg(*name)}) {
        if (const auto done = execute(**standby, statement, {}, stop); !done)
            return failure(done.error());
    }
    const UtcTime began = recovery.clock.utc();
    const auto restored = recovery.dumpTool->restore(*uri, *file, dumpDeadline, stop);
    const auto took = std::chrono::duration_cast<Duration>(recovery.clock.utc() - began);
    const auto faults =
        restored ? faultsIn(recovery, dump, database, stop) : Result<QString>{failure(restored.error())};
    const auto dropped = execute(**standby, drop, {}, {});
    if (!restored && restored.error().code != ErrorCode::unavailable)
        return failure(restored.error()); // it could not be tried
    if (restored && !faults)
        return failure(faults.error());
    if (!dropped)
        return failure(dropped.error());
    DatabaseDump proven = dump;
    const QString fault = restored ? *faults : restored.error().what + u' ' + restored.error().why;
    proven.proof = DumpProof{recovery.clock.utc(), serverOf(**standby), took, fault};
    if (const auto noted = (*store)->addProof(dump.id, *proven.proof); !noted)
        return failure(noted.error());
    return proven;
}

} // namespace holdfast
