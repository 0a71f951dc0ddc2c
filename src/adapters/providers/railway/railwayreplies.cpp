// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/railway/railwayreplies.h"

#include "adapters/http/apireply.h"
#include "adapters/providers/railway/railwayerrors.h"

#include <algorithm>

namespace holdfast::railway {

using namespace Qt::StringLiterals;

namespace {

Deployment readOne(JsonReader &reader)
{
    Deployment deployment;
    deployment.id = reader.string("id");
    deployment.statusWord = reader.string("status");
    deployment.status = deploymentStatus(deployment.statusWord);
    deployment.createdAt = reader.utc("createdAt");
    return deployment;
}

} // namespace

Result<QJsonValue> readField(const HttpRequest &request, const HttpReply &reply, const QString &field)
{
    const auto body = parseJsonObject(reply.body);
    const QJsonArray errors = body.value_or(QJsonObject()).value(u"errors"_s).toArray();
    if (!errors.isEmpty())
        return failure(readErrors(request, reply, errors));
    if (!isSuccess(reply))
        return failure(statusError(request, reply, {}));
    const auto object = readObject(request, reply);
    if (!object)
        return failure(object.error());
    const QJsonValue value = object->value(u"data"_s).toObject().value(field);
    if (value.isUndefined() || value.isNull())
        return failure(unreadable(request, reply, u"`data.%1` is missing."_s.arg(field)));
    return value;
}

DeploymentStatus deploymentStatus(const QString &word)
{
    static const QMap<QString, DeploymentStatus> known{{u"INITIALIZING"_s, DeploymentStatus::inFlight},
        {u"QUEUED"_s, DeploymentStatus::inFlight}, {u"WAITING"_s, DeploymentStatus::inFlight},
        {u"BUILDING"_s, DeploymentStatus::inFlight}, {u"DEPLOYING"_s, DeploymentStatus::inFlight},
        {u"NEEDS_APPROVAL"_s, DeploymentStatus::needsApproval}, {u"SUCCESS"_s, DeploymentStatus::live},
        {u"SLEEPING"_s, DeploymentStatus::sleeping}, {u"FAILED"_s, DeploymentStatus::failed},
        {u"CRASHED"_s, DeploymentStatus::failed}, {u"SKIPPED"_s, DeploymentStatus::skipped},
        {u"REMOVING"_s, DeploymentStatus::superseded}, {u"REMOVED"_s, DeploymentStatus::superseded}};
    return known.value(word, DeploymentStatus::unknown);
}

Result<QString> readServiceName(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, u"service"_s);
    if (!value)
        return failure(value.error());
    const QString name = value->toObject().value(u"name"_s).toString();
    if (name.isEmpty())
        return failure(unreadable(request, reply, u"`service.name` is missing."_s));
    return name;
}

Result<Variables> readVariableMap(const HttpRequest &request, const HttpReply &reply, const QJsonValue &value)
{
    if (!value.isObject())
        return failure(unreadable(request, reply, u"`variables` is not an object."_s));
    Variables variables;
    const QJsonObject object = value.toObject();
    for (auto one = object.constBegin(); one != object.constEnd(); ++one) {
        if (!one->isString())
            return failure(
                unreadable(request, reply, u"The variable %1 is not a text."_s.arg(shownMessage(one.key()))));
        variables.insert(one.key(), Secret(one->toString().toUtf8()));
    }
    return variables;
}

Result<Variables> readVariables(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, u"variables"_s);
    if (!value)
        return failure(value.error());
    return readVariableMap(request, reply, *value);
}

Result<> readVariablesSet(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, u"variableCollectionUpsert"_s);
    if (!value)
        return failure(value.error());
    if (*value != QJsonValue(true))
        return failure(unreadable(request, reply, u"Railway did not confirm that the variables were set."_s));
    return {};
}

Result<QString> readDeployed(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, u"serviceInstanceDeployV2"_s);
    if (!value)
        return failure(value.error());
    if (value->toString().isEmpty())
        return failure(unreadable(request, reply, u"The id of the deployment is missing."_s));
    return value->toString();
}

Result<QList<Deployment>> readDeployments(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, u"deployments"_s);
    if (!value)
        return failure(value.error());
    auto read = readWith(request, reply, value->toObject(), [](JsonReader &connection) {
        QList<Deployment> all;
        for (const QJsonObject &edge : connection.objects("edges")) {
            JsonReader reader(edge.value(u"node"_s).toObject(), u"node"_s);
            all << readOne(reader);
            if (const auto ok = reader.check(); !ok)
                connection.reject("edges", u"a list of deployments ("_s + ok.error().what + u')');
        }
        return all;
    });
    if (read)
        std::stable_sort(read->begin(), read->end(),
            [](const Deployment &left, const Deployment &right) { return left.createdAt > right.createdAt; });
    return read;
}

Result<Deployment> readDeployment(const HttpRequest &request, const HttpReply &reply)
{
    const auto value = readField(request, reply, u"deployment"_s);
    if (!value)
        return failure(value.error());
    return readWith(request, reply, value->toObject(), readOne);
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const RailwayConfig &config)
{
    const auto value = readField(request, reply, request.route);
    if (!value)
        return failure(value.error());
    if (config.tokenKind == RailwayConfig::TokenKind::bearer)
        return readWith(request, reply, value->toObject(), [](JsonReader &reader) {
            QStringList names;
            for (const QJsonObject &workspace : reader.objects("workspaces"))
                names << shownMessage(workspace.value(u"name"_s).toString());
            return KeyReport{names.join(u", "_s), {}, {},
                u"It is the token of an account, with %n workspaces: it may change everything in them."_s.replace(
                    u"%n"_s, QString::number(names.size()))};
        });
    struct Owner {
        QString name;
        QString project;
        QString environment;
    };
    const auto owner = readWith(request, reply, value->toObject(), [](JsonReader &reader) {
        return Owner{reader.string("name"), reader.string("projectId"), reader.string("environmentId")};
    });
    if (!owner)
        return failure(owner.error());
    if (owner->project != config.projectId || owner->environment != config.environmentId)
        return failure(ErrorCode::unauthorised, u"The token is for another project or environment."_s,
            u"It belongs to project %1, environment %2."_s.arg(
                shownMessage(owner->project), shownMessage(owner->environment)),
            u"Store the token of the configured environment."_s);
    return KeyReport{shownMessage(owner->name), {u"one project, one environment"_s}, {},
        u"It is the token of the configured environment and may change nothing else."_s};
}

} // namespace holdfast::railway
