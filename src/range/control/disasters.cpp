// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/control/disasters.h"

#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

Disasters::Disasters(NeonProject &project, RailwayService &service, const Standby &standby, QObject *parent)
    : QObject(parent)
    , m_project(project)
    , m_service(service)
    , m_standby(standby)
{ }

QStringList Disasters::names()
{
    return {u"database_gone"_s, u"table_dropped"_s, u"rows_damaged"_s, u"rows_deleted"_s, u"database_unreachable"_s,
        u"database_provider_lost"_s, u"service_crashed"_s, u"bad_deploy"_s};
}

bool Disasters::takesCount(const QString &name) { return name == u"rows_damaged" || name == u"rows_deleted"; }

QUrl Disasters::databaseInUse()
{
    const Deployment *live = m_service.live();
    const auto variables = live != nullptr ? live->variables : m_service.variables();
    return QUrl(variables.value(u"DATABASE_URL"_s));
}

NeonBranch *Disasters::liveBranch() { return m_project.branchAt(databaseInUse().port()); }

std::optional<Login> Disasters::standbyInUse()
{
    const QUrl url = databaseInUse();
    const auto login = url.port() == m_standby.port() ? m_standby.login() : std::nullopt;
    return login ? std::optional(login->in(url.path().mid(1))) : std::nullopt;
}

void Disasters::strike(const QString &name, qint64 count, const Done &done)
{
    NeonBranch *branch = liveBranch();
    if (branch == nullptr || !m_project.farm().isReady(branch->cluster))
        return done(failure(ErrorCode::conflict, u"the live database is not there to be damaged"_s));
    const Login login = m_project.farm().login(branch->cluster);
    auto outside = Sql::connect(login);
    auto inside = Sql::connect(login.in(databaseName.toString()));
    if (!outside || !inside)
        return done(failure(ErrorCode::conflict, u"the live database is not there to be damaged"_s,
            (outside ? inside : outside).error().why));
    auto baseline = freeze(*inside, *outside);
    if (!baseline)
        return done(failure(baseline.error()));
    baseline->name = name;
    const auto struck = [this, done, measured = *baseline](const Result<> &result) {
        if (result)
            m_baseline = measured;
        done(result);
    };
    const bool isProviderLost = name == u"database_provider_lost";
    if (isProviderLost)
        m_project.lose();
    if (isProviderLost || name == u"database_unreachable") {
        // The host is lost, not only the process: starting the compute again fails until another branch takes over.
        branch->hostLost = true;
        return m_project.farm().stop(branch->cluster, struck, true);
    }
    if (name == u"service_crashed" || name == u"bad_deploy")
        return strikeService(name, struck);
    struck(damage(name, count, *inside, *outside));
}

Result<Baseline> Disasters::freeze(Sql &inside, Sql &outside) const
{
    // From here to the end of the damage nobody else commits: writers wait for the locks.
    QStringList present;
    for (const QString &table :
        {u"products"_s, u"historical_sales"_s, u"heartbeat"_s, u"probe"_s, u"system_settings"_s}) {
        const auto found = inside.run(u"select to_regclass($1) is not null"_s, {table});
        if (found && found->first().first() == u"t")
            present << table;
    }
    if (auto ok = inside.run(u"begin; lock table "_s + present.join(u", "_s) + u" in exclusive mode"_s); !ok)
        return failure(ok.error());
    auto keys = readKeys(inside);
    if (!keys)
        return failure(keys.error());
    QStringList newest;
    for (const QString &table : std::as_const(present))
        newest << u"(select max(pg_xact_commit_timestamp(xmin)) from %1)"_s.arg(table);
    const auto last = inside.run(u"select greatest(%1)::text"_s.arg(newest.join(u", "_s)));
    if (!last)
        return failure(last.error());
    // A commit of its own just before the damage: the WAL of DROP DATABASE deletes files before its commit, so a
    // recovery target between the last good commit and the drop must stop here.
    const auto mark = outside.run(u"select pg_current_xact_id()::xid::text"_s);
    if (!mark)
        return failure(mark.error());
    const auto at = outside.run(u"select pg_xact_commit_timestamp($1::text::xid)::text"_s, {mark->first().first()});
    if (!at)
        return failure(at.error());
    return Baseline{{}, parseUtc(at->first().first()).value_or(UtcTime()), parseUtc(last->first().first()), *keys};
}

Result<> Disasters::damage(const QString &name, qint64 count, Sql &inside, Sql &outside) const
{
    const QString chosen = u"(select id from historical_sales order by id desc limit %1)"_s.arg(count);
    const QMap<QString, QString> statements{{u"table_dropped"_s, u"drop table historical_sales cascade"_s},
        {u"rows_deleted"_s, u"delete from historical_sales where id in "_s + chosen},
        {u"rows_damaged"_s, u"update historical_sales set amount = -amount, quantity = 999 where id in "_s + chosen}};
    const auto result = name == u"database_gone" ? outside.run(u"drop database capliquify with (force)"_s)
                                                 : inside.run(statements.value(name) + u"; commit"_s);
    if (!result)
        return failure(result.error());
    return {};
}

void Disasters::strikeService(const QString &name, const Done &done)
{
    if (name == u"bad_deploy") {
        m_service.commitBadly();
        return awaitTurn(m_service.deploy(m_service.variables(), {}), done);
    }
    const Deployment *live = m_service.live();
    if (live == nullptr)
        return done(failure(ErrorCode::conflict, u"no instance is live"_s));
    awaitTurn(live->id, done);
    m_service.crash();
}

void Disasters::awaitTurn(const QString &deploymentId, const Done &done)
{
    auto *once = new QObject(this);
    connect(&m_service, &RailwayService::turned, once, [once, deploymentId, done](const QString &id) {
        if (id != deploymentId)
            return;
        once->deleteLater();
        done({});
    });
}

} // namespace holdfast::range
