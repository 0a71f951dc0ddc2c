// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/servicechecks.h"

#include "actions/database/datachecks.h"
#include "actions/support/wait.h"

#include <QJsonArray>
#include <QUuid>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration patience = 30s;

/// Asks for the service's health until `good` likes it; the last answer in either case.
template <class Good> Result<ServiceHealth> healthWhen(const Recovery &recovery, const std::stop_token &stop, Good good)
{
    Result<ServiceHealth> last;
    waitUntil(
        [&] {
            last = recovery.gate.health(healthDeadline, stop);
            return last && good(*last);
        },
        patience, questionPause, stop);
    return last;
}

QJsonObject evidenceOf(const ServiceHealth &health)
{
    return {{u"status"_s, health.status}, {u"buildId"_s, health.buildId}, {u"database"_s, health.databaseStatus},
        {u"maintenance"_s, health.maintenance}};
}

} // namespace

Result<Verdict> NewBuildAnswers::run(const Inputs &inputs, std::stop_token stop)
{
    const QString previous = inputs.value(u"previousBuildId"_s).toString();
    const auto isNew = [&previous](const ServiceHealth &health) {
        return !health.buildId.isEmpty() && health.buildId != previous;
    };
    const auto health = healthWhen(m_recovery, stop, isNew);
    if (!health)
        return failure(health.error());
    if (!isNew(*health))
        return Verdict{Verdict::Kind::fail,
            u"The former build “%1” still answers at the public address."_s.arg(health->buildId), evidenceOf(*health),
            {}};
    return Verdict{Verdict::Kind::pass, u"The new build “%1” answers at the public address."_s.arg(health->buildId),
        evidenceOf(*health), {{u"buildId"_s, health->buildId}}};
}

Result<Verdict> WriteRead::run(const Inputs &inputs, std::stop_token stop)
{
    const QString previous = inputs.value(u"previousBuildId"_s).toString();
    const int times = std::max(1, inputs.value(u"times"_s).toInt(1));
    QJsonArray tokens;
    QString build;
    for (int i = 0; i < times; ++i) {
        const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const auto receipt = m_recovery.gate.writeAndRead(token, stop);
        if (!receipt)
            return failure(receipt.error());
        build = receipt->buildId;
        tokens << token;
        if (!receipt->readBack || build.isEmpty() || build == previous)
            return Verdict{Verdict::Kind::fail,
                u"What was written through the public address was not read back by the new build."_s,
                {{u"tokens"_s, tokens}, {u"buildId"_s, build}}, {}};
    }
    const QString count = times == 1 ? QString() : u" %1 times in a row"_s.arg(times);
    return Verdict{Verdict::Kind::pass,
        u"A value written through the public address was read back by build “%1”%2."_s.arg(build, count),
        {{u"tokens"_s, tokens}, {u"buildId"_s, build}}, {}};
}

Result<Verdict> DatabaseReachable::run(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session && provesAbsence(session.error()))
        return Verdict{Verdict::Kind::fail,
            u"The database cannot be reached, so this needs a full recovery: use the runbook for the loss of the "
            u"database. %1"_s.arg(reasonOf(session.error())),
            {{u"recovery"_s, u"full"_s}}, {}};
    if (!session)
        return failure(session.error());
    const auto version = scalar(**session, u"show server_version"_s, {}, stop);
    if (!version)
        return failure(version.error());
    return Verdict{Verdict::Kind::pass,
        u"The database answers (PostgreSQL %1), so the application alone is recovered."_s.arg(*version),
        {{u"recovery"_s, u"application"_s}}, {{u"recovery"_s, u"application"_s}}};
}

Result<Verdict> WritesFlow::run(const Inputs &inputs, std::stop_token stop)
{
    const auto session = openOwned(m_recovery, inputs, stop);
    if (!session)
        return failure(session.error());
    const auto before = newestHeartbeat(m_recovery, **session, stop);
    if (!before)
        return failure(before.error());
    Result<UtcTime> after = *before;
    const bool flowing = waitUntil(
        [&] {
            after = newestHeartbeat(m_recovery, **session, stop);
            return after && *after > *before;
        },
        patience, questionPause, stop);
    if (!after)
        return failure(after.error());
    if (!flowing)
        return Verdict{Verdict::Kind::fail,
            u"No new data arrives: the newest is still from %1."_s.arg(formatUtcSeconds(*before)), {}, {}};
    return Verdict{Verdict::Kind::pass, u"New data arrives on the recovered database."_s,
        {{u"before"_s, formatUtc(*before)}, {u"after"_s, formatUtc(*after)}},
        {{u"restoredAt"_s, formatUtc(m_recovery.clock.utc())}}};
}

Result<Verdict> ServiceHealthy::run(const Inputs &inputs, std::stop_token stop)
{
    const auto good = [](const ServiceHealth &health) { return health.health == Health::up && !health.maintenance; };
    const auto health = healthWhen(m_recovery, stop, good);
    if (!health)
        return failure(health.error());
    if (!good(*health))
        return Verdict{Verdict::Kind::fail, u"%1 calls itself “%2”."_s.arg(m_recovery.service.name, health->status),
            evidenceOf(*health), {}};
    return Verdict{Verdict::Kind::pass, u"%1 calls itself “%2”."_s.arg(m_recovery.service.name, health->status),
        evidenceOf(*health), restoredNow(m_recovery, inputs)};
}

} // namespace holdfast
