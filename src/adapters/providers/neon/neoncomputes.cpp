// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neoncomputes.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/neon/neonreplies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace neon {

HttpRequest listComputes(const NeonConfig &config, const QString &branchId)
{
    return read(config, u"listProjectBranchEndpoints"_s, {u"branches"_s, branchId, u"endpoints"_s});
}

HttpRequest getCompute(const NeonConfig &config, const QString &id)
{
    return read(config, u"getProjectEndpoint"_s, {u"endpoints"_s, id});
}

HttpRequest changeCompute(const NeonConfig &config, const QString &id, DatabaseComputes::Change what)
{
    using Change = DatabaseComputes::Change;
    const bool isRestart = what == Change::restart;
    const QString word = isRestart ? u"restart"_s : what == Change::start ? u"start"_s : u"suspend"_s;
    HttpRequest request = change(config, "POST", word + u"ProjectEndpoint"_s, {u"endpoints"_s, id, word});
    if (isRestart)
        request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest setDisabled(const NeonConfig &config, const QString &id, bool disabled)
{
    return change(config, "PATCH", u"updateProjectEndpoint"_s, {u"endpoints"_s, id},
        {{u"endpoint"_s, QJsonObject{{u"disabled"_s, disabled}}}});
}

HttpRequest listRoles(const NeonConfig &config, const QString &branchId)
{
    return read(config, u"listProjectBranchRoles"_s, {u"branches"_s, branchId, u"roles"_s});
}

HttpRequest listDatabases(const NeonConfig &config, const QString &branchId)
{
    return read(config, u"listProjectBranchDatabases"_s, {u"branches"_s, branchId, u"databases"_s});
}

HttpRequest resetPassword(const NeonConfig &config, const QString &branchId, const QString &role)
{
    HttpRequest request = change(config, "POST", u"resetProjectBranchRolePassword"_s,
        {u"branches"_s, branchId, u"roles"_s, role, u"reset_password"_s});
    request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest revealPassword(const NeonConfig &config, const QString &branchId, const QString &role)
{
    return read(
        config, u"getProjectBranchRolePassword"_s, {u"branches"_s, branchId, u"roles"_s, role, u"reveal_password"_s});
}

} // namespace neon

NeonComputes::NeonComputes(Transport &transport, NeonConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<QList<DatabaseCompute>> NeonComputes::computes(const QString &branchId, std::stop_token stop)
{
    return call(m_transport, neon::listComputes(m_config, branchId), stop, neon::readComputes);
}

Result<DatabaseCompute> NeonComputes::compute(const QString &id, std::stop_token stop)
{
    return call(m_transport, neon::getCompute(m_config, id), stop, neon::readCompute).map([](const BegunCompute &read) {
        return read.compute;
    });
}

Result<BegunCompute> NeonComputes::change(const QString &id, Change change, std::stop_token stop)
{
    return call(m_transport, neon::changeCompute(m_config, id, change), stop, neon::readCompute);
}

RequestPreview NeonComputes::describeChange(const QString &id, Change change) const
{
    return describe(neon::changeCompute(m_config, id, change), m_config.tokenName);
}

Result<BegunCompute> NeonComputes::setDisabled(const QString &id, bool disabled, std::stop_token stop)
{
    return call(m_transport, neon::setDisabled(m_config, id, disabled), stop, neon::readCompute);
}

Result<QStringList> NeonComputes::roles(const QString &branchId, std::stop_token stop)
{
    return call(m_transport, neon::listRoles(m_config, branchId), stop, neon::readRoles);
}

Result<QStringList> NeonComputes::databases(const QString &branchId, std::stop_token stop)
{
    return call(m_transport, neon::listDatabases(m_config, branchId), stop, neon::readDatabases);
}

Result<NewPassword> NeonComputes::resetPassword(const QString &branchId, const QString &role, std::stop_token stop)
{
    return call(m_transport, neon::resetPassword(m_config, branchId, role), stop, neon::readNewPassword);
}

RequestPreview NeonComputes::describeResetPassword(const QString &branchId, const QString &role) const
{
    return describe(neon::resetPassword(m_config, branchId, role), m_config.tokenName);
}

Result<Secret> NeonComputes::revealPassword(const QString &branchId, const QString &role, std::stop_token stop)
{
    return call(m_transport, neon::revealPassword(m_config, branchId, role), stop, neon::readPassword);
}

} // namespace holdfast
