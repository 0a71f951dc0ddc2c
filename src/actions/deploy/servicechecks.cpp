// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/servicechecks.h"

#include "actions/database/datachecks.h"
#include "actions/support/wait.h"

#include <QUuid>

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
    const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto receipt = m_recovery.gate.writeAndRead(token, stop);
    if (!receipt)
        return failure(receipt.error());
    const QJsonObject evidence{{u"token"_s, token}, {u"buildId"_s, receipt->buildId}};
    if (!receipt->readBack || receipt->buildId.isEmpty() || receipt->buildId == previous)
        return Verdict{Verdict::Kind::fail,
            u"What was written through the public address was not read back by the new build."_s, evidence, {}};
    return Verdict{Verdict::Kind::pass,
        u"A value written through the public address was read back by build “%1”."_s.arg(receipt->buildId), evidence,
        {}};
}

Result<Verdict> WritesFlow::run(const Inputs &inputs, std::stop_token stop)
{
    const auto branch = textInput(inputs, "branch");
    if (!branch)
        return failure(branch.error());
    const auto session = openBranch(m_recovery, *branch, m_recovery.service.ownerRole, stop);
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

Result<Verdict> ServiceHealthy::run(const Inputs &, std::stop_token stop)
{
    const auto good = [](const ServiceHealth &health) { return health.health == Health::up && !health.maintenance; };
    const auto health = healthWhen(m_recovery, stop, good);
    if (!health)
        return failure(health.error());
    if (!good(*health))
        return Verdict{Verdict::Kind::fail, u"%1 calls itself “%2”."_s.arg(m_recovery.service.name, health->status),
            evidenceOf(*health), {}};
    return Verdict{Verdict::Kind::pass, u"%1 calls itself “%2”."_s.arg(m_recovery.service.name, health->status),
        evidenceOf(*health), {}};
}

} // namespace holdfast
