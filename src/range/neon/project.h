// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "range/neon/model.h"
#include "range/postgres/farm.h"
#include "range/process/context.h"

namespace holdfast::range {

/// Called once, when the work of a request is really over.
using Settled = std::function<void()>;

struct BranchOrder {
    QString name;
    QString parentId;
    std::optional<UtcTime> time;
    QString lsn;
    bool isProtected = false;
    bool withEndpoint = false;
    QJsonObject annotation;
};

/// What a mutating call began.
struct Begun {
    QString branchId;
    QString endpointId;
    QStringList operationIds;
};

/// One Neon project: branches, endpoints and operations over real clusters. Refusals are errors whose `detail` is the
/// HTTP status.
class NeonProject : public QObject {
    Q_OBJECT

public:
    NeonProject(Context &context, Farm &farm, QObject *parent);
    /// The first branch, whose cluster is the first of the farm.
    void begin(const Done &done);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const QList<NeonBranch> &branches() const { return m_branches; }
    [[nodiscard]] const QList<NeonEndpoint> &endpoints() const { return m_endpoints; }
    [[nodiscard]] const QList<NeonOperation> &operations() const { return m_operations; }
    [[nodiscard]] qint64 retentionSeconds() const { return m_retentionSeconds; }
    [[nodiscard]] UtcTime updatedAt() const { return m_updatedAt; }
    [[nodiscard]] NeonBranch *branch(const QString &id);
    [[nodiscard]] NeonBranch *branchNamed(const QString &name);
    [[nodiscard]] NeonBranch *defaultBranch();
    [[nodiscard]] NeonEndpoint *endpoint(const QString &id);
    [[nodiscard]] NeonEndpoint *endpointOf(const QString &branchId);
    [[nodiscard]] NeonOperation *operation(const QString &id);
    /// The branch whose endpoint listens there.
    [[nodiscard]] NeonBranch *branchAt(int port);
    [[nodiscard]] QString connectionUri(const NeonEndpoint &endpoint, const QString &role);
    /// The owner's way into a server that has the same roles.
    [[nodiscard]] QString ownerUri(int port, const QString &database) const;
    /// The provider is gone: from now on its API answers nothing but that.
    void lose() { m_isLost = true; }
    [[nodiscard]] bool isLost() const { return m_isLost; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] Farm &farm() { return m_farm; }

    [[nodiscard]] Result<Begun> createBranch(const BranchOrder &order, const Settled &settled);
    [[nodiscard]] Result<Begun> restoreBranch(const QString &branchId, const QString &sourceId,
        std::optional<UtcTime> time, const QString &lsn, const QString &preserveName, const Settled &settled);
    [[nodiscard]] Result<Begun> deleteBranch(const QString &branchId, const Settled &settled);
    [[nodiscard]] Result<Begun> startEndpoint(const QString &endpointId, bool restart, const Settled &settled);
    [[nodiscard]] Result<Begun> suspendEndpoint(const QString &endpointId, const Settled &settled);
    [[nodiscard]] const QList<NeonSnapshot> &snapshots() const { return m_snapshots; }
    [[nodiscard]] Result<NeonSnapshot> takeSnapshot(
        const QString &branchId, const QString &name, std::optional<UtcTime> time);
    /// A new branch without compute from the snapshot, meant to take the target's place.
    [[nodiscard]] Result<Begun> restoreSnapshot(
        const QString &snapshotId, const QString &name, const QString &targetId, const Settled &settled);
    /// The restored branch takes the place, name and compute of its target, which keeps its data as `oldName`.
    [[nodiscard]] Result<Begun> finalizeRestore(
        const QString &branchId, const QString &oldName, const Settled &settled);
    [[nodiscard]] bool deleteSnapshot(const QString &snapshotId);
    /// Sets another password in the branch's database and ends the sessions of the role.
    [[nodiscard]] Result<Begun> resetPassword(const QString &branchId, const QString &role);
    [[nodiscard]] QString password(const NeonBranch &branch, const QString &role) const;
    void setDefault(const QString &branchId);
    void setRetention(qint64 seconds);

private:
    [[nodiscard]] Result<> checkPoint(
        const NeonBranch &source, const std::optional<UtcTime> &time, const QString &lsn) const;
    QString addOperation(const QString &action, const QString &branchId, const QString &endpointId, bool runs);
    void setOperation(const QString &id, const QString &status, const QString &error = {});
    void finishOperation(const QString &id, const Result<> &result);
    void setBranchState(const QString &id, const QString &state);
    void setEndpointState(const QString &id, const QString &state);
    void startCompute(const QString &operationId, const QString &endpointId, const Settled &settled);
    void becomeReady(const Begun &begun, const Result<> &replayed, const Settled &settled);

    Context &m_context;
    Farm &m_farm;
    QString m_id;
    QString m_ownerPassword;
    bool m_isLost = false;
    QString m_applicationPassword;
    QList<NeonBranch> m_branches;
    QList<NeonEndpoint> m_endpoints;
    QList<NeonOperation> m_operations;
    QList<NeonSnapshot> m_snapshots;
    qint64 m_retentionSeconds = 24 * 3600;
    UtcTime m_updatedAt;
};

/// A refusal with the HTTP status that the provider would answer.
[[nodiscard]] tl::unexpected<Error> refused(int status, const QString &message);

} // namespace holdfast::range
