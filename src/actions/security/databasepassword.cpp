// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/security/databasepassword.h"

#include <QJsonArray>
#include <QUrl>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration signInDeadline{std::chrono::seconds{10}};

Result<DatabaseComputes *> computesOf(const Recovery &recovery)
{
    if (recovery.computes)
        return recovery.computes;
    return failure(ErrorCode::refused, u"The passwords of this database cannot be reset from here."_s);
}

Result<Secret> inVariable(const Recovery &recovery, const std::stop_token &stop)
{
    const auto variables = recovery.deploys.variables(stop);
    if (!variables)
        return failure(variables.error());
    return variables->value(recovery.service.databaseVariable);
}

Handle handleOf(const QString &branch, const QStringList &operations)
{
    return {{u"branch"_s, branch}, {u"operations"_s, QJsonArray::fromStringList(operations)}};
}

} // namespace

Result<> ResetDatabasePassword::precheck(const Inputs &inputs, std::stop_token)
{
    if (const auto computes = computesOf(m_recovery); !computes)
        return failure(computes.error());
    const auto branch = textInput(inputs, "branch");
    return branch ? Result<>{} : Result<>{failure(branch.error())};
}

Result<Preview> ResetDatabasePassword::preview(const StepKey &, const Inputs &inputs, std::stop_token)
{
    const auto computes = computesOf(m_recovery);
    if (!computes)
        return failure(computes.error());
    const QString branch = inputs.value("branch"_L1).toString();
    const QString role = m_recovery.service.applicationRole;
    return Preview{{(*computes)->describeResetPassword(branch, role)},
        u"The role “%1” gets a new password. The old one ends at once, with all its connections."_s.arg(role),
        {u"The service loses its database now, until the next two steps have given it the new password."_s,
            u"Whoever else uses this role (jobs, people, tools) is locked out as well, and so is the intruder."_s,
            u"The new password is never shown; the next step reads it from the provider."_s},
        {}};
}

Result<Handle> ResetDatabasePassword::begin(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto computes = computesOf(m_recovery);
    if (!computes)
        return failure(computes.error());
    const QString branch = inputs.value("branch"_L1).toString();
    const auto reset = (*computes)->resetPassword(branch, m_recovery.service.applicationRole, stop);
    if (!reset)
        return failure(reset.error());
    return handleOf(branch, reset->operationIds);
}

Result<std::optional<Handle>> ResetDatabasePassword::find(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const QString branch = inputs.value("branch"_L1).toString();
    const auto now = m_recovery.provider.connectionUri(
        branch, m_recovery.service.database, m_recovery.service.applicationRole, stop);
    if (!now)
        return failure(now.error());
    const auto before = inVariable(m_recovery, stop);
    if (!before)
        return failure(before.error());
    if (QUrl::fromEncoded(now->reveal()).password() == QUrl::fromEncoded(before->reveal()).password())
        return std::optional<Handle>();
    return std::optional(handleOf(branch, {}));
}

Result<Observation> ResetDatabasePassword::observe(const Handle &handle, std::stop_token stop)
{
    for (const QJsonValue &id : handle.value("operations"_L1).toArray()) {
        const auto operation = m_recovery.provider.operation(id.toString(), stop);
        if (!operation)
            return failure(operation.error());
        Observation observation;
        if (operation->status == OperationStatus::failed || operation->status == OperationStatus::cancelled) {
            observation.state = Observation::State::failed;
            observation.error = Error{ErrorCode::unavailable, u"The provider gave up on the new password."_s,
                operation->error, u"Look at the provider, then try again."_s, operation->id, {}, false};
            return observation;
        }
        if (operation->status != OperationStatus::finished) {
            observation.progress = u"The provider is at “%1”: %2."_s.arg(operation->action, operation->statusWord);
            return observation;
        }
    }
    return Observation{Observation::State::finished, {}, {}, handle, {{u"branch"_s, handle.value("branch"_L1)}}, {}};
}

Result<Undoing> ResetDatabasePassword::undo(const Handle &, std::stop_token)
{
    return Undoing{false, u"The former password is gone. Go on: the service gets the new one."_s};
}

Result<Verdict> OldPasswordRefused::run(const Inputs &, std::stop_token stop)
{
    const auto before = inVariable(m_recovery, stop);
    if (!before)
        return failure(before.error());
    const auto session = m_recovery.connector.connect(*before, signInDeadline, stop);
    if (session)
        return Verdict{Verdict::Kind::fail, u"The password of before still opens the database."_s, {}, {}};
    const bool refused = session.error().code == ErrorCode::unauthorised;
    return Verdict{refused ? Verdict::Kind::pass : Verdict::Kind::unknown,
        refused ? u"The password of before is refused."_s
                : u"Whether the password of before is dead cannot be told: %1"_s.arg(session.error().what),
        {}, {}};
}

} // namespace holdfast
