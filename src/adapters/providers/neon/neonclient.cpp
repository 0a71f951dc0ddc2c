// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neonclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/neon/neonreplies.h"

#include <algorithm>

namespace holdfast {

NeonClient::NeonClient(Transport &transport, NeonConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<DatabaseProject> NeonClient::project(std::stop_token stop)
{
    return call(m_transport, neon::getProject(m_config), stop, neon::readProject);
}

// An empty page ends the list, too, whatever cursor comes with it.
Result<QList<DatabaseBranch>> NeonClient::branches(std::stop_token stop)
{
    QList<DatabaseBranch> all;
    const auto walked = walkPages(
        [&](const QString &cursor) {
            return call(m_transport, neon::listBranches(m_config, cursor), stop, neon::readBranches);
        },
        [&](const neon::BranchPage &page) {
            all << page.branches;
            return page.branches.isEmpty() ? QString() : page.next;
        });
    if (!walked)
        return failure(walked.error());
    return all;
}

Result<CreatedBranch> NeonClient::createBranch(const NewBranch &branch, std::stop_token stop)
{
    return call(m_transport, neon::createBranch(m_config, branch), stop, neon::readCreated);
}

RequestPreview NeonClient::describeCreateBranch(const NewBranch &branch) const
{
    return describe(neon::createBranch(m_config, branch), m_config.tokenName);
}

Result<QList<DatabaseOperation>> NeonClient::operationsOf(const QString &branchId, std::stop_token stop)
{
    QList<neon::OperationPage::Entry> found;
    const auto walked = walkPages(
        [&](const QString &cursor) {
            return call(m_transport, neon::listOperations(m_config, cursor), stop, neon::readOperations);
        },
        [&](const neon::OperationPage &page) {
            std::copy_if(page.entries.cbegin(), page.entries.cend(), std::back_inserter(found),
                [&branchId](const auto &entry) { return entry.branchId == branchId; });
            return page.entries.isEmpty() ? QString() : page.next;
        });
    if (!walked)
        return failure(walked.error());
    std::stable_sort(found.begin(), found.end(),
        [](const auto &left, const auto &right) { return left.createdAt > right.createdAt; });
    QList<DatabaseOperation> operations;
    for (const auto &entry : found)
        operations << entry.operation;
    return operations;
}

Result<DatabaseOperation> NeonClient::operation(const QString &id, std::stop_token stop)
{
    return call(m_transport, neon::getOperation(m_config, id), stop, neon::readOperation);
}

Result<Secret> NeonClient::connectionUri(
    const QString &branchId, const QString &database, const QString &role, std::stop_token stop)
{
    return call(m_transport, neon::connectionUri(m_config, branchId, database, role), stop, neon::readConnectionUri);
}

Result<> NeonClient::deleteBranch(const QString &branchId, std::stop_token stop)
{
    return call(m_transport, neon::deleteBranch(m_config, branchId), stop, neon::readChange);
}

Result<> NeonClient::setDefaultBranch(const QString &branchId, std::stop_token stop)
{
    return call(m_transport, neon::setDefaultBranch(m_config, branchId), stop, neon::readChange);
}

RequestPreview NeonClient::describeSetDefaultBranch(const QString &branchId) const
{
    return describe(neon::setDefaultBranch(m_config, branchId), m_config.tokenName);
}

} // namespace holdfast
