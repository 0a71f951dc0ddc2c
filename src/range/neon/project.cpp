// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/neon/project.h"

#include "range/postgres/schema.h"

#include <QRegularExpression>

namespace holdfast::range {

using namespace Qt::StringLiterals;

tl::unexpected<Error> refused(int status, const QString &message)
{
    return failure(Error{ErrorCode::refused, message, {}, {}, QString::number(status), {}, false});
}

NeonProject::NeonProject(Context &context, Farm &farm, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_farm(farm)
    , m_id(u"practice-"_s + context.letters(8))
    , m_ownerPassword(u"npg_"_s + context.letters(16))
    , m_applicationPassword(u"npg_"_s + context.letters(16))
{ }

void NeonProject::begin(const Done &done)
{
    const QString branchId = u"br-main-"_s + m_context.letters(8);
    const int port = Farm::freePort();
    const auto fill = [this](const Login &login) { return seed(login, m_ownerPassword, m_applicationPassword); };
    m_farm.makeFirst(branchId, port, fill, [=, this](const Result<> &made) {
        if (!made)
            return done(made);
        const UtcTime now = m_context.now();
        m_branches << NeonBranch{branchId, u"main"_s, {}, {}, {}, u"ready"_s, now, now, now, {}, true, false, {},
            branchId, false, {}, {}, {}};
        m_endpoints << NeonEndpoint{
            u"ep-main-"_s + m_context.letters(8), branchId, port, u"active"_s, false, now, now, now, {}};
        m_updatedAt = now;
        done({});
    });
}

NeonBranch *NeonProject::branch(const QString &id)
{
    for (NeonBranch &branch : m_branches) {
        if (branch.id == id)
            return &branch;
    }
    return nullptr;
}

NeonBranch *NeonProject::branchNamed(const QString &name)
{
    for (NeonBranch &branch : m_branches) {
        if (branch.name == name)
            return &branch;
    }
    return nullptr;
}

NeonBranch *NeonProject::defaultBranch()
{
    for (NeonBranch &branch : m_branches) {
        if (branch.isDefault)
            return &branch;
    }
    return nullptr;
}

NeonEndpoint *NeonProject::endpoint(const QString &id)
{
    for (NeonEndpoint &endpoint : m_endpoints) {
        if (endpoint.id == id)
            return &endpoint;
    }
    return nullptr;
}

NeonEndpoint *NeonProject::endpointOf(const QString &branchId)
{
    for (NeonEndpoint &endpoint : m_endpoints) {
        if (endpoint.branchId == branchId)
            return &endpoint;
    }
    return nullptr;
}

NeonOperation *NeonProject::operation(const QString &id)
{
    for (NeonOperation &operation : m_operations) {
        if (operation.id == id)
            return &operation;
    }
    return nullptr;
}

NeonBranch *NeonProject::branchAt(int port)
{
    for (const NeonEndpoint &endpoint : std::as_const(m_endpoints)) {
        if (endpoint.port == port)
            return branch(endpoint.branchId);
    }
    return nullptr;
}

QString NeonProject::connectionUri(const NeonEndpoint &endpoint, const QString &role)
{
    return Login{endpoint.port, databaseName.toString(), role, password(*branch(endpoint.branchId), role)}.uri();
}

QString NeonProject::ownerUri(int port, const QString &database) const
{
    return Login{port, database, ownerRole.toString(), m_ownerPassword}.uri();
}

QString NeonProject::password(const NeonBranch &branch, const QString &role) const
{
    return branch.passwords.value(role, role == ownerRole ? m_ownerPassword : m_applicationPassword);
}

bool NeonProject::isBusy() const
{
    return std::any_of(m_operations.cbegin(), m_operations.cend(), [](const NeonOperation &o) { return !o.isOver(); });
}

Result<> NeonProject::checkPoint(const NeonBranch &source, const std::optional<UtcTime> &time, const QString &lsn) const
{
    if (time && !lsn.isEmpty())
        return refused(400, u"a timestamp and an LSN exclude each other"_s);
    if (time && *time > m_context.now())
        return refused(400, u"the requested timestamp is in the future"_s);
    const UtcTime oldest = std::max(source.createdAt, m_context.agedNow() - std::chrono::seconds(m_retentionSeconds));
    if (time && *time < oldest)
        return refused(400,
            u"the requested timestamp is outside the history window of the branch, which begins at %1"_s.arg(
                formatUtc(oldest)));
    static const QRegularExpression form(u"^[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}$"_s);
    if (!lsn.isEmpty() && !form.match(lsn).hasMatch())
        return refused(400, u"invalid LSN"_s);
    return {};
}

Result<Begun> NeonProject::createBranch(const BranchOrder &order, const Settled &settled)
{
    NeonBranch *parent = order.parentId.isEmpty() ? defaultBranch() : branch(order.parentId);
    if (parent == nullptr)
        return refused(404, u"parent branch not found"_s);
    if (branchNamed(order.name) != nullptr)
        return refused(409, u"branch with the provided name already exists"_s);
    if (auto ok = checkPoint(*parent, order.time, order.lsn); !ok)
        return failure(ok.error());
    const UtcTime now = m_context.now();
    const QString branchId = u"br-"_s + m_context.letters(12);
    const QString name = order.name.isEmpty() ? branchId : order.name;
    const ReplayPlan plan{parent->cluster, order.time, order.lsn, {}};
    NeonBranch made{branchId, name, parent->id, order.time, order.lsn, u"init"_s, now, now, now, {}, false,
        order.isProtected, order.annotation, branchId, false, {}, {}, parent->passwords};
    m_branches << made;
    const int port = Farm::freePort();
    Begun begun{branchId, {}, {addOperation(u"create_branch"_s, branchId, {}, true)}};
    if (order.withEndpoint) {
        begun.endpointId = u"ep-"_s + m_context.letters(12);
        m_endpoints << NeonEndpoint{begun.endpointId, branchId, port, u"init"_s, false, now, now, {}, {}};
        begun.operationIds << addOperation(u"start_compute"_s, branchId, begun.endpointId, false);
    }
    m_farm.replay(branchId, plan, port, [=, this](const Result<> &done) { becomeReady(begun, done, settled); });
    return begun;
}

void NeonProject::becomeReady(const Begun &begun, const Result<> &replayed, const Settled &settled)
{
    const auto finish = [=, this] {
        finishOperation(begun.operationIds.first(), replayed);
        if (replayed)
            setBranchState(begun.branchId, u"ready"_s);
    };
    if (begun.operationIds.size() > 1) {
        finish();
        if (replayed)
            setEndpointState(begun.endpointId, u"active"_s);
        finishOperation(begun.operationIds.last(), replayed);
        return settled();
    }
    // Without compute only the data stays; the cluster that replayed it goes down again, and then it is ready.
    m_farm.stop(branch(begun.branchId)->cluster, [finish, settled](const Result<> &) {
        finish();
        settled();
    });
}

void NeonProject::setDefault(const QString &branchId)
{
    const UtcTime now = m_context.now();
    for (NeonBranch &branch : m_branches) {
        const bool should = branch.id == branchId;
        if (branch.isDefault != should)
            branch.updatedAt = now;
        branch.isDefault = should;
    }
}

void NeonProject::setRetention(qint64 seconds)
{
    m_retentionSeconds = seconds;
    m_updatedAt = m_context.now();
}

QString NeonProject::addOperation(const QString &action, const QString &branchId, const QString &endpointId, bool runs)
{
    const UtcTime now = m_context.now();
    m_operations << NeonOperation{
        m_context.uuid(), branchId, endpointId, action, runs ? u"running"_s : u"scheduling"_s, {}, now, now};
    return m_operations.last().id;
}

void NeonProject::setOperation(const QString &id, const QString &status, const QString &error)
{
    NeonOperation *found = operation(id);
    found->status = status;
    found->error = error;
    found->updatedAt = m_context.now();
}

void NeonProject::finishOperation(const QString &id, const Result<> &result)
{
    if (result)
        return setOperation(id, u"finished"_s);
    qWarning("%s: %s", qPrintable(result.error().what), qPrintable(result.error().why));
    setOperation(id, u"failed"_s, result.error().what);
}

void NeonProject::setBranchState(const QString &id, const QString &state)
{
    NeonBranch *found = branch(id);
    found->state = state;
    found->updatedAt = found->stateChangedAt = m_context.now();
}

void NeonProject::setEndpointState(const QString &id, const QString &state)
{
    NeonEndpoint *found = endpoint(id);
    found->state = state;
    found->updatedAt = m_context.now();
    if (state == u"active") {
        found->startedAt = found->updatedAt;
        found->suspendedAt.reset();
    } else if (state == u"idle") {
        found->suspendedAt = found->updatedAt;
    }
}

} // namespace holdfast::range
