// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwayrequests.h"

#include "kernel/json.h"

namespace holdfast::railway {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration readDeadline{std::chrono::seconds{30}};
constexpr Duration changeDeadline{std::chrono::seconds{90}}; // as Railway's own command line: long changes exceed 30 s

} // namespace

HttpRequest query(
    const RailwayConfig &config, const QString &route, const QString &document, const QJsonObject &variables)
{
    HttpRequest request;
    request.method = "POST";
    request.url = config.url;
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    if (config.tokenKind == RailwayConfig::TokenKind::project)
        request.authorizationHeader = "Project-Access-Token";
    else
        request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    request.body = canonicalJson({{u"query"_s, document}, {u"variables"_s, variables}});
    request.peer = u"Railway"_s;
    request.route = route;
    request.idempotency = Idempotency::safe;
    request.deadline = readDeadline;
    request.idleDeadline = readDeadline;
    return request;
}

HttpRequest mutation(const RailwayConfig &config, const QString &route, const QString &document,
    const QJsonObject &variables, Idempotency idempotency)
{
    HttpRequest request = query(config, route, document, variables);
    request.idempotency = idempotency;
    request.deadline = changeDeadline;
    request.idleDeadline = changeDeadline;
    return request;
}

QJsonObject place(const RailwayConfig &config)
{
    return {{u"projectId"_s, config.projectId}, {u"environmentId"_s, config.environmentId},
        {u"serviceId"_s, config.serviceId}};
}

ProviderPolicy policy()
{
    return {u"Railway"_s, {u"backboard.railway.com"_s}, 4, 10, std::chrono::seconds{1}, {429}, {}};
}

HttpRequest service(const RailwayConfig &config)
{
    return query(config, u"service"_s, u"query service($id: String!) { service(id: $id) { name } }"_s,
        {{u"id"_s, config.serviceId}});
}

HttpRequest variables(const RailwayConfig &config)
{
    return query(config, u"variables"_s,
        u"query variables($projectId: String!, $environmentId: String!, $serviceId: String) { "
        "variables(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId, unrendered: true) }"_s,
        place(config));
}

HttpRequest setVariables(const RailwayConfig &config, const QMap<QString, QString> &values)
{
    QJsonObject collection;
    for (auto one = values.cbegin(); one != values.cend(); ++one)
        collection.insert(one.key(), one.value());
    QJsonObject input = place(config);
    input.insert(u"variables"_s, collection);
    input.insert(u"replace"_s, false); // true would delete everything that is not listed
    input.insert(u"skipDeploys"_s, true);
    return mutation(config, u"variableCollectionUpsert"_s,
        u"mutation variableCollectionUpsert($input: VariableCollectionUpsertInput!) { "
        "variableCollectionUpsert(input: $input) }"_s,
        {{u"input"_s, input}}, Idempotency::idempotent);
}

HttpRequest deploy(const RailwayConfig &config)
{
    return mutation(config, u"serviceInstanceDeployV2"_s,
        u"mutation serviceInstanceDeployV2($environmentId: String!, $serviceId: String!) { "
        "serviceInstanceDeployV2(environmentId: $environmentId, serviceId: $serviceId) }"_s,
        {{u"environmentId"_s, config.environmentId}, {u"serviceId"_s, config.serviceId}}, Idempotency::lookUpFirst);
}

HttpRequest deployments(const RailwayConfig &config, int count)
{
    return query(config, u"deployments"_s,
        u"query deployments($input: DeploymentListInput!, $first: Int) { "
        "deployments(input: $input, first: $first) { edges { node { id status createdAt } } } }"_s,
        {{u"input"_s, place(config)}, {u"first"_s, count}});
}

HttpRequest deployment(const RailwayConfig &config, const QString &id)
{
    return query(config, u"deployment"_s,
        u"query deployment($id: String!) { deployment(id: $id) { id status createdAt } }"_s, {{u"id"_s, id}});
}

HttpRequest tokenOwner(const RailwayConfig &config)
{
    if (config.tokenKind == RailwayConfig::TokenKind::project)
        return query(
            config, u"projectToken"_s, u"query projectToken { projectToken { name projectId environmentId } }"_s, {});
    return query(config, u"apiToken"_s, u"query apiToken { apiToken { workspaces { id name } } }"_s, {});
}

} // namespace holdfast::railway
