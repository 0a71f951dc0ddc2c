// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/json.h"
#include "range/neon/api.h"
#include "range/postgres/schema.h"

namespace holdfast::range {

using namespace Qt::StringLiterals;

Response NeonApi::listBranches(Visit &visit)
{
    const QString search = visit.request.argument(u"search"_s);
    const qint64 limit = std::max(qint64(1),
        visit.request.argument(u"limit"_s).isEmpty() ? 10000 : visit.request.argument(u"limit"_s).toLongLong());
    qint64 skip = visit.request.argument(u"cursor"_s).toLongLong();
    QJsonArray branches;
    QJsonObject annotations;
    QJsonObject pagination{{u"sort_by"_s, u"created_at"_s}, {u"sort_order"_s, u"ASC"_s}};
    qint64 index = 0;
    for (const NeonBranch &branch : m_project.branches()) {
        if (!search.isEmpty() && !branch.name.contains(search) && !branch.id.contains(search))
            continue;
        if (index++ < skip)
            continue;
        if (branches.size() == limit) {
            pagination.insert(u"next"_s, QString::number(index - 1));
            break;
        }
        branches << branchJson(branch, m_project.id());
        annotations.insert(branch.id, annotationJson(branch));
    }
    return jsonResponse(
        200, {{u"branches"_s, branches}, {u"annotations"_s, annotations}, {u"pagination"_s, pagination}});
}

Response NeonApi::countBranches(Visit &visit)
{
    const QString search = visit.request.argument(u"search"_s);
    const auto &all = m_project.branches();
    const auto count = std::count_if(all.cbegin(), all.cend(),
        [&](const NeonBranch &branch) { return branch.name.contains(search) || branch.id.contains(search); });
    return jsonResponse(200, QJsonObject{{u"count"_s, qint64(count)}});
}

Response NeonApi::showBranch(Visit &visit)
{
    const NeonBranch &branch = *m_project.branch(visit.ids[1]);
    return jsonResponse(
        200, {{u"branch"_s, branchJson(branch, m_project.id())}, {u"annotation"_s, annotationJson(branch)}});
}

Result<BranchOrder> NeonApi::readOrder(const QJsonObject &body) const
{
    JsonReader reader(body, u"body"_s);
    JsonReader branch(reader.optionalObject("branch").value_or(QJsonObject()), u"branch"_s);
    BranchOrder order;
    order.name = branch.optionalString("name").value_or(QString());
    order.parentId = branch.optionalString("parent_id").value_or(QString());
    order.time = branch.optionalUtc("parent_timestamp");
    order.lsn = branch.optionalString("parent_lsn").value_or(QString());
    order.isProtected = branch.optionalBoolean("protected").value_or(false);
    order.annotation = reader.optionalObject("annotation_value").value_or(QJsonObject());
    const QJsonArray endpoints = reader.optionalArray("endpoints").value_or(QJsonArray());
    order.withEndpoint = !endpoints.isEmpty();
    if (auto ok = reader.check(); !ok)
        return refused(400, ok.error().what);
    if (auto ok = branch.check(); !ok)
        return refused(400, ok.error().what);
    if (endpoints.size() > 1 || (order.withEndpoint && endpoints.first()[u"type"_s] != u"read_write"_s))
        return refused(400, u"a branch takes one endpoint of the type read_write here"_s);
    if (branch.has("name") && (order.name.isEmpty() || order.name.size() > 256))
        return refused(400, u"branch name must have 1 to 256 characters"_s);
    return order;
}

Response NeonApi::createBranch(Visit &visit)
{
    const auto order = readOrder(visit.body);
    if (!order)
        return fail(order.error(), visit);
    const auto made = m_project.createBranch(*order, settler(visit.call));
    Response response = begun(made, 201, visit, order->name);
    if (!made)
        return response;
    const NeonBranch &branch = *m_project.branch(made->branchId);
    QJsonObject body = QJsonDocument::fromJson(response.body).object();
    QJsonArray endpoints;
    if (!made->endpointId.isEmpty())
        endpoints << endpointJson(*m_project.endpoint(made->endpointId), m_project.id());
    body.insert(u"endpoints"_s, endpoints);
    body.insert(
        u"roles"_s, QJsonArray{roleJson(ownerRole.toString(), branch), roleJson(applicationRole.toString(), branch)});
    body.insert(u"databases"_s, QJsonArray{databaseJson(branch)});
    return jsonResponse(201, body);
}

Response NeonApi::deleteBranch(Visit &visit)
{
    const QString name = m_project.branch(visit.ids[1])->name;
    return begun(m_project.deleteBranch(visit.ids[1], settler(visit.call)), 200, visit, name);
}

Response NeonApi::restoreBranch(Visit &visit)
{
    JsonReader reader(visit.body, u"body"_s);
    const QString source = reader.string("source_branch_id");
    const auto time = reader.optionalUtc("source_timestamp");
    const QString lsn = reader.optionalString("source_lsn").value_or(QString());
    const QString preserve = reader.optionalString("preserve_under_name").value_or(QString());
    if (auto ok = reader.check(); !ok)
        return fail(400, ok.error().what, visit.request);
    return begun(
        m_project.restoreBranch(visit.ids[1], source, time, lsn, preserve, settler(visit.call)), 200, visit, preserve);
}

Response NeonApi::setDefault(Visit &visit)
{
    m_project.setDefault(visit.ids[1]);
    visit.call.effect = true;
    visit.call.effectId = visit.ids[1];
    return branchAnswer(200, visit.ids[1], {});
}

Response NeonApi::updateBranch(Visit &visit)
{
    JsonReader reader(visit.body.value(u"branch"_s).toObject(), u"branch"_s);
    const auto name = reader.optionalString("name");
    const auto isProtected = reader.optionalBoolean("protected");
    if (auto ok = reader.check(); !ok)
        return fail(400, ok.error().what, visit.request);
    NeonBranch &branch = *m_project.branch(visit.ids[1]);
    if (name && m_project.branchNamed(*name) != nullptr && *name != branch.name)
        return fail(409, u"branch with the provided name already exists"_s, visit.request);
    branch.name = name.value_or(branch.name);
    branch.isProtected = isProtected.value_or(branch.isProtected);
    branch.updatedAt = m_context.now();
    visit.call.effect = true;
    visit.call.effectId = branch.id;
    visit.call.marker = branch.name;
    return branchAnswer(200, branch.id, {});
}

Response NeonApi::listRoles(Visit &visit)
{
    const NeonBranch &branch = *m_project.branch(visit.ids[1]);
    return jsonResponse(200,
        QJsonObject{{u"roles"_s,
            QJsonArray{roleJson(ownerRole.toString(), branch), roleJson(applicationRole.toString(), branch)}}});
}

Response NeonApi::listDatabases(Visit &visit)
{
    return jsonResponse(200, QJsonObject{{u"databases"_s, QJsonArray{databaseJson(*m_project.branch(visit.ids[1]))}}});
}

} // namespace holdfast::range
