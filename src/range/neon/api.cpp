// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/neon/api.h"

#include "kernel/json.h"
#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

const QString lockedMessage =
    u"project already has running conflicting operations, scheduling of new ones is prohibited"_s;

} // namespace

NeonApi::NeonApi(Context &context, NeonProject &project, CallLog &calls, Token token)
    : m_context(context)
    , m_project(project)
    , m_calls(calls)
    , m_token(std::move(token))
{ }

const QList<NeonApi::Route> &NeonApi::table()
{
    static const QList<Route> routes{{"GET", "projects", "listProjects", &NeonApi::listProjects},
        {"GET", "projects/*", "getProject", &NeonApi::showProject},
        {"PATCH", "projects/*", "updateProject", &NeonApi::updateProject},
        {"GET", "projects/*/branches", "listProjectBranches", &NeonApi::listBranches},
        {"GET", "projects/*/branches/count", "countProjectBranches", &NeonApi::countBranches},
        {"POST", "projects/*/branches", "createProjectBranch", &NeonApi::createBranch},
        {"GET", "projects/*/branches/*", "getProjectBranch", &NeonApi::showBranch},
        {"DELETE", "projects/*/branches/*", "deleteProjectBranch", &NeonApi::deleteBranch},
        {"PATCH", "projects/*/branches/*", "updateProjectBranch", &NeonApi::updateBranch},
        {"POST", "projects/*/branches/*/restore", "restoreProjectBranch", &NeonApi::restoreBranch},
        {"POST", "projects/*/branches/*/set_as_default", "setDefaultProjectBranch", &NeonApi::setDefault},
        {"GET", "projects/*/branches/*/endpoints", "listProjectBranchEndpoints", &NeonApi::listBranchEndpoints},
        {"GET", "projects/*/branches/*/roles", "listProjectBranchRoles", &NeonApi::listRoles},
        {"GET", "projects/*/branches/*/databases", "listProjectBranchDatabases", &NeonApi::listDatabases},
        {"POST", "projects/*/branches/*/roles/*/reset_password", "resetProjectBranchRolePassword",
            &NeonApi::resetPassword},
        {"GET", "projects/*/branches/*/roles/*/reveal_password", "getProjectBranchRolePassword",
            &NeonApi::revealPassword},
        {"POST", "projects/*/branches/*/snapshot", "createSnapshot", &NeonApi::createSnapshot},
        {"POST", "projects/*/branches/*/finalize_restore", "finalizeRestoreBranch", &NeonApi::finalizeRestore},
        {"GET", "projects/*/snapshots", "listSnapshots", &NeonApi::listSnapshots},
        {"POST", "projects/*/snapshots/*/restore", "restoreSnapshot", &NeonApi::restoreSnapshot},
        {"DELETE", "projects/*/snapshots/*", "deleteSnapshot", &NeonApi::deleteSnapshot},
        {"GET", "projects/*/endpoints", "listProjectEndpoints", &NeonApi::listEndpoints},
        {"GET", "projects/*/endpoints/*", "getProjectEndpoint", &NeonApi::showEndpoint},
        {"PATCH", "projects/*/endpoints/*", "updateProjectEndpoint", &NeonApi::updateEndpoint},
        {"POST", "projects/*/endpoints/*/start", "startProjectEndpoint", &NeonApi::startEndpoint},
        {"POST", "projects/*/endpoints/*/suspend", "suspendProjectEndpoint", &NeonApi::suspendEndpoint},
        {"POST", "projects/*/endpoints/*/restart", "restartProjectEndpoint", &NeonApi::restartEndpoint},
        {"GET", "projects/*/operations", "listProjectOperations", &NeonApi::listOperations},
        {"GET", "projects/*/operations/*", "getProjectOperation", &NeonApi::showOperation},
        {"GET", "projects/*/connection_uri", "getConnectionURI", &NeonApi::connectionUri}};
    return routes;
}

QStringList NeonApi::routes() const
{
    QStringList names;
    for (const Route &route : table())
        names << QString::fromLatin1(route.name);
    return names;
}

const NeonApi::Route *NeonApi::find(const Request &request, QStringList &ids) const
{
    const QString prefix = u"/api/v2/"_s;
    if (!request.path.startsWith(prefix))
        return nullptr;
    const QStringList parts = request.path.mid(prefix.size()).split(u'/');
    for (const Route &route : table()) {
        const QStringList wanted = QString::fromLatin1(route.path).split(u'/');
        if (request.method != route.method || wanted.size() != parts.size())
            continue;
        ids.clear();
        bool matches = true;
        for (qsizetype i = 0; matches && i < parts.size(); ++i) {
            if (wanted[i] == u"*")
                ids << parts[i];
            else
                matches = wanted[i] == parts[i];
        }
        if (matches)
            return &route;
    }
    return nullptr;
}

QString NeonApi::routeOf(const Request &request) const
{
    QStringList ids;
    const Route *route = find(request, ids);
    return route != nullptr ? QString::fromLatin1(route->name) : u"unknown"_s;
}

Response NeonApi::refusal(int status) const
{
    const QString message = status == 423 ? lockedMessage : u"practice fault: status %1"_s.arg(status);
    return fail(status, message, {});
}

Response NeonApi::fail(int status, const QString &message, const Request &request) const
{
    const QByteArray id = request.header("x-request-id");
    const QString requestId = id.isEmpty() ? u"range"_s : QString::fromUtf8(id);
    return jsonResponse(status, {{u"request_id"_s, requestId}, {u"code"_s, QString()}, {u"message"_s, message}});
}

Response NeonApi::fail(const Error &error, const Visit &visit) const
{
    const int status = error.detail.toInt();
    return fail(status == 0 ? 400 : status, error.what, visit.request);
}

void NeonApi::serve(const Request &request, Call &call, const Answer &answer)
{
    QStringList ids;
    const Route *route = find(request, ids);
    if (m_project.isLost())
        return answer(fail(503, u"service unavailable"_s, request));
    const QString offered = QString::fromUtf8(request.header("authorization"));
    if (!offered.startsWith(u"Bearer ") || !m_token.accepts(offered.mid(7), m_context.agedNow()))
        return answer(fail(401, u"supplied credentials do not pass authentication"_s, request));
    if (route == nullptr)
        return answer(fail(404, u"this endpoint does not exist"_s, request));
    Visit visit{request, ids, {}, call};
    if (!request.body.trimmed().isEmpty()) {
        auto body = parseJsonObject(request.body);
        if (!body)
            return answer(fail(400, u"request body is not a JSON object"_s, request));
        visit.body = *body;
    }
    Response response = dispatch(*route, visit);
    const QByteArray id = request.header("x-request-id");
    if (!id.isEmpty())
        response.headers.append({"X-Request-ID", id});
    answer(response);
}

Response NeonApi::dispatch(const Route &route, Visit &visit)
{
    if (!visit.ids.isEmpty() && visit.ids.first() != m_project.id())
        return fail(404, u"project not found"_s, visit.request);
    const QString path = QString::fromLatin1(route.path);
    if (path.startsWith(u"projects/*/branches/*") && m_project.branch(visit.ids[1]) == nullptr)
        return visit.request.method == "DELETE" ? Response{204, {}, {}, {}}
                                                : fail(404, u"branch not found"_s, visit.request);
    if (path.startsWith(u"projects/*/endpoints/*") && m_project.endpoint(visit.ids[1]) == nullptr)
        return fail(404, u"endpoint not found"_s, visit.request);
    if (visit.request.method != "GET" && m_project.isBusy())
        return fail(423, lockedMessage, visit.request);
    return (this->*route.handler)(visit);
}

QJsonArray NeonApi::operationsJson(const QStringList &ids) const
{
    QJsonArray all;
    for (const QString &id : ids)
        all << operationJson(*m_project.operation(id), m_project.id());
    return all;
}

QJsonObject NeonApi::projectObject() const
{
    return projectJson(
        m_project.id(), m_project.branches().first(), m_project.retentionSeconds(), m_project.updatedAt());
}

Settled NeonApi::settler(Call &call)
{
    return [this, &call] { m_calls.settled(call); };
}

Response NeonApi::branchAnswer(int status, const QString &branchId, const QStringList &operationIds) const
{
    return jsonResponse(status,
        {{u"branch"_s, branchJson(*m_project.branch(branchId), m_project.id())},
            {u"operations"_s, operationsJson(operationIds)}});
}

Response NeonApi::endpointAnswer(const QString &endpointId, const QStringList &operationIds) const
{
    return jsonResponse(200,
        {{u"endpoint"_s, endpointJson(*m_project.endpoint(endpointId), m_project.id())},
            {u"operations"_s, operationsJson(operationIds)}});
}

Response NeonApi::begun(const Result<Begun> &begun, int status, Visit &visit, const QString &marker)
{
    if (!begun)
        return fail(begun.error(), visit);
    visit.call.effect = true;
    visit.call.worksOn = true;
    visit.call.effectId = begun->branchId;
    visit.call.marker = marker;
    return branchAnswer(status, begun->branchId, begun->operationIds);
}

} // namespace holdfast::range
