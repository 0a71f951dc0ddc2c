// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/deploy/setdatabasevariable.h"

#include "actions/support/standby.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// Whether the variable holds exactly the connection string of the branch.
Result<bool> pointsTo(const Recovery &recovery, const QString &branch, const std::stop_token &stop)
{
    const auto uri = connectionUri(recovery, branch, recovery.service.applicationRole, stop);
    if (!uri)
        return failure(uri.error());
    const auto variables = recovery.deploys.variables(stop);
    if (!variables)
        return failure(variables.error());
    return variables->value(recovery.service.databaseVariable).reveal() == uri->reveal();
}

Handle handleOf(const Inputs &inputs, const StepKey &key)
{
    return {{u"branch"_s, inputs.value(u"branch"_s)}, {u"before"_s, key.memo.value(u"before"_s)}};
}

} // namespace

Result<> SetDatabaseVariable::point(const QString &branch, const std::stop_token &stop) const
{
    const auto uri = connectionUri(m_recovery, branch, m_recovery.service.applicationRole, stop);
    if (!uri)
        return failure(uri.error());
    return m_recovery.deploys.setVariables({{m_recovery.service.databaseVariable, *uri}}, stop);
}

Result<> SetDatabaseVariable::precheck(const Inputs &inputs, std::stop_token)
{
    const auto branch = textInput(inputs, "branch");
    return branch ? Result<>{} : Result<>{failure(branch.error())};
}

Result<Preview> SetDatabaseVariable::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const QString branch = inputs.value(u"branch"_s).toString();
    auto before = placeInUse(m_recovery, stop);
    if (!before && isOnStandby(branch))
        before = QString(); // that the provider is gone is why we leave it
    if (!before)
        return failure(before.error());
    QStringList radius{
        u"Any deployment from now on, also one that somebody else starts, uses the recovered database."_s};
    QJsonObject memo;
    if (before->isEmpty())
        radius << u"What the variable says now is not kept, because its provider cannot be asked: to go back, roll "
                  u"the service back to the deployment of now."_s;
    else
        memo.insert(u"before"_s, *before);
    return Preview{{m_recovery.deploys.describeSetVariables(
                       {{m_recovery.service.databaseVariable, uriReference(m_recovery, branch)}})},
        u"%1 names the recovered branch. The running service notices nothing until it is deployed."_s.arg(
            m_recovery.service.databaseVariable),
        radius, memo};
}

Result<Handle> SetDatabaseVariable::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    if (auto set = point(inputs.value(u"branch"_s).toString(), stop); !set)
        return failure(set.error());
    return handleOf(inputs, key);
}

Result<std::optional<Handle>> SetDatabaseVariable::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto done = pointsTo(m_recovery, inputs.value(u"branch"_s).toString(), stop);
    if (!done)
        return failure(done.error());
    return *done ? std::optional<Handle>(handleOf(inputs, key)) : std::nullopt;
}

Result<Observation> SetDatabaseVariable::observe(const Handle &handle, std::stop_token)
{
    return Observation{Observation::State::finished, {}, {}, handle, {}, {}};
}

Result<Undoing> SetDatabaseVariable::undo(const Handle &handle, std::stop_token stop)
{
    const QString before = handle.value(u"before"_s).toString();
    if (before.isEmpty())
        return Undoing{false, u"It is not known which branch the service used before."_s};
    if (auto set = point(before, stop); !set)
        return failure(set.error());
    return Undoing{true, u"The variable names the former branch again."_s};
}

Result<Verdict> VariablePointsTo::run(const Inputs &inputs, std::stop_token stop)
{
    const auto branch = textInput(inputs, "branch");
    if (!branch)
        return failure(branch.error());
    const auto points = pointsTo(m_recovery, *branch, stop);
    if (!points)
        return failure(points.error());
    return *points
        ? Verdict{Verdict::Kind::pass, u"Read back: the variable names the recovered branch."_s, {}, {}}
        : Verdict{Verdict::Kind::fail, u"Read back: the variable does not name the recovered branch."_s, {}, {}};
}

} // namespace holdfast
