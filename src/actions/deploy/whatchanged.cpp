// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/whatchanged.h"

#include "actions/deploy/deploymentwatch.h"
#include "actions/deploy/knowngood.h"

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration lately = 1h;

QJsonArray deployedLately(const QList<DeploymentRecord> &newestFirst, UtcTime now)
{
    QJsonArray sentences;
    for (const DeploymentRecord &one : newestFirst) {
        if (now - one.deployment.createdAt > lately)
            break;
        QString sentence = u"%1: deployment %2 was started; Railway says “%3” of it now."_s.arg(
            formatUtcSeconds(one.deployment.createdAt), one.deployment.id, one.deployment.statusWord);
        if (!one.commit.isEmpty())
            sentence += u" Its commit is %1."_s.arg(one.commit.left(10));
        sentences << sentence;
    }
    return sentences;
}

} // namespace

QString WhatChanged::reads() const
{
    return u"Reads which deployments were started lately, where one can go back to, and which settings differ."_s;
}

Result<Observation> WhatChanged::look(const Inputs &, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const DeploymentRecord *current = currentOf(*deployments);
    QJsonObject facts{{u"changes"_s, deployedLately(*deployments, m_recovery.clock.utc())},
        {u"currentDeploymentId"_s, current ? current->deployment.id : QString()}, {u"goodDeploymentId"_s, QString()},
        {u"way"_s, QString(wayRollBack)}};
    if (const auto good = knownGood(*deployments)) {
        facts.insert(u"goodDeploymentId"_s, good->record.deployment.id);
        facts.insert(u"proof"_s, good->proof());
        const auto reverted = revertedBy(m_recovery, good->record, stop);
        if (!reverted && reverted.error().code != ErrorCode::badReply && reverted.error().code != ErrorCode::notFound)
            return failure(reverted.error());
        facts.insert(u"reverted"_s, QJsonArray::fromStringList(reverted ? reverted->names : QStringList()));
        facts.insert(u"secrets"_s, QJsonArray::fromStringList(reverted ? reverted->secrets : QStringList()));
        // What cannot be compared is not brought back either.
        if (!reverted || !reverted->secrets.isEmpty())
            facts.insert(u"way"_s, QString(wayDeployCommit));
    }
    return Observation{Observation::State::finished, {}, {}, facts, facts, {}};
}

Result<Verdict> HasKnownGood::run(const Inputs &inputs, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const auto good = knownAs(*deployments, inputs.value(u"deployment"_s).toString());
    if (!good)
        return Verdict{Verdict::Kind::fail,
            u"There is no earlier deployment to go back to. If the service has crashed, "
            u"restart it; if its newest "
            u"program is wrong, correct it and deploy that."_s,
            {}, {}};
    return Verdict{Verdict::Kind::pass, good->proof(), {{u"deploymentId"_s, good->record.deployment.id}}, {}};
}

} // namespace holdfast
