// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/railway/api.h"

#include "kernel/json.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

Response graphqlErrors(int status, const QString &message)
{
    return jsonResponse(
        status, {{u"errors"_s, QJsonArray{QJsonObject{{u"message"_s, message}}}}, {u"data"_s, QJsonValue()}});
}

} // namespace

RailwayApi::RailwayApi(RailwayService &service, CallLog &calls, Token token)
    : m_service(service)
    , m_calls(calls)
    , m_token(std::move(token))
{ }

const QMap<QString, RailwayApi::Field> &RailwayApi::table()
{
    static const QMap<QString, Field> fields{{u"project"_s, {false, &RailwayApi::project}},
        {u"environment"_s, {false, &RailwayApi::environment}}, {u"service"_s, {false, &RailwayApi::service}},
        {u"serviceInstance"_s, {false, &RailwayApi::serviceInstance}},
        {u"variables"_s, {false, &RailwayApi::variables}},
        {u"variablesForServiceDeployment"_s, {false, &RailwayApi::variables}},
        {u"deploymentSnapshot"_s, {false, &RailwayApi::deploymentSnapshot}},
        {u"deployments"_s, {false, &RailwayApi::deployments}}, {u"deployment"_s, {false, &RailwayApi::deployment}},
        {u"deploymentLogs"_s, {false, &RailwayApi::deploymentLogs}},
        {u"projectToken"_s, {false, &RailwayApi::projectToken}},
        {u"variableUpsert"_s, {true, &RailwayApi::variableUpsert}},
        {u"variableCollectionUpsert"_s, {true, &RailwayApi::variableCollectionUpsert}},
        {u"serviceInstanceDeployV2"_s, {true, &RailwayApi::deployInstance}},
        {u"serviceInstanceRedeploy"_s, {true, &RailwayApi::redeployInstance}},
        {u"deploymentRedeploy"_s, {true, &RailwayApi::redeploy}},
        {u"deploymentRestart"_s, {true, &RailwayApi::restart}}, {u"deploymentStop"_s, {true, &RailwayApi::stop}},
        {u"deploymentRollback"_s, {true, &RailwayApi::rollback}},
        {u"environments"_s, {false, &RailwayApi::environments}}, {u"domains"_s, {false, &RailwayApi::domains}},
        {u"deploymentCancel"_s, {true, &RailwayApi::cancel}}, {u"deploymentRemove"_s, {true, &RailwayApi::remove}},
        {u"variableDelete"_s, {true, &RailwayApi::variableDelete}},
        {u"setServiceUnderAttackMode"_s, {true, &RailwayApi::setUnderAttack}}};
    return fields;
}

QStringList RailwayApi::routes() const { return table().keys(); }

Result<GraphqlDocument> RailwayApi::document(const Request &request)
{
    const auto body = parseJsonObject(request.body);
    if (!body)
        return failure(ErrorCode::invalid, u"the body is not a JSON object"_s);
    JsonReader reader(*body, u"body"_s);
    const QString query = reader.string("query");
    const QJsonObject variables = reader.optionalObject("variables").value_or(QJsonObject());
    if (auto ok = reader.check(); !ok)
        return failure(ok.error());
    return parseGraphql(query, variables);
}

QString RailwayApi::routeOf(const Request &request) const
{
    const auto parsed = document(request);
    return parsed ? parsed->roots.first().name : u"unknown"_s;
}

Response RailwayApi::refusal(int status) const
{
    return graphqlErrors(status, u"practice fault: status %1"_s.arg(status));
}

bool RailwayApi::isAllowed(const Request &request) const
{
    const QString bearer = QString::fromUtf8(request.header("authorization"));
    const QString projectToken = QString::fromUtf8(request.header("project-access-token"));
    const UtcTime now = m_service.context().agedNow();
    return (bearer.startsWith(u"Bearer ") && m_token.accepts(bearer.mid(7), now)) || m_token.accepts(projectToken, now);
}

void RailwayApi::serve(const Request &request, Call &call, const Answer &answer)
{
    if (request.path != u"/graphql/v2")
        return answer(graphqlErrors(404, u"not found"_s));
    if (request.method != "POST")
        return answer(graphqlErrors(405, u"only POST is supported"_s));
    const auto parsed = document(request);
    if (!parsed)
        return answer(graphqlErrors(400, parsed.error().what));
    if (!isAllowed(request))
        return answer(graphqlErrors(200, u"Not Authorized"_s));
    answer(resolve(*parsed, call));
}

Response RailwayApi::resolve(const GraphqlDocument &document, Call &call)
{
    const QString type = document.isMutation ? u"Mutation"_s : u"Query"_s;
    for (const GraphqlField &root : document.roots) {
        const auto found = table().constFind(root.name);
        if (found == table().cend() || found->isMutation != document.isMutation)
            return graphqlErrors(400, u"Cannot query field \"%1\" on type \"%2\"."_s.arg(root.name, type));
    }
    QJsonObject data;
    for (const GraphqlField &root : document.roots) {
        const auto value = (this->*table()[root.name].resolver)(root.arguments, call);
        if (!value)
            return graphqlErrors(value.error().code == ErrorCode::invalid ? 400 : 200, value.error().what);
        const auto selected = range::project(*value, root);
        if (!selected)
            return graphqlErrors(400, selected.error().what);
        data.insert(root.alias, *selected);
    }
    return jsonResponse(200, QJsonObject{{u"data"_s, data}});
}

Settled RailwayApi::settler(Call &call)
{
    return [this, &call] { m_calls.settled(call); };
}

Result<> RailwayApi::checkIds(const QJsonObject &arguments) const
{
    const std::pair<QString, QString> known[] = {{u"projectId"_s, m_service.projectId()},
        {u"environmentId"_s, m_service.environmentId()}, {u"serviceId"_s, m_service.serviceId()}};
    for (const auto &[key, id] : known) {
        const QJsonValue given = arguments.value(key);
        if (!given.isUndefined() && !given.isNull() && given.toString() != id)
            return failure(ErrorCode::notFound, u"%1 not found"_s.arg(key.chopped(2)));
    }
    return {};
}

Result<Deployment *> RailwayApi::target(const QJsonObject &arguments)
{
    if (!arguments.value(u"id"_s).isString())
        return failure(ErrorCode::invalid, u"Argument \"id\" of type \"String!\" is required."_s);
    Deployment *found = m_service.deployment(arguments.value(u"id"_s).toString());
    if (found == nullptr)
        return failure(ErrorCode::notFound, u"Deployment not found"_s);
    return found;
}

QJsonObject RailwayApi::deploymentJson(const Deployment &deployment) const
{
    const QString at = formatUtc(deployment.createdAt);
    const QString instance = deployment.process == nullptr
        ? (deployment.status == u"CRASHED" ? u"CRASHED"_s : u"REMOVED"_s)
        : deployment.isStarting() ? u"INITIALIZING"_s
                                  : u"RUNNING"_s;
    const bool hasEnded = deployment.status == u"REMOVED" || deployment.isStarting();
    return {{u"__typename"_s, u"Deployment"_s}, {u"id"_s, deployment.id}, {u"status"_s, deployment.status},
        {u"createdAt"_s, at}, {u"updatedAt"_s, formatUtc(deployment.statusAt)},
        {u"statusUpdatedAt"_s, formatUtc(deployment.statusAt)}, {u"deploymentStopped"_s, deployment.stopped},
        {u"canRedeploy"_s, !hasEnded}, {u"canRollback"_s, deployment.wasGood && !deployment.live},
        {u"environmentId"_s, m_service.environmentId()}, {u"projectId"_s, m_service.projectId()},
        {u"serviceId"_s, m_service.serviceId()}, {u"snapshotId"_s, deployment.buildId}, {u"staticUrl"_s, QJsonValue()},
        {u"url"_s, QJsonValue()},
        {u"meta"_s, QJsonObject{{u"buildId"_s, deployment.buildId}, {u"commitHash"_s, deployment.commit}}},
        {u"instances"_s,
            QJsonArray{QJsonObject{{u"__typename"_s, u"DeploymentDeploymentInstance"_s}, {u"id"_s, deployment.id},
                {u"status"_s, instance}}}}};
}

QJsonObject RailwayApi::serviceJson() const
{
    const QString at = formatUtc(m_service.createdAt());
    return {{u"__typename"_s, u"Service"_s}, {u"id"_s, m_service.serviceId()}, {u"name"_s, u"capliquify"_s},
        {u"projectId"_s, m_service.projectId()}, {u"createdAt"_s, at}, {u"updatedAt"_s, at},
        {u"deletedAt"_s, QJsonValue()}};
}

QJsonObject RailwayApi::environmentJson() const
{
    const QString at = formatUtc(m_service.createdAt());
    return {{u"__typename"_s, u"Environment"_s}, {u"id"_s, m_service.environmentId()}, {u"name"_s, u"production"_s},
        {u"projectId"_s, m_service.projectId()}, {u"isEphemeral"_s, false}, {u"createdAt"_s, at}, {u"updatedAt"_s, at},
        {u"deletedAt"_s, QJsonValue()}};
}

} // namespace holdfast::range
