// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/neon/neonrequests.h"

#include "adapters/http/networkrequest.h"
#include "kernel/json.h"

namespace holdfast::neon {

using namespace Qt::StringLiterals;

namespace {

// The annotation that a branch of ours is found again by.
const QString markerKey = u"holdfast"_s;
constexpr Duration readDeadline{std::chrono::seconds{20}};
constexpr Duration changeDeadline{std::chrono::seconds{60}}; // as Neon's own command line

using Query = QList<QPair<QString, QString>>;

} // namespace

HttpRequest read(const NeonConfig &config, const QString &route, const QStringList &path, const Query &query)
{
    HttpRequest request;
    request.method = "GET";
    request.url = apiUrl(config.baseUrl, QStringList{u"projects"_s, config.projectId} + path, query);
    request.headers = {{"Accept", "application/json"}};
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    request.peer = u"Neon"_s;
    request.route = route;
    request.idempotency = Idempotency::safe;
    request.deadline = readDeadline;
    request.idleDeadline = readDeadline;
    return request;
}

HttpRequest change(const NeonConfig &config, const QByteArray &method, const QString &route, const QStringList &path,
    const QJsonObject &body, const Query &query)
{
    HttpRequest request = read(config, route, path, query);
    request.method = method;
    request.idempotency = Idempotency::idempotent;
    request.deadline = changeDeadline;
    request.idleDeadline = changeDeadline;
    if (!body.isEmpty()) {
        request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
        request.body = canonicalJson(body);
    }
    return request;
}

ProviderPolicy policy() { return {u"Neon"_s, {u"console.neon.tech"_s}, 8, 700, std::chrono::minutes{1}, {429}, {}}; }

HttpRequest getProject(const NeonConfig &config) { return read(config, u"getProject"_s, {}); }

HttpRequest listBranches(const NeonConfig &config, const QString &cursor)
{
    Query query{{u"limit"_s, u"1000"_s}, {u"sort_by"_s, u"created_at"_s}};
    if (!cursor.isEmpty())
        query << qMakePair(u"cursor"_s, cursor);
    return read(config, u"listProjectBranches"_s, {u"branches"_s}, query);
}

HttpRequest createBranch(const NeonConfig &config, const NewBranch &branch)
{
    HttpRequest request = change(config, "POST", u"createProjectBranch"_s, {u"branches"_s},
        {{u"branch"_s,
             QJsonObject{{u"name"_s, branch.name}, {u"parent_id"_s, branch.parentId},
                 {u"parent_timestamp"_s, formatUtc(branch.at)}}},
            {u"endpoints"_s, QJsonArray{QJsonObject{{u"type"_s, u"read_write"_s}}}},
            {u"annotation_value"_s, QJsonObject{{markerKey, branch.marker}}}});
    request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest listOperations(const NeonConfig &config, const QString &cursor)
{
    Query query{{u"limit"_s, u"1000"_s}};
    if (!cursor.isEmpty())
        query << qMakePair(u"cursor"_s, cursor);
    return read(config, u"listProjectOperations"_s, {u"operations"_s}, query);
}

HttpRequest getOperation(const NeonConfig &config, const QString &id)
{
    return read(config, u"getProjectOperation"_s, {u"operations"_s, id});
}

HttpRequest connectionUri(
    const NeonConfig &config, const QString &branchId, const QString &database, const QString &role)
{
    // Without branch_id Neon answers for the default branch, which is the damaged one.
    const bool complete = !branchId.isEmpty() && !database.isEmpty() && !role.isEmpty();
    HttpRequest request = read(config, u"getConnectionURI"_s, {u"connection_uri"_s},
        {{u"branch_id"_s, branchId}, {u"database_name"_s, database}, {u"role_name"_s, role}});
    if (!complete)
        request.url.clear();
    return request;
}

HttpRequest deleteBranch(const NeonConfig &config, const QString &branchId)
{
    return change(config, "DELETE", u"deleteProjectBranch"_s, {u"branches"_s, branchId});
}

HttpRequest setDefaultBranch(const NeonConfig &config, const QString &branchId)
{
    return change(config, "POST", u"setDefaultProjectBranch"_s, {u"branches"_s, branchId, u"set_as_default"_s});
}

} // namespace holdfast::neon
