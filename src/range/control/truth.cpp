// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/control/truth.h"

#include "range/postgres/schema.h"

#include <QJsonArray>

namespace holdfast::range {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void Truth::tell(
    Context &context, NeonProject &project, RailwayService &service, Disasters &disasters, const Told &told)
{
    auto *truth = new Truth(context, project, service, disasters, told);
    truth->watch();
}

Truth::Truth(Context &context, NeonProject &project, RailwayService &service, Disasters &disasters, const Told &told)
    : QObject(&disasters)
    , m_context(context)
    , m_project(project)
    , m_service(service)
    , m_disasters(disasters)
    , m_told(told)
{
    if (const NeonBranch *branch = disasters.liveBranch()) {
        m_branchId = branch->id;
        m_reachable = project.farm().isReady(branch->cluster);
        if (m_reachable)
            m_login = project.farm().login(branch->cluster).in(databaseName.toString());
    } else if (const auto standby = disasters.standbyInUse()) {
        m_branchId = u"standby"_s;
        m_reachable = true;
        m_login = *standby;
    }
    m_firstHeartbeat = newestHeartbeat();
    m_age.start();
    m_timer.setInterval(40ms);
    connect(&m_timer, &QTimer::timeout, this, &Truth::watch);
}

QString Truth::newestHeartbeat() const
{
    if (!m_reachable)
        return {};
    auto sql = Sql::connect(m_login);
    const auto rows = sql ? sql->run(u"select id || ' ' || at from heartbeat order by id desc limit 1"_s)
                          : Result<Rows>(failure(sql.error()));
    return rows && !rows->isEmpty() ? rows->first().first() : QString();
}

void Truth::watch()
{
    // The service writes every 250 ms; three beats without one mean that it does not write.
    const QString now = newestHeartbeat();
    const bool advanced = !m_firstHeartbeat.isEmpty() && !now.isEmpty() && now != m_firstHeartbeat;
    if (advanced || m_firstHeartbeat.isEmpty() || m_age.elapsed() > 800)
        finish(advanced && m_service.live() != nullptr);
    else
        m_timer.start();
}

void Truth::finish(bool writing)
{
    m_timer.stop();
    const Deployment *live = m_service.live();
    QJsonObject truth{{u"at"_s, formatUtc(m_context.now())}, {u"disaster"_s, disaster()}, {u"branches"_s, branches()},
        {u"deployments"_s, deployments()},
        {u"app"_s,
            QJsonObject{{u"databaseBranchId"_s,
                            live != nullptr && !m_branchId.isEmpty() ? QJsonValue(m_branchId) : QJsonValue()},
                {u"writing"_s, writing}}}};
    addTables(truth);
    deleteLater();
    m_told(truth);
}

QJsonArray Truth::branches() const
{
    QJsonArray all;
    for (const NeonBranch &one : m_project.branches())
        all << QJsonObject{{u"id"_s, one.id}, {u"name"_s, one.name},
            {u"parentId"_s, one.parentId.isEmpty() ? QJsonValue() : QJsonValue(one.parentId)}, {u"state"_s, one.state},
            {u"isDefault"_s, one.isDefault}};
    return all;
}

QJsonArray Truth::deployments() const
{
    QJsonArray all;
    for (const Deployment &one : m_service.deployments())
        all << QJsonObject{{u"id"_s, one.id}, {u"buildId"_s, one.buildId}, {u"status"_s, one.status},
            {u"live"_s, one.live}, {u"commit"_s, one.commit}};
    return all;
}

QJsonValue Truth::disaster() const
{
    const auto &baseline = m_disasters.baseline();
    if (!baseline)
        return {};
    QJsonObject counts;
    for (const QString &table : countedTables())
        counts.insert(table, baseline->keys.value(table).size());
    return QJsonObject{{u"name"_s, baseline->name}, {u"at"_s, formatUtc(baseline->at)},
        {u"lastCommitAt"_s, baseline->lastCommitAt ? QJsonValue(formatUtc(*baseline->lastCommitAt)) : QJsonValue()},
        {u"counts"_s, counts}};
}

/// What the service is set to, by key; null when nobody can look.
QJsonValue Truth::settings(Result<Sql> &sql)
{
    if (!sql)
        return {};
    const auto rows = sql->run(u"select key, value::text from system_settings order by key"_s);
    if (!rows)
        return {};
    QJsonObject all;
    for (const QStringList &row : *rows)
        all.insert(row.value(0), row.value(1));
    return all;
}

/// What the disaster `rows_damaged` leaves behind; null when nobody can look.
QJsonValue Truth::damagedRows(Result<Sql> &sql)
{
    if (!sql)
        return {};
    const auto rows = sql->run(u"select count(*)::text from historical_sales where amount < 0 or quantity = 999"_s);
    return rows ? QJsonValue(rows->first().first().toInt()) : QJsonValue();
}

void Truth::addTables(QJsonObject &truth) const
{
    auto sql = m_reachable ? Sql::connect(m_login) : Result<Sql>(failure(ErrorCode::network, u"unreachable"_s));
    // A database that its server says does not exist holds no rows; of an unreachable one nothing is known.
    std::optional<TableKeys> keys;
    if (sql) {
        if (auto read = readKeys(*sql))
            keys = *read;
    } else if (sql.error().detail == u"3D000") {
        keys = TableKeys();
    }
    QJsonObject tables;
    for (const QString &table : countedTables()) {
        const bool isThere = keys && keys->contains(table);
        QJsonObject one{{u"rows"_s, isThere ? QJsonValue(keys->value(table).size()) : QJsonValue()}};
        if (table == u"heartbeat") {
            qint64 newest = 0;
            for (const auto &key : keys.value_or(TableKeys()).value(table).keys())
                newest = std::max(newest, key.second);
            one.insert(u"newestAt"_s,
                newest > 0 ? QJsonValue(formatUtc(UtcTime(std::chrono::microseconds(newest)))) : QJsonValue());
        }
        tables.insert(table, one);
    }
    truth.insert(u"tables"_s, tables);
    truth.insert(u"damagedRows"_s, damagedRows(sql));
    truth.insert(u"settings"_s, settings(sql));
    QJsonValue rowsLost;
    QJsonValue recoveryPoint;
    if (keys && m_disasters.baseline()) {
        const Loss loss = compare(m_disasters.baseline()->keys, *keys);
        rowsLost = loss.rows;
        if (loss.recoveryPoint)
            recoveryPoint = double(loss.recoveryPoint->count()) / 1e6;
    }
    truth.insert(u"rowsLost"_s, rowsLost);
    truth.insert(u"recoveryPointSeconds"_s, recoveryPoint);
}

} // namespace holdfast::range
