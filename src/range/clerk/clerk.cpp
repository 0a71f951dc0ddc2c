// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/clerk/clerk.h"

#include "kernel/json.h"
#include "range/clerk/people.h"

#include <algorithm>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

constexpr int practiceUsers = 25;
constexpr int mostPerPage = 500;
constexpr int mostBanned = 50;

/// The public half of a key that nobody has the other half of.
constexpr const char *modulus =
    "vomA0rXwmE02JLhiZMGX1RNQmdKwFMOktLje1Xx2gvsIucldaBRqVw3jqTxjMSZy77vKoqxR-ahTxMqQOgqi2_uHZdmrg_RnoK4zH-"
    "NMM4XchHNY9U0rInURnLh-OdvJ7VYhyXfmUG7NIKTYpDEwGQZ7vbvdDOP8CXgNeQyyvIc_xOxJHHgGx_"
    "D2Skmz6gfJD8vRQavghnbP6UfS8u3PXNSGUzUHcKHPs8v3y1xETORFyipIKSbbTFJMczCWxsCFAdmWxmg5PdcaAox_"
    "jLvtIPRuNU35AmBgo8lQmR33YgDf_L1dYkZUy-7kQQkhvkRS5FX25fRAMiE8DmnAB4p8mQ";

Response wrong(int status, const QString &code, const QString &message)
{
    return jsonResponse(status,
        {{u"errors"_s,
             QJsonArray{QJsonObject{{u"message"_s, message}, {u"long_message"_s, message}, {u"code"_s, code}}}},
            {u"clerk_trace_id"_s, u"practice"_s}});
}

Response missing() { return wrong(404, u"resource_not_found"_s, u"not found"_s); }

/// limit and offset as Clerk takes them; nothing when they are wrong.
std::optional<std::pair<int, int>> pageOf(const Request &request)
{
    bool limitIsGood = true;
    bool offsetIsGood = true;
    const QString limit = request.argument(u"limit"_s);
    const QString offset = request.argument(u"offset"_s);
    const int count = limit.isEmpty() ? 10 : limit.toInt(&limitIsGood);
    const int from = offset.isEmpty() ? 0 : offset.toInt(&offsetIsGood);
    if (!limitIsGood || !offsetIsGood || count < 1 || count > mostPerPage || from < 0)
        return std::nullopt;
    return std::pair{count, from};
}

Response badPage() { return wrong(422, u"form_param_value_invalid"_s, u"limit must be from 1 to 500"_s); }

QJsonArray toArray(const QList<QJsonObject> &objects, qsizetype from, qsizetype count)
{
    QJsonArray array;
    for (const QJsonObject &object : objects.mid(from, count))
        array << object;
    return array;
}

} // namespace

Clerk::Clerk(Context &context)
    : m_context(context)
    , m_token{u"sk_test_"_s + context.letters(40), context.now()}
    , m_instance(newId(u"ins"_s))
{
    for (int number = 1; number <= practiceUsers; ++number)
        addUser(number);
}

qint64 Clerk::now() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_context.now().time_since_epoch()).count();
}

void Clerk::addUser(int number)
{
    const QString id = newId(u"user"_s);
    const qint64 at = now() - (practiceUsers - number + 1) * 86400000LL;
    m_users << practiceUser(id, newId(u"idn"_s), number, at);
    for (int i = 0; i < number % 3; ++i)
        m_sessions << practiceSession(newId(u"sess"_s), id, newId(u"client"_s), now());
}

QJsonObject Clerk::describe(const QString &origin) const
{
    return {{u"url"_s, origin + u"/v1"_s}, {u"instanceId"_s, m_instance},
        {u"secrets"_s, QJsonObject{{u"key"_s, m_token.value}}}};
}

/// An account that nobody knows, made a moment ago and signed in twice.
void Clerk::strike(const QString &)
{
    constexpr int withTwoSessions = 26;
    addUser(withTwoSessions);
}

QJsonObject Clerk::truth() const
{
    const auto active = std::count_if(m_sessions.cbegin(), m_sessions.cend(),
        [](const QJsonObject &session) { return session.value(u"status"_s) == u"active"_s; });
    return {{u"users"_s, toArray(m_users, 0, m_users.size())},
        {u"sessions"_s, toArray(m_sessions, 0, m_sessions.size())}, {u"activeSessions"_s, qint64(active)}};
}

QStringList Clerk::routes() const
{
    return {u"GetUserList"_s, u"GetUsersCount"_s, u"GetUser"_s, u"UsersBan"_s, u"BanUser"_s, u"UnbanUser"_s,
        u"DisableMFA"_s, u"GetSessionList"_s, u"GetSession"_s, u"RevokeSession"_s, u"GetJWKS"_s};
}

QString Clerk::routeOf(const Request &request) const
{
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    const bool hasId = parts.size() > 2 && parts.value(2).contains(u'_');
    QStringList form{QString::fromLatin1(request.method), parts.value(1)};
    if (parts.size() > 2)
        form << (hasId ? u"*"_s : parts[2]);
    form << parts.mid(3);
    static const QMap<QString, QString> known{{u"GET users"_s, u"GetUserList"_s},
        {u"GET users count"_s, u"GetUsersCount"_s}, {u"GET users *"_s, u"GetUser"_s},
        {u"POST users ban"_s, u"UsersBan"_s}, {u"POST users * ban"_s, u"BanUser"_s},
        {u"POST users * unban"_s, u"UnbanUser"_s}, {u"DELETE users * mfa"_s, u"DisableMFA"_s},
        {u"GET sessions"_s, u"GetSessionList"_s}, {u"GET sessions *"_s, u"GetSession"_s},
        {u"POST sessions * revoke"_s, u"RevokeSession"_s}, {u"GET jwks"_s, u"GetJWKS"_s}};
    return parts.value(0) == u"v1" ? known.value(form.join(u' '), u"unknown"_s) : u"unknown"_s;
}

Response Clerk::refusal(int status) const
{
    return wrong(status, status == 429 ? u"too_many_requests"_s : u"internal_clerk_error"_s, u"not now"_s);
}

void Clerk::serve(const Request &request, Call &call, const Answer &answer)
{
    const QString offered = QString::fromLatin1(request.header("authorization")).section(u' ', 1);
    if (!request.header("authorization").startsWith("Bearer ") || !m_token.accepts(offered, m_context.agedNow()))
        return answer(wrong(401, u"authentication_invalid"_s, u"The secret key is not valid"_s));
    answer(answerTo(routeOf(request), request, call));
}

Response Clerk::answerTo(const QString &route, const Request &request, Call &call)
{
    const Id id = request.path.section(u'/', 3, 3);
    if (route == u"GetUserList")
        return listUsers(request);
    if (route == u"GetUsersCount")
        return jsonResponse(200, {{u"object"_s, u"total_count"_s}, {u"total_count"_s, m_users.size()}});
    if (route == u"UsersBan")
        return banMany(request, call);
    if (route == u"GetSessionList")
        return listSessions(request);
    if (route == u"GetJWKS")
        return jsonResponse(200,
            {{u"keys"_s,
                QJsonArray{QJsonObject{{u"use"_s, u"sig"_s}, {u"kty"_s, u"RSA"_s}, {u"kid"_s, m_instance},
                    {u"alg"_s, u"RS256"_s}, {u"n"_s, QString::fromLatin1(modulus)}, {u"e"_s, u"AQAB"_s}}}}});
    if (route == u"RevokeSession")
        return revoke(id, call);
    if (route == u"GetSession") {
        for (const QJsonObject &session : m_sessions) {
            if (session.value(u"id"_s) == id)
                return jsonResponse(200, session);
        }
        return missing();
    }
    return route == u"unknown" ? missing() : change(route, id, call);
}

Response Clerk::listUsers(const Request &request) const
{
    const auto page = pageOf(request);
    if (!page)
        return badPage();
    const Id after = request.argument(u"starting_after"_s);
    qsizetype from = page->second;
    if (!after.isEmpty()) {
        const auto found = std::find_if(m_users.cbegin(), m_users.cend(),
            [&after](const QJsonObject &user) { return user.value(u"id"_s) == after; });
        if (found == m_users.cend())
            return wrong(422, u"form_param_value_invalid"_s, u"starting_after names no user"_s);
        from = std::distance(m_users.cbegin(), found) + 1;
    }
    return arrayResponse(200, toArray(m_users, from, page->first));
}

Response Clerk::listSessions(const Request &request) const
{
    const auto page = pageOf(request);
    if (!page)
        return badPage();
    const Id owner = request.argument(u"user_id"_s);
    if (owner.isEmpty() && request.argument(u"client_id"_s).isEmpty())
        return wrong(422, u"form_param_missing"_s, u"user_id or client_id is required"_s);
    const QString status = request.argument(u"status"_s);
    if (status == u"pending") // Clerk's own filter does not know it, although sessions can be so
        return wrong(422, u"form_param_value_invalid"_s, u"status is not one of the known ones"_s);
    QList<QJsonObject> wanted;
    for (const QJsonObject &session : m_sessions) {
        if (session.value(u"user_id"_s) == owner && (status.isEmpty() || session.value(u"status"_s) == status))
            wanted << session;
    }
    const QJsonArray data = toArray(wanted, page->second, page->first);
    if (request.argument(u"paginated"_s) == u"true")
        return jsonResponse(200, {{u"data"_s, data}, {u"total_count"_s, wanted.size()}});
    return arrayResponse(200, data);
}

Response Clerk::revoke(const Id &id, Call &call)
{
    for (QJsonObject &session : m_sessions) {
        if (session.value(u"id"_s) != id)
            continue;
        if (session.value(u"status"_s) == u"active"_s) {
            call.effect = true;
            call.effectId = id;
            session[u"status"_s] = u"revoked"_s;
            session[u"updated_at"_s] = now();
        }
        return jsonResponse(200, session);
    }
    return missing();
}

Response Clerk::banMany(const Request &request, Call &call)
{
    JsonReader reader(parseJsonObject(request.body).value_or(QJsonObject()));
    reader.refuseOthers({"user_ids"});
    const QStringList ids = reader.strings("user_ids");
    if (!reader.check() || ids.isEmpty() || ids.size() > mostBanned)
        return wrong(400, u"request_body_invalid"_s, u"user_ids must be a list of 1 to 50 users"_s);
    if (std::any_of(ids.cbegin(), ids.cend(), [this](const Id &id) { return user(id) == nullptr; }))
        return missing();
    QJsonArray banned;
    for (const Id &id : ids) {
        ban(*user(id));
        banned << *user(id);
    }
    call.effect = true;
    call.effectId = ids.join(u',');
    return arrayResponse(200, banned);
}

Response Clerk::change(const QString &route, const Id &id, Call &call)
{
    QJsonObject *one = user(id);
    if (!one)
        return missing();
    if (route == u"GetUser")
        return jsonResponse(200, *one);
    call.effect = true;
    call.effectId = id;
    if (route == u"BanUser")
        ban(*one);
    if (route == u"UnbanUser")
        (*one)[u"banned"_s] = false;
    if (route == u"DisableMFA") {
        for (const char *factor : {"two_factor_enabled", "totp_enabled", "backup_code_enabled"})
            (*one)[QString::fromLatin1(factor)] = false;
        return jsonResponse(200, {{u"user_id"_s, id}});
    }
    return jsonResponse(200, *one);
}

void Clerk::ban(QJsonObject &banned)
{
    banned[u"banned"_s] = true;
    for (QJsonObject &session : m_sessions) {
        if (session.value(u"user_id"_s) == banned.value(u"id"_s) && session.value(u"status"_s) == u"active"_s)
            session[u"status"_s] = u"revoked"_s;
    }
}

QJsonObject *Clerk::user(const Id &id)
{
    const auto found = std::find_if(
        m_users.begin(), m_users.end(), [&id](const QJsonObject &one) { return one.value(u"id"_s) == id; });
    return found == m_users.end() ? nullptr : &*found;
}

} // namespace holdfast::range
