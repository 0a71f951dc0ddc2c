// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/repair/repairtransaction.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype keysAtOnce = 500;
constexpr Duration repairDeadline = 60s;

QString arrayOf(const QList<qint64> &keys)
{
    QStringList words;
    for (const qint64 key : keys)
        words << QString::number(key);
    return u'{' + words.join(u',') + u'}';
}

QString insertSql(const QString &table, const QString &columns)
{
    return u"insert into %1 (%2) overriding system value select %2 from jsonb_populate_recordset(null::%1, $1::jsonb)"_s
        .arg(table, columns);
}

QString updateSql(const QString &table, const QString &key, const QStringList &columns)
{
    QStringList sets;
    for (const QString &column : columns) {
        if (column != key)
            sets << u"%1 = s.%1"_s.arg(column);
    }
    return u"update %1 t set %2 from jsonb_populate_recordset(null::%1, $1::jsonb) s where t.%3 = s.%3"_s.arg(
        table, sets.join(u", "_s), key);
}

} // namespace

/// A table's names, quoted, and those of its columns that can be written.
struct RepairTransaction::Names {
    QString table;
    QString key;
    QStringList columns;
};

RepairTransaction::RepairTransaction(DatabaseSession &live, QString marker, const std::stop_token &stop)
    : m_live(live)
    , m_marker(std::move(marker))
    , m_stop(stop)
{ }

Result<Rows> RepairTransaction::ask(const QString &sql, const QList<std::optional<QString>> &parameters) const
{
    return m_live.query(sql, parameters, repairDeadline, m_stop);
}

Result<QStringList> RepairTransaction::statements(const QList<TableDifference> &wanted, bool alsoChanged)
{
    QStringList lines{u"begin"_s};
    for (const TableDifference &one : wanted) {
        const auto table = quoteIdentifier(one.table.name);
        const auto key = quoteIdentifier(one.table.key);
        if (!table || !key)
            return failure(table ? key.error() : table.error());
        if (!one.missing.isEmpty())
            lines << insertSql(*table, u"…"_s) + u"  -- %1 rows of the copy"_s.arg(one.missing.size());
        if (alsoChanged && !one.changed.isEmpty())
            lines << u"update %1 t set … from … s where t.%2 = s.%2  -- %3 rows, as they are in the copy"_s
                         .arg(*table, *key)
                         .arg(one.changed.size());
    }
    lines << u"insert into holdfast.repairs …; insert into holdfast.repaired_rows …  -- what was there before"_s
          << u"commit  -- or rollback, unless exactly so many rows were written"_s;
    return lines;
}

Result<> RepairTransaction::prepareLedger() const
{
    for (const QString &sql : {u"create schema if not exists holdfast"_s,
             u"create table if not exists holdfast.repairs(marker text primary key, at timestamptz not null default "
             "clock_timestamp(), inserted bigint not null, restored bigint not null, taken_back timestamptz)"_s,
             u"create table if not exists holdfast.repaired_rows(marker text not null, table_name text not null, "
             "key bigint not null, before jsonb, primary key(marker, table_name, key))"_s,
             u"create table if not exists holdfast.conflicts(marker text not null, table_name text not null, "
             "key bigint not null, in_copy jsonb not null, primary key(marker, table_name, key))"_s}) {
        if (const auto done = ask(sql); !done)
            return failure(done.error());
    }
    return {};
}

Result<RepairTransaction::Names> RepairTransaction::namesOf(const MeasuredTable &table) const
{
    const auto name = quoteIdentifier(table.name);
    const auto key = quoteIdentifier(table.key);
    if (!name || !key)
        return failure(name ? key.error() : name.error());
    const auto rows = ask(u"select quote_ident(attname) from pg_attribute where attrelid = $1::regclass and attnum > 0 "
                          "and not attisdropped and attgenerated = '' order by attnum"_s,
        {*name});
    if (!rows)
        return failure(rows.error());
    Names names{*name, *key, {}};
    for (const auto &row : rows->rows)
        names.columns << row.value(0).value_or(QString());
    const auto plain = ask(u"select quote_ident($1)"_s, {table.key});
    if (!plain)
        return failure(plain.error());
    names.key = plain->rows.value(0).value(0).value_or(*key);
    return names;
}

Result<qint64> RepairTransaction::put(
    DatabaseSession &copy, const MeasuredTable &table, const QList<qint64> &keys, bool insert) const
{
    const auto names = namesOf(table);
    if (!names)
        return failure(names.error());
    qint64 written = 0;
    for (qsizetype from = 0; from < keys.size(); from += keysAtOnce) {
        const QString batch = arrayOf(keys.mid(from, keysAtOnce));
        const auto good = rowsOf(copy, *names, batch);
        if (!good)
            return failure(good.error());
        const QString before = insert
            ? u"select $1, $2, k, null from unnest($3::bigint[]) k"_s
            : u"select $1, $2, t.%2, to_jsonb(t) from %1 t where t.%2 = any($3::bigint[])"_s.arg(
                names->table, names->key);
        if (const auto kept = ask(u"insert into holdfast.repaired_rows(marker, table_name, key, before) "_s + before,
                {m_marker, table.name, batch});
            !kept)
            return failure(kept.error());
        const auto done = ask(insert ? insertSql(names->table, names->columns.join(u", "_s))
                                     : updateSql(names->table, names->key, names->columns),
            {*good});
        if (!done)
            return failure(done.error());
        written += done->affected;
    }
    return written;
}

Result<QString> RepairTransaction::rowsOf(DatabaseSession &copy, const Names &names, const QString &keys) const
{
    const auto rows =
        copy.query(u"select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text from %1 t where %2 = any($1::bigint[])"_s.arg(
                       names.table, names.key),
            {keys}, repairDeadline, m_stop);
    if (!rows)
        return failure(rows.error());
    return rows->rows.value(0).value(0).value_or(u"[]"_s);
}

Result<> RepairTransaction::keepConflicts(
    DatabaseSession &copy, const MeasuredTable &table, const QList<qint64> &keys) const
{
    const auto names = namesOf(table);
    if (!names)
        return failure(names.error());
    for (qsizetype from = 0; from < keys.size(); from += keysAtOnce) {
        const auto good = rowsOf(copy, *names, arrayOf(keys.mid(from, keysAtOnce)));
        if (!good)
            return failure(good.error());
        const auto kept = ask(u"insert into holdfast.conflicts(marker, table_name, key, in_copy) select $1, $2, "
                              "(r->>$3)::bigint, r from jsonb_array_elements($4::jsonb) r on conflict do nothing"_s,
            {m_marker, table.name, table.key, *good});
        if (!kept)
            return failure(kept.error());
    }
    return {};
}

Result<RepairEntry> RepairTransaction::repairAll(
    DatabaseSession &copy, const QList<TableDifference> &wanted, bool alsoChanged) const
{
    RepairEntry entry;
    qint64 due = 0;
    for (const TableDifference &one : wanted) {
        const auto inserted = put(copy, one.table, one.missing, true);
        if (!inserted)
            return failure(inserted.error());
        if (!alsoChanged) {
            if (const auto kept = keepConflicts(copy, one.table, one.changed); !kept)
                return failure(kept.error());
        }
        const auto restored = put(copy, one.table, alsoChanged ? one.changed : QList<qint64>{}, false);
        if (!restored)
            return failure(restored.error());
        entry.inserted += *inserted;
        entry.restored += *restored;
        due += one.missing.size() + (alsoChanged ? one.changed.size() : 0);
    }
    if (entry.inserted + entry.restored != due)
        return failure(ErrorCode::conflict, u"Other rows were written than were to be, so nothing was kept."_s,
            u"%1 instead of %2."_s.arg(entry.inserted + entry.restored).arg(due),
            u"Somebody else writes to the same rows. Compare again."_s);
    const auto noted =
        ask(u"insert into holdfast.repairs(marker, inserted, restored) values ($1, $2::bigint, $3::bigint)"_s,
            {m_marker, QString::number(entry.inserted), QString::number(entry.restored)});
    if (!noted)
        return failure(noted.error());
    return entry;
}

Result<RepairEntry> RepairTransaction::end(Result<RepairEntry> outcome) const
{
    if (!outcome) {
        // Without a connection the server rolls back by itself.
        (void)ask(u"rollback"_s);
        return outcome;
    }
    if (const auto committed = ask(u"commit"_s); !committed) {
        Error error = committed.error();
        error.mayHaveTakenEffect = true;
        return failure(error);
    }
    return outcome;
}

Result<RepairEntry> RepairTransaction::run(
    DatabaseSession &copy, const QList<TableDifference> &wanted, bool alsoChanged) const
{
    if (auto ready = prepareLedger(); !ready)
        return failure(ready.error());
    if (const auto begun = ask(u"begin"_s); !begun)
        return failure(begun.error());
    return end(repairAll(copy, wanted, alsoChanged));
}

Result<std::optional<RepairEntry>> RepairTransaction::entry() const
{
    const auto there = tableExists(m_live, u"holdfast.repairs"_s, m_stop);
    if (!there)
        return failure(there.error());
    if (!*there)
        return std::optional<RepairEntry>{};
    const auto rows =
        ask(u"select inserted::text, restored::text from holdfast.repairs where marker = $1"_s, {m_marker});
    if (!rows)
        return failure(rows.error());
    if (rows->rows.isEmpty())
        return std::optional<RepairEntry>{};
    const auto &row = rows->rows.constFirst();
    return std::optional<RepairEntry>{
        {row.value(0).value_or(QString()).toLongLong(), row.value(1).value_or(QString()).toLongLong()}};
}

Result<RepairEntry> RepairTransaction::takeBack(const QList<MeasuredTable> &tables) const
{
    const auto done = entry();
    if (!done)
        return failure(done.error());
    if (!*done)
        return failure(ErrorCode::notFound, u"There is no repair of this step to take back."_s);
    if (const auto begun = ask(u"begin"_s); !begun)
        return failure(begun.error());
    const auto all = [&]() -> Result<RepairEntry> {
        // What refers to others goes first: the plan lists the tables the other way round.
        for (auto table = tables.crbegin(); table != tables.crend(); ++table) {
            const auto names = namesOf(*table);
            if (!names)
                return failure(names.error());
            const auto removed =
                ask(u"delete from %1 where %2 in (select key from holdfast.repaired_rows where marker = "
                    "$1 and table_name = $2 and before is null)"_s.arg(names->table, names->key),
                    {m_marker, table->name});
            if (!removed)
                return failure(removed.error());
            const auto former = ask(u"select coalesce(jsonb_agg(before), '[]')::text from holdfast.repaired_rows where "
                                    "marker = $1 and table_name = $2 and before is not null"_s,
                {m_marker, table->name});
            if (!former)
                return failure(former.error());
            const auto reset = ask(updateSql(names->table, names->key, names->columns),
                {former->rows.value(0).value(0).value_or(u"[]"_s)});
            if (!reset)
                return failure(reset.error());
        }
        // Kept under another name, so that the step can be done again.
        const QString former = m_marker + u"-taken-back-"_s;
        for (const QString &sql :
            {u"update holdfast.repaired_rows set marker = $2 || clock_timestamp()::text where marker = $1"_s,
                u"update holdfast.repairs set marker = $2 || clock_timestamp()::text, taken_back = clock_timestamp() "
                u"where "
                "marker = $1"_s}) {
            if (const auto noted = ask(sql, {m_marker, former}); !noted)
                return failure(noted.error());
        }
        return **done;
    };
    return end(all());
}

} // namespace holdfast
