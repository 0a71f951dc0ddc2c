// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/database/setdefaultbranch.h"

namespace holdfast {

using namespace Qt::StringLiterals;

Result<DatabaseBranch> SetDefaultBranch::standard(const std::stop_token &stop) const
{
    const auto branches = m_recovery.provider.branches(stop);
    if (!branches)
        return failure(branches.error());
    for (const DatabaseBranch &branch : *branches) {
        if (branch.isDefault)
            return branch;
    }
    return failure(ErrorCode::notFound, u"The database project has no default branch."_s);
}

Result<> SetDefaultBranch::precheck(const Inputs &inputs, std::stop_token)
{
    const auto branch = textInput(inputs, "branch");
    return branch ? Result<>{} : Result<>{failure(branch.error())};
}

Result<Preview> SetDefaultBranch::preview(const StepKey &, const Inputs &inputs, std::stop_token stop)
{
    const auto before = standard(stop);
    if (!before)
        return failure(before.error());
    return Preview{{m_recovery.provider.describeSetDefaultBranch(inputs.value(u"branch"_s).toString())},
        u"The recovered branch becomes the project's default; “%1” stays as evidence."_s.arg(before->name),
        {u"No connection is dropped and no data moves."_s}, {{u"before"_s, before->id}}};
}

Result<Handle> SetDefaultBranch::begin(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const QString branch = inputs.value(u"branch"_s).toString();
    if (auto set = m_recovery.provider.setDefaultBranch(branch, stop); !set)
        return failure(set.error());
    return Handle{{u"branch"_s, branch}, {u"before"_s, key.memo.value(u"before"_s)}};
}

Result<std::optional<Handle>> SetDefaultBranch::find(const StepKey &key, const Inputs &inputs, std::stop_token stop)
{
    const auto now = standard(stop);
    if (!now)
        return failure(now.error());
    const QString branch = inputs.value(u"branch"_s).toString();
    if (now->id != branch)
        return std::optional<Handle>{};
    return std::optional<Handle>{Handle{{u"branch"_s, branch}, {u"before"_s, key.memo.value(u"before"_s)}}};
}

Result<Observation> SetDefaultBranch::observe(const Handle &handle, std::stop_token)
{
    return Observation{Observation::State::finished, {}, {}, handle, {}, {}};
}

Result<Undoing> SetDefaultBranch::undo(const Handle &handle, std::stop_token stop)
{
    const QString before = handle.value(u"before"_s).toString();
    if (before.isEmpty())
        return Undoing{true, u"The default branch was not changed."_s};
    if (auto set = m_recovery.provider.setDefaultBranch(before, stop); !set)
        return failure(set.error());
    return Undoing{true, u"The former branch is the default again."_s};
}

} // namespace holdfast
