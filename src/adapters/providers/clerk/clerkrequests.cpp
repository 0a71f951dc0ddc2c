// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/clerk/clerkrequests.h"

#include "adapters/http/networkrequest.h"
#include "kernel/json.h"

namespace holdfast::clerk {

using namespace Qt::StringLiterals;

namespace {

using Query = QList<QPair<QString, QString>>;

HttpRequest read(const ClerkConfig &config, const QString &route, const QStringList &path, const Query &query = {})
{
    HttpRequest request;
    request.method = "GET";
    request.url = apiUrl(config.baseUrl, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    request.peer = u"Clerk"_s;
    request.route = route;
    request.idempotency = Idempotency::safe;
    return request;
}

HttpRequest change(const ClerkConfig &config, const QByteArray &method, const QString &route, const QStringList &path)
{
    HttpRequest request = read(config, route, path);
    request.method = method;
    request.idempotency = Idempotency::idempotent;
    return request;
}

} // namespace

ProviderPolicy policy() { return {u"Clerk"_s, {u"api.clerk.com"_s}, 8, 100, std::chrono::seconds{10}, {429}, {}}; }

HttpRequest listUsers(const ClerkConfig &config, const QString &after)
{
    // A cursor needs the order of creation; large offsets time out.
    Query query{{u"limit"_s, QString::number(usersPerPage)}, {u"order_by"_s, u"+created_at"_s}};
    if (!after.isEmpty())
        query << qMakePair(u"starting_after"_s, after);
    return read(config, u"GetUserList"_s, {u"users"_s}, query);
}

HttpRequest countUsers(const ClerkConfig &config) { return read(config, u"GetUsersCount"_s, {u"users"_s, u"count"_s}); }

HttpRequest getUser(const ClerkConfig &config, const QString &id)
{
    return read(config, u"GetUser"_s, {u"users"_s, id});
}

HttpRequest listSessions(const ClerkConfig &config, const QString &userId, int offset)
{
    HttpRequest request = read(config, u"GetSessionList"_s, {u"sessions"_s},
        {{u"user_id"_s, userId}, {u"limit"_s, QString::number(sessionsPerPage)},
            {u"offset"_s, QString::number(offset)}});
    if (userId.isEmpty())
        request.url.clear();
    return request;
}

HttpRequest getSession(const ClerkConfig &config, const QString &id)
{
    return read(config, u"GetSession"_s, {u"sessions"_s, id});
}

HttpRequest revokeSession(const ClerkConfig &config, const QString &id)
{
    return change(config, "POST", u"RevokeSession"_s, {u"sessions"_s, id, u"revoke"_s});
}

HttpRequest banUsers(const ClerkConfig &config, const QStringList &ids)
{
    HttpRequest request = change(config, "POST", u"UsersBan"_s, {u"users"_s, u"ban"_s});
    request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    request.body = canonicalJson({{u"user_ids"_s, QJsonArray::fromStringList(ids)}});
    return request;
}

HttpRequest unbanUser(const ClerkConfig &config, const QString &id)
{
    return change(config, "POST", u"UnbanUser"_s, {u"users"_s, id, u"unban"_s});
}

HttpRequest disableMfa(const ClerkConfig &config, const QString &userId)
{
    return change(config, "DELETE", u"DisableMFA"_s, {u"users"_s, userId, u"mfa"_s});
}

HttpRequest getJwks(const ClerkConfig &config) { return read(config, u"GetJWKS"_s, {u"jwks"_s}); }

} // namespace holdfast::clerk
