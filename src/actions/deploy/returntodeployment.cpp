// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/returntodeployment.h"

#include "actions/deploy/deploymentwatch.h"
#include "actions/support/wait.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration formerDeadline = 5min;
constexpr Duration formerPause = 250ms;

Handle returnHandle(const StepKey &key, const QString &deploymentId)
{
    Handle handle = key.memo;
    if (!deploymentId.isEmpty())
        handle.insert(u"deploymentId"_s, deploymentId);
    return handle;
}

QString commitIn(const QJsonObject &memo) { return memo.value(u"commit"_s).toString(); }

QString onlyCommit(const DeploymentRecord &record)
{
    if (record.commit.isEmpty())
        return u"Its commit is not known either: put the settings right by hand, then deploy."_s;
    return u"Choose “%1” instead: it starts commit %2 with the settings of today."_s.arg(
        QString(wayDeployCommit), record.commit.left(10));
}

} // namespace

Result<ReturnToDeployment::Target> ReturnToDeployment::target(
    const Inputs &inputs, const QList<DeploymentRecord> &deployments, const std::stop_token &stop) const
{
    const QString way = inputs.value(u"way"_s).toString();
    const QString id = inputs.value(u"deployment"_s).toString();
    const auto good = knownAs(deployments, id);
    if (!good)
        return failure(ErrorCode::notFound, u"There is no deployment “%1” among the newest."_s.arg(id), {},
            u"Copy its id from the list at the provider."_s);
    const DeploymentRecord &record = good->record;
    if (way == wayDeployCommit) {
        if (record.commit.isEmpty())
            return failure(ErrorCode::refused, u"Railway does not tell the commit of this deployment."_s, {},
                u"Choose another one, or roll back."_s);
        return Target{*good, false, {}};
    }
    if (!record.canRollBack)
        return failure(ErrorCode::refused, u"Railway cannot roll back to this deployment."_s,
            u"It runs now, never ran, or its image is not kept any more."_s, onlyCommit(record));
    const auto reverted = revertedBy(m_recovery, record, stop);
    if (!reverted && (reverted.error().code == ErrorCode::badReply || reverted.error().code == ErrorCode::notFound))
        return failure(ErrorCode::refused, u"It cannot be told which settings a rollback would bring back."_s,
            reverted.error().what, onlyCommit(record));
    if (!reverted)
        return failure(reverted.error());
    if (!reverted->secrets.isEmpty())
        return failure(ErrorCode::refused, u"A rollback would bring back former values of settings that must stay."_s,
            u"Changed since that deployment: %1."_s.arg(reverted->secrets.join(u", "_s)), onlyCommit(record));
    return Target{*good, true, *reverted};
}

Result<> ReturnToDeployment::precheck(const Inputs &inputs, std::stop_token)
{
    const auto id = textInput(inputs, "deployment");
    const auto way = textInput(inputs, "way");
    if (!id || !way)
        return failure((id ? way : id).error());
    if (*way != wayRollBack && *way != wayDeployCommit)
        return failure(ErrorCode::invalid, u"“%1” is no way to go back."_s.arg(*way), {},
            u"Choose “%1” or “%2”."_s.arg(QString(wayRollBack), QString(wayDeployCommit)));
    return {};
}

Result<Preview> ReturnToDeployment::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    if (auto free = nothingUnderWay(*deployments); !free)
        return failure(free.error());
    const auto wanted = target(inputs, *deployments, stop);
    if (!wanted)
        return failure(wanted.error());
    const DeploymentRecord &record = wanted->good.record;
    const DeploymentRecord *current = currentOf(*deployments);
    QStringList radius{wanted->good.proof(), u"%1 restarts once, for everybody."_s.arg(m_recovery.service.name)};
    if (!wanted->rollsBack)
        radius << u"All settings stay as they are."_s;
    else if (wanted->reverted.names.isEmpty())
        radius << u"No setting has changed since, so none is brought back."_s;
    else
        radius << u"These settings get their former values back: %1."_s.arg(wanted->reverted.names.join(u", "_s));
    radius << u"What was deployed after it is not in use any more. The database is not touched."_s;
    const QJsonObject memo{{u"before"_s, idsOf(*deployments)}, {u"commit"_s, record.commit},
        {u"rolledBack"_s, wanted->rollsBack}, {u"previous"_s, current ? current->deployment.id : QString()},
        {u"previousCommit"_s, current ? current->commit : QString()}};
    const RequestPreview request = wanted->rollsBack
        ? m_recovery.operations.describeChange(record.deployment.id, DeployOperations::Change::rollBack)
        : m_recovery.operations.describeDeployCommit(record.commit);
    return Preview{{request},
        u"%1 runs the program of %2 again."_s.arg(
            m_recovery.service.name, formatUtcSeconds(record.deployment.createdAt)),
        radius, memo};
}

Result<Handle> ReturnToDeployment::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const auto wanted = target(inputs, *deployments, stop); // settings may have changed since the preview
    if (!wanted)
        return failure(wanted.error());
    if (!wanted->rollsBack) {
        const auto id = m_recovery.operations.deployCommit(wanted->good.record.commit, stop);
        return id ? Result<Handle>{returnHandle(key, *id)} : Result<Handle>{failure(id.error())};
    }
    const auto done =
        m_recovery.operations.change(wanted->good.record.deployment.id, DeployOperations::Change::rollBack, stop);
    if (!done)
        return failure(done.error());
    return returnHandle(key, {}); // the platform does not tell the id: observe() finds it
}

Result<std::optional<Handle>> ReturnToDeployment::find(const StepKey &key, const Inputs &, std::stop_token stop)
{
    const auto started = startedSince(m_recovery, key.memo.value(u"before"_s).toArray(), commitIn(key.memo), stop);
    if (!started)
        return failure(started.error());
    return *started ? std::optional<Handle>{returnHandle(key, **started)} : std::optional<Handle>{};
}

Result<Observation> ReturnToDeployment::observe(const Handle &handle, std::stop_token stop)
{
    QString id = handle.value(u"deploymentId"_s).toString();
    if (id.isEmpty()) {
        const auto started = startedSince(m_recovery, handle.value(u"before"_s).toArray(), commitIn(handle), stop);
        if (!started)
            return failure(started.error());
        if (!*started)
            return Observation{
                Observation::State::working, 500ms, u"Railway does not list the new deployment yet."_s, {}, {}, {}};
        id = **started;
    }
    const auto deployment = m_recovery.deploys.deployment(id, stop);
    if (!deployment)
        return failure(deployment.error());
    return observationOf(*deployment);
}

Result<> ReturnToDeployment::start(const QString &previous, bool rolledBack, const std::stop_token &stop) const
{
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const auto record = knownAs(*deployments, previous);
    // Only a rollback brings back the settings that a rollback has taken away.
    const bool rollsBack = rolledBack && record && record->record.canRollBack;
    return m_recovery.operations.change(
        previous, rollsBack ? DeployOperations::Change::rollBack : DeployOperations::Change::redeploy, stop);
}

Result<Undoing> ReturnToDeployment::undo(const Handle &handle, std::stop_token stop)
{
    const QString previous = handle.value(u"previous"_s).toString();
    if (previous.isEmpty())
        return Undoing{false, u"No deployment ran before, so there is nothing to go back to."_s};
    const auto deployments = newestDeployments(m_recovery, stop);
    if (!deployments)
        return failure(deployments.error());
    const QJsonArray before = handle.value(u"before"_s).toArray();
    QList<DeploymentRecord> since = *deployments;
    since.removeIf([&before](const DeploymentRecord &one) { return before.contains(one.deployment.id); });
    const QString former = handle.value(u"previousCommit"_s).toString();
    // One of ours, and perhaps one of an earlier try to take it back.
    const bool isBegun = since.size() > 1 && !former.isEmpty() && since.first().commit == former;
    if (since.size() > 1 && !isBegun)
        return failure(ErrorCode::refused, u"Something else was deployed since."_s,
            u"%1 deployments were started after this step."_s.arg(since.size() - 1),
            u"Look at them at the provider and decide."_s);
    QJsonArray known = idsOf(*deployments);
    if (isBegun) {
        known = before;
        known << since.last().deployment.id;
    } else if (const auto started = start(previous, handle.value(u"rolledBack"_s).toBool(), stop); !started) {
        return failure(started.error());
    }
    return awaitFormer(known, former, stop);
}

Result<Undoing> ReturnToDeployment::awaitFormer(
    const QJsonArray &before, const QString &commit, const std::stop_token &stop)
{
    Result<Observation> seen = Observation{};
    waitUntil(
        [&] {
            seen = observe({{u"before"_s, before}, {u"commit"_s, commit}}, stop);
            return seen && seen->state != Observation::State::working;
        },
        formerDeadline, formerPause, stop);
    if (!seen)
        return failure(seen.error());
    if (seen->state == Observation::State::failed)
        return failure(*seen->error);
    if (seen->state == Observation::State::working)
        return failure(ErrorCode::timedOut, u"The former program is not running yet."_s, seen->progress,
            u"Take the step back again: nothing is started twice."_s);
    return Undoing{true,
        u"The program that ran before runs again, as deployment %1."_s.arg(
            seen->facts.value(u"deploymentId"_s).toString())};
}

} // namespace holdfast
