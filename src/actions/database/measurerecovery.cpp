// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/measurerecovery.h"

#include "actions/database/datachecks.h"

#include <QJsonArray>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

struct TableCount {
    qint64 rows = 0;
    std::optional<qint64> lost; ///< acknowledged keys that are absent
};

/// Keys grow by one with every row, so the acknowledged ones are 1 … lastId.
Result<TableCount> count(
    DatabaseSession &session, const MeasuredTable &table, const QJsonValue &lastId, const std::stop_token &stop)
{
    const auto name = quoteIdentifier(table.name);
    const auto key = quoteIdentifier(table.key);
    if (!name || !key)
        return failure(name ? key.error() : name.error());
    const auto rows = execute(session,
        u"select count(*)::text, count(*) filter (where %1 <= $1::bigint)::text from %2"_s.arg(*key, *name),
        {QString::number(lastId.toInteger())}, stop);
    if (!rows)
        return failure(rows.error());
    const auto &row = rows->rows.value(0);
    TableCount result{row.value(0).value_or(QString()).toLongLong(), {}};
    if (lastId.isDouble())
        result.lost = lastId.toInteger() - row.value(1).value_or(QString()).toLongLong();
    return result;
}

/// What is lost, for the person who decides whether to cut over.
QString lossSentence(const QJsonObject &facts)
{
    if (!facts.value(u"rowsLost"_s).isDouble())
        return u"What is lost could not be measured: the service did not say what it had saved."_s;
    const qint64 rows = facts.value(u"rowsLost"_s).toInteger();
    if (rows <= 0)
        return u"Nothing is lost: everything that the service had saved before the failure is there."_s;
    if (facts.value(u"unsettled"_s).toInteger() == rows)
        return u"%1 rows are not back: new ones have their keys. They wait in holdfast.conflicts for a person."_s.arg(
            rows);
    const double seconds = facts.value(u"recoveryPointSeconds"_s).toDouble();
    return u"%1 rows are lost: what was saved in the last %2 before the failure is not in the copy."_s.arg(rows).arg(
        formatRough(Duration{qint64(seconds * 1000.0)}));
}

} // namespace

QString MeasureRecovery::reads() const
{
    return u"Counts what is on the recovered branch and compares it with what users had saved before the failure."_s;
}

Result<Observation> MeasureRecovery::look(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const QJsonObject baseline = inputs.value(u"baseline"_s).toObject();
    const QJsonObject lastIds = baseline.value(u"lastIds"_s).toObject();
    QJsonObject tables;
    qint64 lost = 0;
    bool complete = true;
    for (const MeasuredTable &table : m_recovery.service.tables) {
        const auto counted = count(**session, table, lastIds.value(table.name), stop);
        if (!counted)
            return failure(counted.error());
        QJsonObject entry{{u"rows"_s, counted->rows}};
        if (counted->lost)
            entry.insert(u"lost"_s, *counted->lost);
        tables.insert(table.name, entry);
        complete = complete && counted->lost.has_value();
        lost += counted->lost.value_or(0);
    }
    const auto newest = newestHeartbeat(m_recovery, **session, stop);
    if (!newest)
        return failure(newest.error());
    QJsonObject facts{{u"tables"_s, tables}, {u"newestCommitAt"_s, formatUtc(*newest)}};
    const std::optional<UtcTime> acknowledged = parseUtc(baseline.value(u"lastCommitAt"_s).toString());
    // A row whose key a new one has taken is not there, although its key is.
    const qint64 unsettled = inputs.value(u"unsettled"_s).toInteger();
    lost += unsettled;
    if (complete)
        facts.insert(u"rowsLost"_s, lost);
    if (unsettled > 0)
        facts.insert(u"unsettled"_s, unsettled);
    if (complete && acknowledged) {
        const double seconds = std::chrono::duration<double>(*acknowledged - *newest).count();
        facts.insert(u"recoveryPointSeconds"_s, lost == 0 ? 0.0 : std::max(0.0, seconds));
    }
    facts.insert(u"loss"_s, lossSentence(facts));
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

} // namespace holdfast
