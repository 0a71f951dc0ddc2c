// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "range/railway/api.h"
#include "range/railway/connection.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

RailwayApi::Resolved RailwayApi::project(const QJsonObject &arguments, Call &)
{
    if (arguments.value(u"id"_s).toString() != m_service.projectId())
        return failure(ErrorCode::notFound, u"Project not found"_s);
    const QString at = formatUtc(m_service.createdAt());
    return QJsonObject{{u"__typename"_s, u"Project"_s}, {u"id"_s, m_service.projectId()},
        {u"name"_s, u"capliquify-practice"_s}, {u"description"_s, QJsonValue()}, {u"createdAt"_s, at},
        {u"updatedAt"_s, at}, {u"deletedAt"_s, QJsonValue()},
        {u"environments"_s, connection(u"ProjectEnvironmentsConnection"_s, {environmentJson()}, false)},
        {u"services"_s, connection(u"ProjectServicesConnection"_s, {serviceJson()}, false)}};
}

RailwayApi::Resolved RailwayApi::environment(const QJsonObject &arguments, Call &call)
{
    if (arguments.value(u"id"_s).toString() != m_service.environmentId())
        return failure(ErrorCode::notFound, u"Environment not found"_s);
    const auto instance = serviceInstance({}, call);
    QJsonObject json = environmentJson();
    json.insert(u"serviceInstances"_s, connection(u"EnvironmentServiceInstancesConnection"_s, {*instance}, false));
    json.insert(u"variables"_s, connection(u"EnvironmentVariablesConnection"_s, sealsJson(), false));
    return json;
}

RailwayApi::Resolved RailwayApi::service(const QJsonObject &arguments, Call &)
{
    if (arguments.value(u"id"_s).toString() != m_service.serviceId())
        return failure(ErrorCode::notFound, u"Service not found"_s);
    return serviceJson();
}

RailwayApi::Resolved RailwayApi::serviceInstance(const QJsonObject &arguments, Call &)
{
    if (auto ok = checkIds(arguments); !ok)
        return failure(ok.error());
    QJsonArray active;
    for (const Deployment &one : m_service.deployments()) {
        if (one.live)
            active << deploymentJson(one);
    }
    const auto &all = m_service.deployments();
    const QString at = formatUtc(m_service.createdAt());
    return QJsonObject{{u"__typename"_s, u"ServiceInstance"_s}, {u"id"_s, m_service.serviceId()},
        {u"serviceId"_s, m_service.serviceId()}, {u"serviceName"_s, u"capliquify"_s},
        {u"environmentId"_s, m_service.environmentId()}, {u"createdAt"_s, at}, {u"updatedAt"_s, at},
        {u"numReplicas"_s, 1}, {u"healthcheckPath"_s, u"/api/health"_s}, {u"healthcheckTimeout"_s, 20},
        {u"activeDeployments"_s, active},
        {u"latestDeployment"_s, all.empty() ? QJsonValue() : QJsonValue(deploymentJson(all.back()))},
        {u"service"_s, serviceJson()}};
}

RailwayApi::Resolved RailwayApi::variables(const QJsonObject &arguments, Call &)
{
    if (auto ok = checkIds(arguments); !ok)
        return failure(ok.error());
    QJsonObject map;
    if (arguments.value(u"serviceId"_s).isString()) {
        for (auto one = m_service.variables().cbegin(); one != m_service.variables().cend(); ++one)
            map.insert(one.key(), one.value());
    }
    return map;
}

RailwayApi::Resolved RailwayApi::deployments(const QJsonObject &arguments, Call &)
{
    const QJsonObject input = arguments.value(u"input"_s).toObject();
    if (auto ok = checkIds(input); !ok)
        return failure(ok.error());
    const QJsonArray in = input[u"status"_s][u"in"_s].toArray();
    const QJsonArray notIn = input[u"status"_s][u"notIn"_s].toArray();
    const int first = arguments.value(u"first"_s).toInt(20);
    const QString after = arguments.value(u"after"_s).toString();
    QJsonArray nodes;
    bool isAfter = after.isEmpty();
    bool more = false;
    const auto &all = m_service.deployments();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        const bool matches = (in.isEmpty() || in.contains(one->status)) && !notIn.contains(one->status);
        if (isAfter && matches && nodes.size() >= first)
            more = true;
        else if (isAfter && matches)
            nodes << deploymentJson(*one);
        isAfter = isAfter || one->id == after;
    }
    return connection(u"QueryDeploymentsConnection"_s, nodes, more);
}

RailwayApi::Resolved RailwayApi::deployment(const QJsonObject &arguments, Call &)
{
    const auto found = target(arguments);
    if (!found)
        return failure(found.error());
    return deploymentJson(**found);
}

RailwayApi::Resolved RailwayApi::deploymentSnapshot(const QJsonObject &arguments, Call &)
{
    const auto found = target({{u"id"_s, arguments.value(u"deploymentId"_s)}});
    if (!found)
        return failure(found.error());
    QJsonObject variables;
    for (auto one = (*found)->variables.cbegin(); one != (*found)->variables.cend(); ++one)
        variables.insert(one.key(), one.value());
    const QString at = formatUtc((*found)->createdAt);
    return QJsonObject{{u"__typename"_s, u"DeploymentSnapshot"_s}, {u"id"_s, (*found)->buildId}, {u"createdAt"_s, at},
        {u"updatedAt"_s, at}, {u"variables"_s, variables}};
}

RailwayApi::Resolved RailwayApi::deploymentLogs(const QJsonObject &arguments, Call &)
{
    const auto found = target({{u"id"_s, arguments.value(u"deploymentId"_s)}});
    if (!found)
        return failure(found.error());
    QJsonArray lines;
    for (const QString &line : (*found)->logs)
        lines << QJsonObject{{u"__typename"_s, u"Log"_s}, {u"message"_s, line}, {u"severity"_s, u"info"_s},
            {u"timestamp"_s, formatUtc((*found)->statusAt)}, {u"attributes"_s, QJsonArray()}};
    return lines;
}

RailwayApi::Resolved RailwayApi::projectToken(const QJsonObject &, Call &)
{
    return QJsonObject{{u"__typename"_s, u"ProjectToken"_s}, {u"id"_s, m_service.projectId()},
        {u"name"_s, u"practice"_s}, {u"displayToken"_s, u"****"_s}, {u"createdAt"_s, formatUtc(m_service.createdAt())},
        {u"projectId"_s, m_service.projectId()}, {u"environmentId"_s, m_service.environmentId()}};
}

RailwayApi::Resolved RailwayApi::variableUpsert(const QJsonObject &arguments, Call &call)
{
    JsonReader reader(arguments.value(u"input"_s).toObject(), u"input"_s);
    const QString name = reader.string("name");
    const QString value = reader.string("value");
    const bool skip = reader.optionalBoolean("skipDeploys").value_or(false);
    if (auto ok = reader.check(); !ok)
        return failure(ErrorCode::invalid, ok.error().what);
    if (auto ok = checkIds(arguments.value(u"input"_s).toObject()); !ok)
        return failure(ok.error());
    upsert({{name, value}}, false, skip, call);
    return true;
}

RailwayApi::Resolved RailwayApi::variableCollectionUpsert(const QJsonObject &arguments, Call &call)
{
    JsonReader reader(arguments.value(u"input"_s).toObject(), u"input"_s);
    const QJsonObject values = reader.object("variables");
    const bool skip = reader.optionalBoolean("skipDeploys").value_or(false);
    const bool replace = reader.optionalBoolean("replace").value_or(false);
    if (auto ok = reader.check(); !ok)
        return failure(ErrorCode::invalid, ok.error().what);
    if (auto ok = checkIds(arguments.value(u"input"_s).toObject()); !ok)
        return failure(ok.error());
    Variables read;
    for (auto one = values.begin(); one != values.end(); ++one) {
        if (!one.value().isString())
            return failure(ErrorCode::invalid, u"the variable %1 is not a string"_s.arg(one.key()));
        read.insert(one.key(), one.value().toString());
    }
    upsert(read, replace, skip, call);
    return true;
}

void RailwayApi::upsert(const Variables &values, bool replace, bool skipDeploys, Call &call)
{
    if (replace)
        m_service.variables().clear();
    m_service.variables().insert(values);
    if (!skipDeploys)
        deploy(m_service.variables(), call);
    // The names alone: a value may be a secret.
    call.effect = true;
    call.marker = QStringList(values.keys()).join(u',');
}

QString RailwayApi::deploy(const Variables &variables, Call &call, const QString &commit)
{
    call.effect = call.worksOn = true;
    call.effectId = m_service.deploy(variables, settler(call), commit);
    call.marker = m_service.deployment(call.effectId)->buildId;
    return call.effectId;
}

RailwayApi::Resolved RailwayApi::deployInstance(const QJsonObject &arguments, Call &call)
{
    if (!arguments.value(u"environmentId"_s).isString() || !arguments.value(u"serviceId"_s).isString())
        return failure(
            ErrorCode::invalid, u"Arguments \"environmentId\" and \"serviceId\" of type \"String!\" are required."_s);
    if (auto ok = checkIds(arguments); !ok)
        return failure(ok.error());
    return deploy(m_service.variables(), call, arguments.value(u"commitSha"_s).toString());
}

RailwayApi::Resolved RailwayApi::redeployInstance(const QJsonObject &arguments, Call &call)
{
    if (auto ok = checkIds(arguments); !ok)
        return failure(ok.error());
    const Deployment *now = m_service.live();
    deploy(now != nullptr ? now->variables : m_service.variables(), call, now != nullptr ? now->commit : QString());
    return true;
}

RailwayApi::Resolved RailwayApi::redeploy(const QJsonObject &arguments, Call &call)
{
    const auto found = target(arguments);
    if (!found)
        return failure(found.error());
    return deploymentJson(*m_service.deployment(deploy((*found)->variables, call, (*found)->commit)));
}

RailwayApi::Resolved RailwayApi::restart(const QJsonObject &arguments, Call &call)
{
    const auto found = target(arguments);
    if (!found)
        return failure(found.error());
    if ((*found)->status == u"REMOVED" || (*found)->status == u"FAILED")
        return failure(ErrorCode::refused, u"Cannot restart a deployment that is not running"_s);
    call.effect = call.worksOn = true;
    call.effectId = (*found)->id;
    m_service.restart((*found)->id, settler(call));
    return true;
}

RailwayApi::Resolved RailwayApi::stop(const QJsonObject &arguments, Call &call)
{
    const auto found = target(arguments);
    if (!found)
        return failure(found.error());
    call.effect = call.worksOn = true;
    call.effectId = (*found)->id;
    m_service.stop((*found)->id, settler(call));
    return true;
}

RailwayApi::Resolved RailwayApi::rollback(const QJsonObject &arguments, Call &call)
{
    const auto found = target(arguments);
    if (!found)
        return failure(found.error());
    if (!(*found)->wasGood || (*found)->live)
        return failure(ErrorCode::refused, u"Cannot roll back to this deployment"_s);
    // A rollback brings the variables of that time back, too.
    m_service.variables() = (*found)->variables;
    deploy(m_service.variables(), call, (*found)->commit);
    return true;
}

} // namespace holdfast::range
