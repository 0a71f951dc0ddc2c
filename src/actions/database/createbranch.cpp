// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/createbranch.h"

#include <QJsonArray>
#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// Providers may cut an instant to whole seconds.
constexpr Duration timestampResolution{1000};

Handle handleOf(const DatabaseBranch &branch, const QStringList &operations)
{
    return {{u"branchId"_s, branch.id}, {u"branchName"_s, branch.name},
        {u"operations"_s, QJsonArray::fromStringList(operations)}};
}

Observation finished(const Handle &handle)
{
    const QJsonObject facts{
        {u"branchId"_s, handle.value(u"branchId"_s)}, {u"branchName"_s, handle.value(u"branchName"_s)}};
    return {Observation::State::finished, {}, {}, handle, facts, {}};
}

Observation gaveUp(const DatabaseOperation &operation)
{
    Observation observation;
    observation.state = Observation::State::failed;
    observation.error = Error{ErrorCode::unavailable, u"Neon could not make the branch."_s,
        u"Its operation “%1” ended as “%2”. %3"_s.arg(operation.action, operation.statusWord, operation.error),
        u"Take the step back, which deletes the unfinished branch, then try again."_s, operation.id, {}, false};
    return observation;
}

} // namespace

Result<NewBranch> CreateBranch::wanted(const StepKey &key, const Inputs &inputs)
{
    const auto parent = textInput(inputs, "parent");
    const auto name = textInput(inputs, "name");
    const auto at = timeInput(inputs, "at");
    for (const auto *error :
        {parent ? nullptr : &parent.error(), name ? nullptr : &name.error(), at ? nullptr : &at.error()}) {
        if (error)
            return failure(*error);
    }
    return NewBranch{*name, *parent, *at, key.marker()};
}

Result<> CreateBranch::precheck(const Inputs &inputs, std::stop_token stop)
{
    const auto branch = wanted({}, inputs);
    if (!branch)
        return failure(branch.error());
    const auto project = m_recovery.provider.project(stop);
    if (!project)
        return failure(project.error());
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    const DatabaseBranch *parent = findBranch(*branches, branch->parentId);
    if (!parent)
        return failure(ErrorCode::notFound, u"The branch to restore from does not exist any more."_s, {},
            u"Restore from an off-provider copy, or ask the provider to recover the branch."_s);
    const UtcTime now = m_recovery.clock.utc();
    const UtcTime start = historyStart(*project, *parent, now);
    if (branch->at < start || branch->at > now)
        return failure(ErrorCode::invalid, u"%1 is outside what can be restored."_s.arg(formatUtcSeconds(branch->at)),
            u"The history of “%1” reaches from %2 to now."_s.arg(parent->name, formatUtcSeconds(start)),
            u"Choose a restore point inside it."_s);
    return {};
}

Result<Preview> CreateBranch::preview(const StepKey &key, const Inputs &inputs, std::stop_token)
{
    const auto branch = wanted(key, inputs);
    if (!branch)
        return failure(branch.error());
    return Preview{{m_recovery.provider.describeCreateBranch(*branch)},
        u"A new branch “%1” with all databases as they were at %2."_s.arg(branch->name, formatUtc(branch->at)),
        {u"Production is not touched: the new branch stands beside it."_s,
            u"The provider may refuse other changes to the project while it works."_s},
        {}};
}

Result<Handle> CreateBranch::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto branch = wanted(key, inputs);
    if (!branch)
        return failure(branch.error());
    const auto created = m_recovery.provider.createBranch(*branch, stop);
    if (created)
        return handleOf(created->branch, created->operationIds);
    if (created.error().code != ErrorCode::conflict)
        return failure(created.error());
    // The name is taken: by an earlier attempt of this very step, or by somebody else.
    const auto earlier = find(key, inputs, stop);
    if (earlier && *earlier)
        return **earlier;
    return failure(earlier ? created.error() : earlier.error());
}

Result<std::optional<Handle>> CreateBranch::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto asked = timeInput(inputs, "at");
    if (!asked)
        return failure(asked.error());
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    for (const DatabaseBranch &branch : *branches) {
        if (branch.annotation.value(u"holdfast"_s) != key.marker())
            continue;
        if (branch.parentTimestamp && std::chrono::abs(*branch.parentTimestamp - *asked) > timestampResolution)
            return failure(ErrorCode::refused, u"A branch of an earlier attempt stands in the way."_s,
                u"“%1” holds the data of %2."_s.arg(branch.name, formatUtcSeconds(*branch.parentTimestamp)),
                u"Take this step back, which deletes it, then try again."_s);
        const auto operations = m_recovery.provider.operationsOf(branch.id, stop);
        if (!operations)
            return failure(operations.error());
        QStringList ids;
        for (const DatabaseOperation &operation : *operations)
            ids << operation.id;
        return std::optional(handleOf(branch, ids));
    }
    return std::optional<Handle>{};
}

Result<Observation> CreateBranch::observe(const Handle &handle, std::stop_token stop)
{
    const QJsonArray operations = handle.value(u"operations"_s).toArray();
    for (const QJsonValue &id : operations) {
        const auto operation = m_recovery.provider.operation(id.toString(), stop);
        if (!operation)
            return failure(operation.error());
        if (operation->status == OperationStatus::failed || operation->status == OperationStatus::cancelled)
            return gaveUp(*operation);
        if (operation->status != OperationStatus::finished) {
            Observation working;
            working.progress = u"Neon is at “%1”: %2."_s.arg(operation->action, operation->statusWord);
            return working;
        }
    }
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    const DatabaseBranch *branch = findBranch(*branches, handle.value(u"branchId"_s).toString());
    if (branch && branch->state == "ready"_L1)
        return finished(handle);
    Observation working;
    working.progress =
        branch ? u"The branch is “%1”, not yet ready."_s.arg(branch->state) : u"The branch is not listed yet."_s;
    return working;
}

Result<Undoing> CreateBranch::undo(const Handle &handle, std::stop_token stop)
{
    const QString branch = handle.value(u"branchId"_s).toString();
    if (branch.isEmpty())
        return Undoing{true, u"No branch was made."_s};
    if (auto deleted = m_recovery.provider.deleteBranch(branch, stop); !deleted)
        return failure(deleted.error());
    return Undoing{true, u"The branch “%1” was deleted."_s.arg(handle.value(u"branchName"_s).toString())};
}

} // namespace holdfast
