// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/neon/project.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

Result<Begun> NeonProject::restoreBranch(const QString &branchId, const QString &sourceId, std::optional<UtcTime> time,
    const QString &lsn, const QString &preserveName, const Settled &settled)
{
    NeonBranch *target = branch(branchId);
    NeonBranch *source = branch(sourceId);
    if (source == nullptr)
        return refused(404, u"source branch not found"_s);
    const bool hasChildren = std::any_of(
        m_branches.cbegin(), m_branches.cend(), [&](const NeonBranch &b) { return b.parentId == branchId; });
    if (source == target && !time && lsn.isEmpty())
        return refused(400, u"source_timestamp or source_lsn is required to restore a branch to its own history"_s);
    if ((source == target || hasChildren) && preserveName.isEmpty())
        return refused(400, u"preserve_under_name is required"_s);
    if (!preserveName.isEmpty() && branchNamed(preserveName) != nullptr)
        return refused(409, u"branch with the provided name already exists"_s);
    if (auto ok = checkPoint(*source, time, lsn); !ok)
        return failure(ok.error());
    const UtcTime now = m_context.now();
    const QString fresh = branchId + u"-r"_s + m_context.letters(6);
    const QString old = target->cluster;
    const ReplayPlan plan{source->cluster, time, lsn, old};
    NeonEndpoint *compute = endpointOf(branchId);
    const int port = compute != nullptr ? compute->port : Farm::freePort();
    Begun begun{branchId, compute != nullptr ? compute->id : QString(),
        {addOperation(u"create_timeline"_s, branchId, {}, true)}};
    if (compute != nullptr)
        begun.operationIds << addOperation(u"start_compute"_s, branchId, compute->id, false);
    target->cluster = fresh;
    target->lastResetAt = now;
    target->hostLost = false;
    setBranchState(branchId, u"resetting"_s);
    NeonBranch preserved = *target;
    if (!preserveName.isEmpty()) {
        preserved.id = u"br-"_s + m_context.letters(12);
        preserved.name = preserveName;
        preserved.isDefault = false;
        preserved.state = u"ready"_s;
        preserved.createdAt = now;
        preserved.cluster = old;
        preserved.lastResetAt.reset();
        for (NeonBranch &child : m_branches) {
            if (child.parentId == branchId)
                child.parentId = preserved.id;
        }
        m_branches << preserved;
    }
    m_farm.replay(fresh, plan, port, [=, this](const Result<> &done) { becomeReady(begun, done, settled); });
    return begun;
}

Result<Begun> NeonProject::deleteBranch(const QString &branchId, const Settled &settled)
{
    const NeonBranch *target = branch(branchId);
    if (target->isDefault)
        return refused(422, u"cannot delete the default branch"_s);
    if (target->parentId.isEmpty())
        return refused(422, u"cannot delete a root branch"_s);
    if (target->isProtected)
        return refused(422, u"cannot delete a protected branch"_s);
    for (const NeonBranch &other : std::as_const(m_branches)) {
        if (other.parentId == branchId)
            return refused(422, u"cannot delete a branch that has children"_s);
    }
    Begun begun{branchId, {}, {addOperation(u"delete_timeline"_s, branchId, {}, true)}};
    const QString cluster = target->cluster;
    m_farm.stop(cluster, [=, this](const Result<> &stopped) {
        m_farm.remove(cluster);
        m_branches.removeIf([&](const NeonBranch &b) { return b.id == branchId; });
        m_endpoints.removeIf([&](const NeonEndpoint &e) { return e.branchId == branchId; });
        finishOperation(begun.operationIds.first(), stopped);
        settled();
    });
    return begun;
}

Result<Begun> NeonProject::startEndpoint(const QString &endpointId, bool restart, const Settled &settled)
{
    const NeonEndpoint *target = endpoint(endpointId);
    if (target->disabled)
        return refused(422, u"endpoint is disabled"_s);
    Begun begun{target->branchId, endpointId, {}};
    if (restart)
        begun.operationIds << addOperation(u"suspend_compute"_s, target->branchId, endpointId, true);
    begun.operationIds << addOperation(u"start_compute"_s, target->branchId, endpointId, !restart);
    if (!restart) {
        startCompute(begun.operationIds.last(), endpointId, settled);
        return begun;
    }
    m_farm.stop(branch(target->branchId)->cluster, [=, this](const Result<> &stopped) {
        finishOperation(begun.operationIds.first(), stopped);
        startCompute(begun.operationIds.last(), endpointId, settled);
    });
    return begun;
}

void NeonProject::startCompute(const QString &operationId, const QString &endpointId, const Settled &settled)
{
    const NeonEndpoint target = *endpoint(endpointId);
    const NeonBranch owner = *branch(target.branchId);
    setOperation(operationId, u"running"_s);
    const auto started = [=, this](const Result<> &done) {
        if (done)
            setEndpointState(endpointId, u"active"_s);
        finishOperation(operationId, done);
        settled();
    };
    // Nothing may settle before the request that began it has its answer.
    if (!owner.hostLost)
        return m_farm.start(owner.cluster, target.port, started);
    const auto lost = [started] {
        started(failure(ErrorCode::unavailable, u"the host of the compute cannot be reached"_s));
    };
    QMetaObject::invokeMethod(this, lost, Qt::QueuedConnection);
}

Result<Begun> NeonProject::suspendEndpoint(const QString &endpointId, const Settled &settled)
{
    const NeonEndpoint *target = endpoint(endpointId);
    Begun begun{target->branchId, endpointId, {addOperation(u"suspend_compute"_s, target->branchId, endpointId, true)}};
    const QString cluster = branch(target->branchId)->cluster;
    m_farm.stop(cluster, [=, this](const Result<> &stopped) {
        setEndpointState(endpointId, u"idle"_s);
        finishOperation(begun.operationIds.first(), stopped);
        settled();
    });
    return begun;
}

} // namespace holdfast::range
