// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/backup/restoredump.h"

#include "actions/backup/dumping.h"
#include "actions/support/standby.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration lookedAgain{200};

/// Found again by its name after a crash: the marker of the step, as PostgreSQL spells names.
QString databaseFor(const Recovery &recovery, const StepKey &key)
{
    return (recovery.service.database + u'_' + key.marker().replace(u'-', u'_')).left(63);
}

Handle handleOf(const QString &database, const Inputs &inputs)
{
    return {{u"database"_s, database}, {u"branch"_s, standbyBranch(database)}, {u"dump"_s, inputs.value(u"dump"_s)}};
}

Result<DatabaseDump> dumpInput(const Recovery &recovery, const QJsonObject &inputs)
{
    const auto id = textInput(inputs, "dump");
    return id ? findDump(recovery, *id) : Result<DatabaseDump>{failure(id.error())};
}

} // namespace

QString NewestDump::reads() const
{
    return u"Looks through the backups that are kept outside the provider. Nothing is changed."_s;
}

Result<Observation> NewestDump::look(const Inputs &, std::stop_token)
{
    const auto store = dumpsOf(m_recovery);
    const auto dumps = store ? (*store)->dumps() : Result<QList<DatabaseDump>>{failure(store.error())};
    if (!dumps)
        return failure(dumps.error());
    const DatabaseDump *newest = newestProven(*dumps);
    if (!newest)
        return failure(ErrorCode::notFound, u"No backup outside the provider is known to work."_s,
            u"%1 are here, none of them proven by a restore."_s.arg(dumps->size()),
            u"Prove one with: holdfastctl backups prove"_s);
    const Duration age = std::chrono::duration_cast<Duration>(m_recovery.clock.utc() - newest->takenAt);
    QJsonObject facts{{u"dump"_s, newest->id}, {u"takenAt"_s, formatUtc(newest->takenAt)},
        {u"server"_s, newest->server}, {u"proof"_s, toJson(*newest->proof)},
        {u"told"_s,
            u"Taken %1 ago. Restoring it took %2 when it was proven."_s.arg(
                formatRough(age), formatRough(newest->proof->took))}};
    if (newest->newestCommitAt)
        facts.insert(u"newestCommitAt"_s, formatUtc(*newest->newestCommitAt));
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<> RestoreDump::precheck(const Inputs &inputs, std::stop_token stop)
{
    const auto dump = dumpInput(m_recovery, inputs);
    if (!dump)
        return failure(dump.error());
    const auto standby = openStandby(m_recovery, stop);
    return standby ? Result<>{} : Result<>{failure(standby.error())};
}

Result<Preview> RestoreDump::preview(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto dump = dumpInput(m_recovery, inputs);
    const auto standby = dump ? openStandby(m_recovery, stop) : Result<Session>{failure(dump.error())};
    const auto name = quoteIdentifier(databaseFor(m_recovery, key));
    if (!standby || !name)
        return failure(standby ? name.error() : standby.error());
    return Preview{{RequestPreview{u"sql"_s, {}, (*standby)->target(), {}, u"create database %1"_s.arg(*name)},
                       RequestPreview{u"sql"_s, {}, (*standby)->target(), {},
                           u"pg_restore --single-transaction --exit-on-error --no-owner --no-privileges, SHA-256 of "
                           u"the file %1"_s.arg(dump->sha256)}},
        u"A new database with all %1 tables and %2 rows as they were at %3."_s.arg(
            QString::number(dump->rows.size()), QString::number(dump->allRows()), formatUtcSeconds(dump->takenAt)),
        {u"What was written after that moment is not in it."_s,
            u"The provider and its database are not touched: the new one stands at another company's server."_s},
        {}};
}

Result<bool> RestoreDump::exists(const QString &database, const std::stop_token &stop) const
{
    const auto standby = openStandby(m_recovery, stop);
    const auto found = standby
        ? scalar(**standby, u"select count(*)::text from pg_database where datname = $1"_s, {database}, stop)
        : Result<QString>{failure(standby.error())};
    return found ? Result<bool>{*found != u"0"} : Result<bool>{failure(found.error())};
}

Result<bool> RestoreDump::isEmpty(const QString &database, const std::stop_token &stop) const
{
    const auto session = openBranch(m_recovery, standbyBranch(database), m_recovery.service.ownerRole, stop);
    const auto tables = session ? scalar(**session, u"select count(*)::text from pg_stat_user_tables"_s, {}, stop)
                                : Result<QString>{failure(session.error())};
    return tables ? Result<bool>{*tables == u"0"} : Result<bool>{failure(tables.error())};
}

Result<bool> RestoreDump::isAlone(const QString &database, const std::stop_token &stop) const
{
    const auto standby = openStandby(m_recovery, stop);
    const auto others = standby
        ? scalar(**standby, u"select count(*)::text from pg_stat_activity where datname = $1"_s, {database}, stop)
        : Result<QString>{failure(standby.error())};
    return others ? Result<bool>{*others == u"0"} : Result<bool>{failure(others.error())};
}

Result<Handle> RestoreDump::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const QString database = databaseFor(m_recovery, key);
    const auto there = exists(database, stop);
    if (!there)
        return failure(there.error());
    if (*there)
        return handleOf(database, inputs);
    const auto standby = openStandby(m_recovery, stop);
    const auto name = quoteIdentifier(database);
    if (!standby || !name)
        return failure(standby ? name.error() : standby.error());
    if (const auto made = execute(**standby, u"create database %1"_s.arg(*name), {}, stop); !made)
        return failure(made.error());
    return handleOf(database, inputs);
}

Result<std::optional<Handle>> RestoreDump::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const QString database = databaseFor(m_recovery, key);
    const auto there = exists(database, stop);
    if (!there)
        return failure(there.error());
    return *there ? std::optional(handleOf(database, inputs)) : std::nullopt;
}

Result<Observation> RestoreDump::observe(const Handle &handle, std::stop_token stop)
{
    const QString database = handle.value(u"database"_s).toString();
    // A restore whose program was killed may still be carried out by the server, to its end.
    const auto alone = isAlone(database, stop);
    if (!alone)
        return failure(alone.error());
    if (!*alone)
        return Observation{Observation::State::working, lookedAgain,
            u"An earlier restore is still at work in the new database."_s, {}, {}, {}};
    const auto empty = isEmpty(database, stop);
    if (!empty)
        return failure(empty.error());
    if (!*empty)
        return Observation{Observation::State::finished, {}, {}, handle, handle, {}};
    const auto dump = dumpInput(m_recovery, handle);
    const auto file = dump ? m_recovery.dumps->file(*dump) : Result<QString>{failure(dump.error())};
    const auto uri = standbyUri(m_recovery, database);
    if (!file || !uri)
        return Observation{Observation::State::failed, {}, {}, {}, {}, file ? uri.error() : file.error()};
    const auto restored = m_recovery.dumpTool->restore(*uri, *file, dumpDeadline, stop);
    if (restored)
        return Observation{Observation::State::finished, {}, {}, handle, handle, {}};
    if (restored.error().code == ErrorCode::cancelled)
        return failure(restored.error()); // whoever goes on begins with an empty database again
    return Observation{Observation::State::failed, {}, {}, {}, {}, restored.error()};
}

Result<Undoing> RestoreDump::undo(const Handle &handle, std::stop_token stop)
{
    const QString database = handle.value(u"database"_s).toString();
    const auto used = standbyInUse(m_recovery, stop);
    if (!used)
        return failure(used.error());
    if (*used == standbyBranch(database))
        return Undoing{false, u"The service is set to this database. Point it elsewhere first."_s};
    const auto standby = openStandby(m_recovery, stop);
    const auto name = quoteIdentifier(database);
    if (!standby || !name)
        return failure(standby ? name.error() : standby.error());
    if (const auto gone = execute(**standby, u"drop database if exists %1"_s.arg(*name), {}, stop); !gone)
        return failure(gone.error());
    return Undoing{true, u"The restored database was dropped. The backup is still there."_s};
}

Result<Verdict> DumpIsProven::run(const Inputs &inputs, std::stop_token)
{
    const auto dump = dumpInput(m_recovery, inputs);
    if (!dump)
        return failure(dump.error());
    if (!dump->isProven())
        return Verdict{Verdict::Kind::fail,
            dump->proof ? u"This backup did not stand its proof: %1"_s.arg(dump->proof->failure)
                        : u"Nobody has restored this backup yet: it may not work."_s,
            {}, {}};
    if (const auto file = m_recovery.dumps->file(*dump); !file)
        return Verdict{Verdict::Kind::fail, file.error().what, {}, {}};
    return Verdict{Verdict::Kind::pass,
        u"It was restored on %1 and held every row; its bytes are the same as then."_s.arg(
            formatUtcSeconds(dump->proof->at)),
        toJson(*dump), {}};
}

Result<Verdict> MatchesDump::run(const Inputs &inputs, std::stop_token stop)
{
    const auto dump = dumpInput(m_recovery, inputs);
    const auto session = dump ? openOwned(m_recovery, inputs, stop) : Result<Session>{failure(dump.error())};
    const auto rows = session ? countRows(**session, stop) : Result<QMap<QString, qint64>>{failure(session.error())};
    if (!rows)
        return failure(rows.error());
    const QStringList differences = missingRows(dump->rows, *rows);
    if (!differences.isEmpty())
        return Verdict{Verdict::Kind::fail, differences.join(u' '), {}, {}};
    return Verdict{
        Verdict::Kind::pass, u"All %1 tables have exactly the rows of the backup."_s.arg(rows->size()), {}, {}};
}

} // namespace holdfast
