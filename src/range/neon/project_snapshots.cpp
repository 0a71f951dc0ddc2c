// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/neon/project.h"
#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

Result<NeonSnapshot> NeonProject::takeSnapshot(
    const QString &branchId, const QString &name, std::optional<UtcTime> time)
{
    const NeonBranch &source = *branch(branchId);
    if (auto ok = checkPoint(source, time, {}); !ok)
        return failure(ok.error());
    const QString id = u"snap-"_s + m_context.letters(12);
    m_snapshots << NeonSnapshot{
        id, name.isEmpty() ? id : name, branchId, source.cluster, time.value_or(m_context.now())};
    return m_snapshots.last();
}

Result<Begun> NeonProject::restoreSnapshot(
    const QString &snapshotId, const QString &name, const QString &targetId, const Settled &settled)
{
    const auto found = std::find_if(m_snapshots.cbegin(), m_snapshots.cend(),
        [&snapshotId](const NeonSnapshot &snapshot) { return snapshot.id == snapshotId; });
    if (found == m_snapshots.cend())
        return refused(404, u"snapshot not found"_s);
    const QString target = targetId.isEmpty() ? found->branchId : targetId;
    const NeonBranch *replaced = branch(target);
    if (replaced == nullptr)
        return refused(404, u"target branch not found"_s);
    if (!name.isEmpty() && branchNamed(name) != nullptr)
        return refused(409, u"branch with the provided name already exists"_s);
    const UtcTime now = m_context.now();
    const QString id = u"br-"_s + m_context.letters(12);
    NeonBranch made{id, name.isEmpty() ? replaced->name + u" (restored)"_s : name, {}, found->at, {}, u"init"_s, now,
        now, now, {}, false, false, {}, id, false, snapshotId, target, replaced->passwords};
    const ReplayPlan plan{found->cluster, found->at, {}, {}};
    m_branches << made;
    const Begun begun{id, {}, {addOperation(u"create_branch"_s, id, {}, true)}};
    m_farm.replay(id, plan, Farm::freePort(), [=, this](const Result<> &done) { becomeReady(begun, done, settled); });
    return begun;
}

Result<Begun> NeonProject::finalizeRestore(const QString &branchId, const QString &oldName, const Settled &settled)
{
    NeonBranch *restored = branch(branchId);
    NeonBranch *target = branch(restored->restoreTarget);
    if (restored->restoredFrom.isEmpty() || target == nullptr)
        return refused(400, u"the branch is not a restored one that waits to be finalized"_s);
    const QString aside = oldName.isEmpty() ? target->name + u" (old)"_s : oldName;
    if (branchNamed(aside) != nullptr)
        return refused(409, u"branch with the provided name already exists"_s);
    restored->name = std::exchange(target->name, aside);
    restored->isDefault = std::exchange(target->isDefault, false);
    restored->restoreTarget.clear();
    restored->updatedAt = target->updatedAt = m_context.now();
    NeonEndpoint *compute = endpointOf(target->id);
    if (compute == nullptr)
        return Begun{branchId, {}, {}};
    const Begun begun{branchId, compute->id,
        {addOperation(u"suspend_compute"_s, target->id, compute->id, true),
            addOperation(u"start_compute"_s, branchId, compute->id, false)}};
    compute->branchId = branchId;
    m_farm.stop(target->cluster, [=, this](const Result<> &stopped) {
        finishOperation(begun.operationIds.first(), stopped);
        startCompute(begun.operationIds.last(), begun.endpointId, settled);
    });
    return begun;
}

bool NeonProject::deleteSnapshot(const QString &snapshotId)
{
    return m_snapshots.removeIf([&snapshotId](const NeonSnapshot &snapshot) { return snapshot.id == snapshotId; }) > 0;
}

Result<Begun> NeonProject::resetPassword(const QString &branchId, const QString &role)
{
    NeonBranch &target = *branch(branchId);
    if (role != ownerRole && role != applicationRole)
        return refused(404, u"role not found"_s);
    const NeonEndpoint *compute = endpointOf(branchId);
    if (compute == nullptr || compute->state != u"active")
        return refused(422, u"the branch has no running compute"_s);
    auto sql = Sql::connect(m_farm.login(target.cluster));
    if (!sql)
        return refused(503, u"the compute cannot be reached"_s);
    const QString fresh = u"npg_"_s + m_context.letters(16);
    // Both are the range's own words: letters and digits, and one of two names.
    if (const auto set = sql->run(u"alter role \"%1\" password '%2'"_s.arg(role, fresh)); !set)
        return refused(500, set.error().what);
    const auto ended = sql->run(u"select pg_terminate_backend(pid) from pg_stat_activity where usename = $1"_s, {role});
    if (!ended)
        return refused(500, ended.error().what);
    target.passwords[role] = fresh;
    const Begun begun{branchId, compute->id, {addOperation(u"apply_config"_s, branchId, compute->id, true)}};
    finishOperation(begun.operationIds.first(), {});
    return begun;
}

} // namespace holdfast::range
