// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwayclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/railway/railwayreplies.h"

namespace holdfast {

RailwayClient::RailwayClient(Transport &transport, RailwayConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<QString> RailwayClient::serviceName(std::stop_token stop)
{
    return call(m_transport, railway::service(m_config), stop, railway::readServiceName);
}

Result<Variables> RailwayClient::variables(std::stop_token stop)
{
    return call(m_transport, railway::variables(m_config), stop, railway::readVariables);
}

Result<> RailwayClient::setVariables(const Variables &variables, std::stop_token stop)
{
    QMap<QString, QString> values;
    for (auto one = variables.cbegin(); one != variables.cend(); ++one)
        values.insert(one.key(), QString::fromUtf8(one.value().reveal()));
    return call(m_transport, railway::setVariables(m_config, values), stop, railway::readVariablesSet);
}

RequestPreview RailwayClient::describeSetVariables(const QMap<QString, QString> &references) const
{
    QMap<QString, QString> shown;
    for (auto one = references.cbegin(); one != references.cend(); ++one)
        shown.insert(one.key(), QStringLiteral("‹%1›").arg(one.value()));
    return describe(railway::setVariables(m_config, shown), m_config.tokenName);
}

Result<QString> RailwayClient::deploy(std::stop_token stop)
{
    return call(m_transport, railway::deploy(m_config), stop, railway::readDeployed);
}

RequestPreview RailwayClient::describeDeploy() const { return describe(railway::deploy(m_config), m_config.tokenName); }

Result<QList<Deployment>> RailwayClient::deployments(int count, std::stop_token stop)
{
    return call(m_transport, railway::deployments(m_config, count), stop, railway::readDeployments);
}

Result<Deployment> RailwayClient::deployment(const QString &id, std::stop_token stop)
{
    return call(m_transport, railway::deployment(m_config, id), stop, railway::readDeployment);
}

} // namespace holdfast
