// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwayoperations.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/railway/railwayreplies.h"

#include <algorithm>

namespace holdfast {

using namespace Qt::StringLiterals;
using railway::readField;

namespace {

/// The nodes of a connection that stands in the root field or in one of its members.
Result<QJsonArray> readNodes(
    const HttpRequest &request, const HttpReply &reply, const QString &root, const QString &member = {})
{
    const auto value = readField(request, reply, root);
    if (!value)
        return failure(value.error());
    const QJsonObject connection = member.isEmpty() ? value->toObject() : value->toObject().value(member).toObject();
    if (!connection.value(u"edges"_s).isArray())
        return failure(unreadable(request, reply, u"`%1.edges` is missing."_s.arg(member.isEmpty() ? root : member)));
    QJsonArray nodes;
    for (const QJsonValue &edge : connection.value(u"edges"_s).toArray())
        nodes << edge[u"node"_s];
    return nodes;
}

template <class T>
Result<QList<T>> readAllNodes(const HttpRequest &request, const HttpReply &reply, T (*readOne)(JsonReader &),
    const QString &root, const QString &member = {})
{
    const auto nodes = readNodes(request, reply, root, member);
    if (!nodes)
        return failure(nodes.error());
    return readEach(request, reply, *nodes, readOne);
}

NamedPlace readPlace(JsonReader &reader) { return {reader.string("id"), reader.string("name")}; }

DeploymentRecord readRecord(JsonReader &reader)
{
    DeploymentRecord record;
    record.deployment.id = reader.string("id");
    record.deployment.statusWord = reader.string("status");
    record.deployment.status = railway::deploymentStatus(record.deployment.statusWord);
    record.deployment.createdAt = reader.utc("createdAt");
    record.statusAt = reader.optionalUtc("statusUpdatedAt");
    record.canRollBack = reader.boolean("canRollback");
    record.canRedeploy = reader.boolean("canRedeploy");
    const QJsonObject meta = reader.optionalObject("meta").value_or(QJsonObject()); // free, by the platform's mood
    record.commit = meta.value(u"commitHash"_s).toString();
    record.image = meta.value(u"image"_s).toString();
    return record;
}

LogLine readLine(JsonReader &reader)
{
    return {
        reader.string("timestamp"), reader.optionalString("severity").value_or(QString()), reader.string("message")};
}

Result<> readYes(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, request.route);
    if (!value)
        return failure(value.error());
    if (*value == QJsonValue(false))
        return failure(unreadable(request, reply, u"Railway did not confirm it."_s));
    return {};
}

struct Mutation {
    const char *name;
    const char *selection; ///< empty for a truth value
    Idempotency idempotency;
};

Mutation mutationOf(DeployOperations::Change change)
{
    switch (change) {
    case DeployOperations::Change::rollBack:
        return {"deploymentRollback", "", Idempotency::lookUpFirst};
    case DeployOperations::Change::redeploy:
        return {"deploymentRedeploy", " { id }", Idempotency::lookUpFirst};
    case DeployOperations::Change::restart:
        return {"deploymentRestart", "", Idempotency::lookUpFirst};
    case DeployOperations::Change::stop:
        return {"deploymentStop", "", Idempotency::idempotent};
    case DeployOperations::Change::cancel:
        return {"deploymentCancel", "", Idempotency::idempotent};
    case DeployOperations::Change::remove:
        break;
    }
    return {"deploymentRemove", "", Idempotency::idempotent};
}

} // namespace

namespace railway {

HttpRequest environments(const RailwayConfig &config)
{
    return query(config, u"environments"_s,
        u"query environments($projectId: String!) { "
        "environments(projectId: $projectId, first: 100) { edges { node { id name } } } }"_s,
        {{u"projectId"_s, config.projectId}});
}

HttpRequest services(const RailwayConfig &config)
{
    return query(config, u"project"_s,
        u"query project($id: String!) { project(id: $id) { services(first: 100) { edges { node { id name } } } } }"_s,
        {{u"id"_s, config.projectId}});
}

HttpRequest history(const RailwayConfig &config, int count)
{
    return query(config, u"deployments"_s,
        u"query deployments($input: DeploymentListInput!, $first: Int) { deployments(input: $input, first: $first) { "
        "edges { node { id status createdAt statusUpdatedAt canRollback canRedeploy meta } } } }"_s,
        {{u"input"_s, place(config)}, {u"first"_s, count}});
}

HttpRequest changeDeployment(const RailwayConfig &config, const QString &id, DeployOperations::Change change)
{
    const Mutation mutationWanted = mutationOf(change);
    const QString name = QString::fromLatin1(mutationWanted.name);
    HttpRequest request = mutation(config, name,
        u"mutation %1($id: String!) { %1(id: $id)%2 }"_s.arg(name, QString::fromLatin1(mutationWanted.selection)),
        {{u"id"_s, id}}, mutationWanted.idempotency);
    if (id.isEmpty())
        request.url.clear();
    return request;
}

HttpRequest deployCommit(const RailwayConfig &config, const QString &commit)
{
    return mutation(config, u"serviceInstanceDeployV2"_s,
        u"mutation serviceInstanceDeployV2($environmentId: String!, $serviceId: String!, $commitSha: String) { "
        "serviceInstanceDeployV2(environmentId: $environmentId, serviceId: $serviceId, commitSha: $commitSha) }"_s,
        {{u"environmentId"_s, config.environmentId}, {u"serviceId"_s, config.serviceId}, {u"commitSha"_s, commit}},
        Idempotency::lookUpFirst);
}

HttpRequest logs(const RailwayConfig &config, const QString &deploymentId, int count)
{
    return query(config, u"deploymentLogs"_s,
        u"query deploymentLogs($deploymentId: String!, $limit: Int) { "
        "deploymentLogs(deploymentId: $deploymentId, limit: $limit) { timestamp severity message } }"_s,
        {{u"deploymentId"_s, deploymentId}, {u"limit"_s, count}});
}

HttpRequest variableSeals(const RailwayConfig &config)
{
    return query(config, u"environment"_s,
        u"query environment($id: String!) { environment(id: $id) { variables(first: 1000) { "
        "edges { node { name isSealed serviceId updatedAt } } } } }"_s,
        {{u"id"_s, config.environmentId}});
}

HttpRequest deploymentSnapshot(const RailwayConfig &config, const QString &deploymentId)
{
    return query(config, u"deploymentSnapshot"_s,
        u"query deploymentSnapshot($deploymentId: String!) { "
        "deploymentSnapshot(deploymentId: $deploymentId) { variables } }"_s,
        {{u"deploymentId"_s, deploymentId}});
}

HttpRequest renderedVariables(const RailwayConfig &config)
{
    return query(config, u"variablesForServiceDeployment"_s,
        u"query variablesForServiceDeployment($projectId: String!, $environmentId: String!, $serviceId: String!) { "
        "variablesForServiceDeployment(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId) }"_s,
        place(config));
}

HttpRequest deleteVariable(const RailwayConfig &config, const QString &name)
{
    QJsonObject input = place(config);
    input.insert(u"name"_s, name);
    return mutation(config, u"variableDelete"_s,
        u"mutation variableDelete($input: VariableDeleteInput!) { variableDelete(input: $input) }"_s,
        {{u"input"_s, input}}, Idempotency::idempotent);
}

HttpRequest domains(const RailwayConfig &config)
{
    return query(config, u"domains"_s,
        u"query domains($projectId: String!, $environmentId: String!, $serviceId: String!) { "
        "domains(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId) { "
        "customDomains { domain } serviceDomains { domain } } }"_s,
        place(config));
}

HttpRequest setUnderAttack(const RailwayConfig &config, Duration duration)
{
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    QJsonObject input{
        {u"environmentId"_s, config.environmentId}, {u"serviceId"_s, config.serviceId}, {u"enabled"_s, seconds > 0}};
    if (seconds > 0)
        input.insert(u"durationSeconds"_s, seconds);
    return mutation(config, u"setServiceUnderAttackMode"_s,
        u"mutation setServiceUnderAttackMode($input: SetServiceUnderAttackModeInput!) { "
        "setServiceUnderAttackMode(input: $input) { enabled underAttackModeUntil } }"_s,
        {{u"input"_s, input}}, Idempotency::idempotent);
}

} // namespace railway

RailwayOperations::RailwayOperations(Transport &transport, RailwayConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<QList<NamedPlace>> RailwayOperations::environments(std::stop_token stop)
{
    return call(
        m_transport, railway::environments(m_config), stop, [](const HttpRequest &request, const HttpReply &reply) {
            return readAllNodes(request, reply, readPlace, u"environments"_s);
        });
}

Result<QList<NamedPlace>> RailwayOperations::services(std::stop_token stop)
{
    return call(m_transport, railway::services(m_config), stop, [](const HttpRequest &request, const HttpReply &reply) {
        return readAllNodes(request, reply, readPlace, u"project"_s, u"services"_s);
    });
}

Result<QList<DeploymentRecord>> RailwayOperations::history(int count, std::stop_token stop)
{
    auto read = call(
        m_transport, railway::history(m_config, count), stop, [](const HttpRequest &request, const HttpReply &reply) {
            return readAllNodes(request, reply, readRecord, u"deployments"_s);
        });
    if (read)
        std::stable_sort(read->begin(), read->end(), [](const DeploymentRecord &left, const DeploymentRecord &right) {
            return left.deployment.createdAt > right.deployment.createdAt;
        });
    return read;
}

Result<> RailwayOperations::change(const QString &deploymentId, Change change, std::stop_token stop)
{
    return call(m_transport, railway::changeDeployment(m_config, deploymentId, change), stop, readYes);
}

RequestPreview RailwayOperations::describeChange(const QString &deploymentId, Change change) const
{
    return describe(railway::changeDeployment(m_config, deploymentId, change), m_config.tokenName);
}

Result<QString> RailwayOperations::deployCommit(const QString &commit, std::stop_token stop)
{
    return call(m_transport, railway::deployCommit(m_config, commit), stop, railway::readDeployed);
}

RequestPreview RailwayOperations::describeDeployCommit(const QString &commit) const
{
    return describe(railway::deployCommit(m_config, commit), m_config.tokenName);
}

Result<QList<LogLine>> RailwayOperations::logs(const QString &deploymentId, int count, std::stop_token stop)
{
    return call(m_transport, railway::logs(m_config, deploymentId, count), stop,
        [](const HttpRequest &request, const HttpReply &reply) -> Result<QList<LogLine>> {
            const auto value = readField(request, reply, request.route);
            if (!value)
                return failure(value.error());
            return readEach(request, reply, value->toArray(), readLine);
        });
}

Result<QList<SealedVariable>> RailwayOperations::sealedVariables(std::stop_token stop)
{
    const auto nodes = call(
        m_transport, railway::variableSeals(m_config), stop, [](const HttpRequest &request, const HttpReply &reply) {
            return readNodes(request, reply, u"environment"_s, u"variables"_s);
        });
    if (!nodes)
        return failure(nodes.error());
    QList<SealedVariable> sealed;
    for (const QJsonValue &node : *nodes) {
        const bool isOurs = node[u"serviceId"_s].isNull() || node[u"serviceId"_s].toString() == m_config.serviceId;
        // One whose time cannot be read counts as changed just now.
        if (isOurs && node[u"isSealed"_s].toBool())
            sealed << SealedVariable{
                node[u"name"_s].toString(), parseUtc(node[u"updatedAt"_s].toString()).value_or(UtcTime::max())};
    }
    return sealed;
}

Result<Variables> RailwayOperations::variablesOf(const QString &deploymentId, std::stop_token stop)
{
    return call(m_transport, railway::deploymentSnapshot(m_config, deploymentId), stop,
        [](const HttpRequest &request, const HttpReply &reply) -> Result<Variables> {
            const auto value = readField(request, reply, request.route);
            if (!value)
                return failure(value.error());
            return railway::readVariableMap(request, reply, value->toObject().value(u"variables"_s));
        });
}

Result<Variables> RailwayOperations::renderedVariables(std::stop_token stop)
{
    return call(m_transport, railway::renderedVariables(m_config), stop,
        [](const HttpRequest &request, const HttpReply &reply) -> Result<Variables> {
            const auto value = readField(request, reply, request.route);
            if (!value)
                return failure(value.error());
            return railway::readVariableMap(request, reply, *value);
        });
}

Result<> RailwayOperations::deleteVariable(const QString &name, std::stop_token stop)
{
    return call(m_transport, railway::deleteVariable(m_config, name), stop, readYes);
}

RequestPreview RailwayOperations::describeDeleteVariable(const QString &name) const
{
    return describe(railway::deleteVariable(m_config, name), m_config.tokenName);
}

Result<QStringList> RailwayOperations::domains(std::stop_token stop)
{
    return call(m_transport, railway::domains(m_config), stop,
        [](const HttpRequest &request, const HttpReply &reply) -> Result<QStringList> {
            const auto value = readField(request, reply, request.route);
            if (!value)
                return failure(value.error());
            return readWith(request, reply, value->toObject(), [](JsonReader &reader) {
                QStringList names;
                for (const char *list : {"customDomains", "serviceDomains"}) {
                    for (const QJsonObject &domain : reader.objects(list))
                        names << domain.value(u"domain"_s).toString();
                }
                return names;
            });
        });
}

Result<> RailwayOperations::setUnderAttack(Duration duration, std::stop_token stop)
{
    return call(m_transport, railway::setUnderAttack(m_config, duration), stop, readYes);
}

RequestPreview RailwayOperations::describeSetUnderAttack(Duration duration) const
{
    return describe(railway::setUnderAttack(m_config, duration), m_config.tokenName);
}

} // namespace holdfast
