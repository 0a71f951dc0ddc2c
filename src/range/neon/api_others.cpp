// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "range/neon/api.h"
#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

Response NeonApi::listProjects(Visit &)
{
    return jsonResponse(200,
        {{u"projects"_s, QJsonArray{projectObject()}}, {u"pagination"_s, QJsonObject{{u"cursor"_s, m_project.id()}}},
            {u"applications"_s, QJsonObject()}, {u"integrations"_s, QJsonObject()}});
}

Response NeonApi::showProject(Visit &) { return jsonResponse(200, QJsonObject{{u"project"_s, projectObject()}}); }

Response NeonApi::updateProject(Visit &visit)
{
    JsonReader reader(visit.body.value(u"project"_s).toObject(), u"project"_s);
    const auto seconds = reader.optionalInteger("history_retention_seconds");
    if (auto ok = reader.check(); !ok)
        return fail(400, ok.error().what, visit.request);
    if (seconds && (*seconds < 0 || *seconds > 2592000))
        return fail(400, u"history_retention_seconds must be between 0 and 2592000"_s, visit.request);
    if (seconds)
        m_project.setRetention(*seconds);
    visit.call.effect = seconds.has_value();
    visit.call.effectId = m_project.id();
    return jsonResponse(200, {{u"project"_s, projectObject()}, {u"operations"_s, QJsonArray()}});
}

Response NeonApi::listEndpoints(Visit &)
{
    QJsonArray all;
    for (const NeonEndpoint &endpoint : m_project.endpoints())
        all << endpointJson(endpoint, m_project.id());
    return jsonResponse(200, QJsonObject{{u"endpoints"_s, all}});
}

Response NeonApi::listBranchEndpoints(Visit &visit)
{
    QJsonArray all;
    if (const NeonEndpoint *endpoint = m_project.endpointOf(visit.ids[1]))
        all << endpointJson(*endpoint, m_project.id());
    return jsonResponse(200, QJsonObject{{u"endpoints"_s, all}});
}

Response NeonApi::showEndpoint(Visit &visit)
{
    return jsonResponse(
        200, QJsonObject{{u"endpoint"_s, endpointJson(*m_project.endpoint(visit.ids[1]), m_project.id())}});
}

Response NeonApi::startEndpoint(Visit &visit)
{
    const auto begun = m_project.startEndpoint(visit.ids[1], false, settler(visit.call));
    if (!begun)
        return fail(begun.error(), visit);
    visit.call.effect = visit.call.worksOn = true;
    visit.call.effectId = visit.ids[1];
    return endpointAnswer(visit.ids[1], begun->operationIds);
}

Response NeonApi::restartEndpoint(Visit &visit)
{
    const auto begun = m_project.startEndpoint(visit.ids[1], true, settler(visit.call));
    if (!begun)
        return fail(begun.error(), visit);
    visit.call.effect = visit.call.worksOn = true;
    visit.call.effectId = visit.ids[1];
    return endpointAnswer(visit.ids[1], begun->operationIds);
}

Response NeonApi::suspendEndpoint(Visit &visit)
{
    const auto begun = m_project.suspendEndpoint(visit.ids[1], settler(visit.call));
    if (!begun)
        return fail(begun.error(), visit);
    visit.call.effect = visit.call.worksOn = true;
    visit.call.effectId = visit.ids[1];
    return endpointAnswer(visit.ids[1], begun->operationIds);
}

Response NeonApi::updateEndpoint(Visit &visit)
{
    JsonReader reader(visit.body.value(u"endpoint"_s).toObject(), u"endpoint"_s);
    const auto disabled = reader.optionalBoolean("disabled");
    if (auto ok = reader.check(); !ok)
        return fail(400, ok.error().what, visit.request);
    NeonEndpoint &endpoint = *m_project.endpoint(visit.ids[1]);
    endpoint.disabled = disabled.value_or(endpoint.disabled);
    endpoint.updatedAt = m_context.now();
    visit.call.effect = disabled.has_value();
    visit.call.effectId = endpoint.id;
    if (!disabled.value_or(false) || endpoint.state != u"active")
        return endpointAnswer(endpoint.id, {});
    return suspendEndpoint(visit);
}

Response NeonApi::showOperation(Visit &visit)
{
    const NeonOperation *operation = m_project.operation(visit.ids[1]);
    if (operation == nullptr)
        return fail(404, u"operation not found"_s, visit.request);
    return jsonResponse(200, QJsonObject{{u"operation"_s, operationJson(*operation, m_project.id())}});
}

Response NeonApi::listOperations(Visit &visit)
{
    // Newest first; the cursor is the number of operations already shown.
    const qint64 asked = visit.request.argument(u"limit"_s).toLongLong();
    const qint64 limit = asked > 0 ? asked : 1000;
    const qint64 skip = visit.request.argument(u"cursor"_s).toLongLong();
    const auto &all = m_project.operations();
    QJsonArray page;
    for (qint64 i = skip; i < all.size() && page.size() < limit; ++i)
        page << operationJson(all.at(all.size() - 1 - i), m_project.id());
    return jsonResponse(200,
        {{u"operations"_s, page}, {u"pagination"_s, QJsonObject{{u"cursor"_s, QString::number(skip + page.size())}}}});
}

Response NeonApi::connectionUri(Visit &visit)
{
    const Request &request = visit.request;
    if (request.argument(u"database_name"_s) != databaseName)
        return fail(404, u"database not found"_s, request);
    const QString role = request.argument(u"role_name"_s);
    if (role != ownerRole && role != applicationRole)
        return fail(404, u"role not found"_s, request);
    const QString branchId = request.argument(u"branch_id"_s);
    const NeonBranch *branch = branchId.isEmpty() ? m_project.defaultBranch() : m_project.branch(branchId);
    if (branch == nullptr)
        return fail(404, u"branch not found"_s, request);
    const NeonEndpoint *endpoint = m_project.endpointOf(branch->id);
    if (endpoint == nullptr)
        return fail(404, u"the branch has no endpoint"_s, request);
    return jsonResponse(200, QJsonObject{{u"uri"_s, m_project.connectionUri(*endpoint, role)}});
}

} // namespace holdfast::range
