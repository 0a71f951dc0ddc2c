// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/control/measure.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

const QStringList &countedTables()
{
    static const QStringList tables{u"products"_s, u"historical_sales"_s, u"heartbeat"_s};
    return tables;
}

Result<TableKeys> readKeys(Sql &sql)
{
    const QMap<QString, QString> times{
        {u"products"_s, u"created_at"_s}, {u"historical_sales"_s, u"sold_at"_s}, {u"heartbeat"_s, u"at"_s}};
    TableKeys all;
    for (const QString &table : countedTables()) {
        const auto found = sql.run(u"select to_regclass($1) is not null"_s, {table});
        if (!found)
            return failure(found.error());
        if (found->first().first() != u"t")
            continue;
        const auto rows =
            sql.run(u"select id, (extract(epoch from %2) * 1000000)::bigint,"
                    " (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint from %1"_s.arg(
                        table, times.value(table)));
        if (!rows)
            return failure(rows.error());
        Keys &keys = all[table];
        keys.reserve(rows->size());
        for (const QStringList &row : *rows)
            keys.insert({row[0].toLongLong(), row[1].toLongLong()}, row[2].toLongLong());
    }
    return all;
}

Loss compare(const TableKeys &before, const TableKeys &now)
{
    Loss loss;
    qint64 newest = 0;
    qint64 newestLeft = 0;
    for (auto table = before.cbegin(); table != before.cend(); ++table) {
        const Keys left = now.value(table.key());
        for (auto row = table->cbegin(); row != table->cend(); ++row) {
            newest = std::max(newest, row.value());
            if (left.contains(row.key()))
                newestLeft = std::max(newestLeft, row.value());
            else
                ++loss.rows;
        }
    }
    if (newestLeft > 0)
        loss.recoveryPoint = std::chrono::microseconds(newest - newestLeft);
    return loss;
}

} // namespace holdfast::range
