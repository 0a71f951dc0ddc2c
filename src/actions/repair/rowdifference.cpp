// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/repair/rowdifference.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int rowsAtOnce = 5000;
constexpr Duration pageDeadline = 30s;

struct KeyedDigest {
    qint64 key = 0;
    QString digest;
};

/// The rows of one side, in the order of their keys.
class DigestStream {
public:
    DigestStream(DatabaseSession &session, QString sql, const std::stop_token &stop)
        : m_session(session)
        , m_sql(std::move(sql))
        , m_stop(stop)
    { }

    /// The row at the head; nothing at the end.
    [[nodiscard]] Result<std::optional<KeyedDigest>> head()
    {
        if (m_at >= m_page.size() && !m_ended) {
            if (auto read = readPage(); !read)
                return failure(read.error());
        }
        if (m_at >= m_page.size())
            return std::optional<KeyedDigest>{};
        return std::optional<KeyedDigest>{m_page.at(m_at)};
    }
    void next() { ++m_at; }

private:
    [[nodiscard]] Result<> readPage()
    {
        const auto rows = m_session.query(
            m_sql, {m_last ? std::optional(QString::number(*m_last)) : std::nullopt}, pageDeadline, m_stop);
        if (!rows)
            return failure(rows.error());
        m_page.clear();
        m_at = 0;
        for (const auto &row : rows->rows)
            m_page.append({row.value(0).value_or(QString()).toLongLong(), row.value(1).value_or(QString())});
        m_ended = m_page.size() < rowsAtOnce;
        if (!m_page.isEmpty())
            m_last = m_page.constLast().key;
        return {};
    }

    DatabaseSession &m_session;
    QString m_sql;
    const std::stop_token &m_stop;
    QList<KeyedDigest> m_page;
    qsizetype m_at = 0;
    std::optional<qint64> m_last;
    bool m_ended = false;
};

Result<QString> pageSql(const MeasuredTable &table)
{
    const auto name = quoteIdentifier(table.name);
    const auto key = quoteIdentifier(table.key);
    if (!name || !key)
        return failure(name ? key.error() : name.error());
    return u"select t.%1::text, md5(to_jsonb(t)::text) from %2 t where $1::bigint is null or t.%1 > $1::bigint "
           "order by t.%1 limit %3"_s.arg(*key, *name)
               .arg(rowsAtOnce);
}

Result<> merge(DigestStream &live, DigestStream &copy, TableDifference &found)
{
    for (;;) {
        const auto here = live.head();
        const auto there = copy.head();
        if (!here || !there)
            return failure(here ? there.error() : here.error());
        if (!*here && !*there)
            return {};
        if (found.missing.size() + found.changed.size() > mostRepairedRows)
            return failure(ErrorCode::refused,
                u"Too many rows of “%1” differ to be repaired one by one."_s.arg(found.table.name),
                u"More than %1."_s.arg(mostRepairedRows), u"Bring the whole database back instead."_s);
        if (!*there || (*here && (*here)->key < (*there)->key)) {
            ++found.newer;
            live.next();
        } else if (!*here || (*there)->key < (*here)->key) {
            found.missing << (*there)->key;
            copy.next();
        } else {
            if ((*here)->digest != (*there)->digest)
                found.changed << (*here)->key;
            live.next();
            copy.next();
        }
    }
}

} // namespace

Result<TableDifference> difference(
    DatabaseSession &live, DatabaseSession &copy, const MeasuredTable &table, const std::stop_token &stop)
{
    const auto sql = pageSql(table);
    if (!sql)
        return failure(sql.error());
    DigestStream here(live, *sql, stop);
    DigestStream there(copy, *sql, stop);
    TableDifference found{table, {}, {}, 0};
    if (auto merged = merge(here, there, found); !merged)
        return failure(merged.error());
    return found;
}

Result<QList<TableDifference>> differences(
    const Recovery &recovery, DatabaseSession &live, DatabaseSession &copy, const std::stop_token &stop)
{
    QList<TableDifference> all;
    for (const MeasuredTable &table : recovery.service.tables) {
        auto one = difference(live, copy, table, stop);
        if (!one)
            return failure(one.error());
        all << std::move(*one);
    }
    return all;
}

QStringList differenceLines(const QList<TableDifference> &all)
{
    QStringList lines;
    for (const TableDifference &one : all) {
        if (!one.missing.isEmpty() || !one.changed.isEmpty())
            lines << u"%1: %2 rows missing, %3 changed, %4 newer"_s.arg(one.table.name)
                         .arg(one.missing.size())
                         .arg(one.changed.size())
                         .arg(one.newer);
    }
    return lines;
}

} // namespace holdfast
