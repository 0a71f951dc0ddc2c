// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/demo/writer.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString isoForm = u"'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'"_s;

QString iso(const QString &expression) { return u"to_char(%1 at time zone 'utc', %2)"_s.arg(expression, isoForm); }

} // namespace

QJsonObject Writes::json() const
{
    const auto idOrNull = [](qint64 id) { return id == 0 ? QJsonValue() : QJsonValue(id); };
    const auto textOrNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"heartbeat"_s, QJsonObject{{u"lastId"_s, idOrNull(heartbeatId)}, {u"lastAt"_s, textOrNull(heartbeatAt)}}},
        {u"historical_sales"_s, QJsonObject{{u"lastId"_s, idOrNull(saleId)}}},
        {u"products"_s, QJsonObject{{u"rows"_s, products}, {u"lastId"_s, idOrNull(products)}}},
        {u"lastCommitAt"_s, textOrNull(lastCommitAt)}};
}

DemoWriter::DemoWriter(const Clock &clock, QString uri, QString buildId)
    : m_clock(clock)
    , m_uri(std::move(uri))
    , m_buildId(std::move(buildId))
{ }

void DemoWriter::begin()
{
    m_timer = new QTimer(this);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &DemoWriter::tick);
    m_timer->start(250ms);
    tick();
}

void DemoWriter::tick()
{
    ++m_ticks;
    Result<> result = connectOnce();
    if (result)
        result = readMaintenance();
    if (result && m_state.maintenance) {
        m_state.failing = false;
        m_state.error.clear();
    } else {
        if (result)
            result = writeRound();
        note(result, true);
    }
    m_state.at = m_clock.utc();
    Q_EMIT changed(m_state);
}

Result<> DemoWriter::connectOnce()
{
    if (m_sql && m_sql->isOpen())
        return {};
    m_sql.reset();
    auto opened = Sql::open(m_uri, "capliquify");
    if (!opened)
        return failure(opened.error());
    m_sql.emplace(std::move(*opened));
    return m_loaded ? Result<>() : loadCounters();
}

Result<> DemoWriter::loadCounters()
{
    const auto rows = m_sql->run(
        u"select h.id, %1, %2, (select max(id) from historical_sales), (select max(id) from products)"
        " from (select 1) one left join lateral (select id, at, xmin from heartbeat order by id desc limit 1) h on true"_s
            .arg(iso(u"h.at"_s), iso(u"coalesce(pg_xact_commit_timestamp(h.xmin), h.at)"_s)));
    if (!rows)
        return failure(rows.error());
    const QStringList row = rows->first();
    m_state.writes = {row[0].toLongLong(), row[1], row[3].toLongLong(), row[4].toLongLong(), row[2]};
    m_loaded = true;
    return {};
}

Result<> DemoWriter::readMaintenance()
{
    const auto rows =
        m_sql->run(u"select value = 'true'::jsonb from system_settings where key = 'system.maintenance_mode'"_s);
    if (!rows)
        return failure(rows.error());
    m_state.maintenance = !rows->isEmpty() && rows->first().first() == u"t";
    return {};
}

Result<> DemoWriter::writeRound()
{
    // The heartbeat comes last and also after a failure: the first failed write is then told before anything newer
    // is acknowledged, and a half-broken database still shows that it takes writes. After a failure everything must
    // work once before the service calls itself well again.
    Result<> result = writeSale();
    if (result && (m_state.failing || m_ticks % 20 == 0))
        result = writeProduct();
    if (!m_sql || !m_sql->isOpen())
        return result;
    const auto beat = writeHeartbeat();
    return result ? beat : result;
}

Result<QStringList> DemoWriter::commitRow(
    const QString &statement, const QStringList &arguments, const QString &timeColumn, int lock)
{
    if (auto ok = m_sql->run(u"begin; select pg_advisory_xact_lock(%1)"_s.arg(lock)); !ok)
        return failure(ok.error());
    const auto rows =
        m_sql->run(statement + u" returning id, %1, pg_current_xact_id()::xid::text"_s.arg(iso(timeColumn)), arguments);
    if (!rows) {
        const Error error = rows.error();
        rememberFailure();
        if (!m_sql->run(u"rollback"_s))
            m_sql.reset();
        return failure(error);
    }
    QStringList row = rows->first();
    if (auto ok = m_sql->run(u"commit"_s); !ok) {
        rememberFailure();
        return failure(ok.error());
    }
    const auto commit = m_sql->run(u"select "_s + iso(u"pg_xact_commit_timestamp($1::text::xid)"_s), {row[2]});
    m_state.writes.lastCommitAt = commit && !commit->first().first().isEmpty() ? commit->first().first() : row[1];
    m_state.hasWritten = true;
    return row;
}

Result<> DemoWriter::writeHeartbeat()
{
    const auto row =
        commitRow(u"insert into heartbeat(id, build_id) select coalesce(max(id), 0) + 1, $1 from heartbeat"_s,
            {m_buildId}, u"at"_s, 7301);
    if (!row)
        return failure(row.error());
    m_state.writes.heartbeatId = row->at(0).toLongLong();
    m_state.writes.heartbeatAt = row->at(1);
    return {};
}

Result<> DemoWriter::writeSale()
{
    const auto row = commitRow(
        u"insert into historical_sales(id, product_id, quantity, amount) select coalesce(max(id), 0) + 1,"
        " 1 + (coalesce(max(id), 0) * 7) % 400, 1 + coalesce(max(id), 0) % 5, $1::numeric from historical_sales"_s,
        {u"49.90"_s}, u"sold_at"_s, 7302);
    if (!row)
        return failure(row.error());
    m_state.writes.saleId = row->at(0).toLongLong();
    return {};
}

Result<> DemoWriter::writeProduct()
{
    const auto row = commitRow(u"insert into products(id, sku, name, unit_price) select max(id) + 1, 'CL-' || "
                               u"lpad((max(id) + 1)::text, 5, '0'),"
                               " 'Product ' || (max(id) + 1), $1::numeric from products"_s,
        {u"19.90"_s}, u"created_at"_s, 7303);
    if (!row)
        return failure(row.error());
    ++m_state.writes.products;
    return {};
}

void DemoWriter::note(const Result<> &result, bool complete)
{
    if (result) {
        if (complete && m_state.failing)
            m_state.beforeFailure.reset();
        m_state.failing = false;
        m_state.error.clear();
        return;
    }
    rememberFailure();
    m_state.failing = true;
    m_state.error = result.error().why.section(u'\n', 0, 0);
}

void DemoWriter::rememberFailure()
{
    if (!m_state.hasWritten || m_state.beforeFailure)
        return;
    m_state.beforeFailure = m_state.writes;
    m_state.failedAt = m_clock.utc();
}

Response DemoWriter::away(const Error &error) const
{
    return jsonResponse(503, {{u"error"_s, error.why.section(u'\n', 0, 0)}, {u"buildId"_s, m_buildId}});
}

void DemoWriter::probe(const QString &token, const Reply &reply)
{
    if (auto ok = connectOnce(); !ok)
        return reply(away(ok.error()));
    const auto row =
        commitRow(u"insert into probe(token, build_id) values ($1, $2)"_s, {token, m_buildId}, u"at"_s, 7304);
    if (!row)
        return reply(away(row.error()));
    const auto back = m_sql->run(
        u"select token, "_s + iso(u"clock_timestamp()"_s) + u" from probe where id = $1::bigint"_s, {row->at(0)});
    if (!back)
        return reply(away(back.error()));
    const bool same = !back->isEmpty() && back->first().first() == token;
    reply(jsonResponse(same ? 200 : 503,
        {{u"token"_s, token}, {u"writtenId"_s, row->at(0).toLongLong()}, {u"readBack"_s, same},
            {u"buildId"_s, m_buildId}, {u"databaseTime"_s, back->isEmpty() ? QString() : back->first().at(1)}}));
}

void DemoWriter::forgetProbe(const QString &token, const Reply &reply)
{
    if (auto ok = connectOnce(); !ok)
        return reply(away(ok.error()));
    const auto gone = m_sql->run(u"delete from probe where token = $1 returning id"_s, {token});
    if (!gone)
        return reply(away(gone.error()));
    reply(jsonResponse(200, {{u"token"_s, token}, {u"removed"_s, gone->size()}, {u"buildId"_s, m_buildId}}));
}

void DemoWriter::sell(const Reply &reply)
{
    Result<> result = connectOnce();
    if (result)
        result = readMaintenance();
    if (result && m_state.maintenance)
        return reply(jsonResponse(503, {{u"error"_s, u"maintenance"_s}, {u"buildId"_s, m_buildId}}));
    if (result)
        result = writeSale();
    note(result, false);
    if (!result)
        return reply(away(result.error()));
    reply(jsonResponse(201, {{u"id"_s, m_state.writes.saleId}, {u"buildId"_s, m_buildId}}));
}

void DemoWriter::summarise(const Reply &reply)
{
    read(
        u"select json_build_object('products', (select count(*) from products), 'sales', count(*), 'revenue', sum(amount)) from historical_sales"_s,
        u"summary"_s, reply);
}

void DemoWriter::forecast(const Reply &reply)
{
    read(u"select json_build_object('averageQuantity', avg(quantity), 'basedOnSales', count(*)) from"
         " (select quantity from historical_sales order by id desc limit 100) latest"_s,
        u"forecast"_s, reply);
}

void DemoWriter::read(const QString &statement, const QString &key, const Reply &reply)
{
    if (auto ok = connectOnce(); !ok)
        return reply(away(ok.error()));
    const auto rows = m_sql->run(statement);
    if (!rows)
        return reply(away(rows.error()));
    const QJsonObject value = QJsonDocument::fromJson(rows->first().first().toUtf8()).object();
    reply(jsonResponse(200, {{key, value}, {u"buildId"_s, m_buildId}}));
}

} // namespace holdfast::range
