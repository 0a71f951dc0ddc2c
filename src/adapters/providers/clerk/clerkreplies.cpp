// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/clerk/clerkreplies.h"

#include "adapters/http/apireply.h"

namespace holdfast::clerk {

using namespace Qt::StringLiterals;

namespace {

UtcTime fromMilliseconds(qint64 value) { return UtcTime(std::chrono::milliseconds{value}); }

std::optional<UtcTime> optionalTime(JsonReader &reader, const char *key)
{
    const auto value = reader.optionalInteger(key);
    return value ? std::optional(fromMilliseconds(*value)) : std::nullopt;
}

/// The address that the user is known by; others are left out.
QString primaryEmail(JsonReader &reader)
{
    const QString primary = reader.optionalString("primary_email_address_id").value_or(QString());
    for (const QJsonObject &address : reader.objects("email_addresses")) {
        if (!primary.isEmpty() && address.value(u"id"_s).toString() == primary)
            return address.value(u"email_address"_s).toString();
    }
    return {};
}

IdentityUser readOneUser(JsonReader &reader)
{
    return {reader.string("id"), primaryEmail(reader), reader.boolean("banned"), reader.boolean("locked"),
        reader.boolean("two_factor_enabled"), fromMilliseconds(reader.integer("created_at")),
        optionalTime(reader, "last_active_at")};
}

IdentitySession readOneSession(JsonReader &reader)
{
    IdentitySession session;
    session.id = reader.string("id");
    session.userId = reader.string("user_id");
    session.statusWord = reader.string("status");
    session.status = sessionStatus(session.statusWord);
    session.lastActiveAt = optionalTime(reader, "last_active_at");
    session.expiresAt = fromMilliseconds(reader.integer("expire_at"));
    return session;
}

} // namespace

SessionStatus sessionStatus(const QString &word)
{
    static const QMap<QString, SessionStatus> known{{u"active"_s, SessionStatus::active},
        {u"pending"_s, SessionStatus::pending}, {u"revoked"_s, SessionStatus::ended},
        {u"ended"_s, SessionStatus::ended}, {u"expired"_s, SessionStatus::ended}, {u"removed"_s, SessionStatus::ended},
        {u"abandoned"_s, SessionStatus::ended}, {u"replaced"_s, SessionStatus::ended}};
    return known.value(word, SessionStatus::unknown);
}

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonObject body = parseJsonObject(reply.body).value_or(QJsonObject());
    const QJsonObject first = body.value(u"errors"_s).toArray().first().toObject();
    const QString message = first.value(u"long_message"_s).toString(first.value(u"message"_s).toString());
    Error error = statusError(request, reply, message);
    if (reply.status == 402) {
        error.code = ErrorCode::refused;
        error.what = u"Clerk does not do this in the plan that was bought."_s;
        error.next = u"Nothing was done. End the sessions one by one instead."_s;
        error.mayHaveTakenEffect = false;
    }
    if (const QString trace = body.value(u"clerk_trace_id"_s).toString(); !trace.isEmpty())
        error.detail += u" clerk_trace_id "_s + shownMessage(trace);
    return error;
}

Result<QList<IdentityUser>> readUsers(const HttpRequest &request, const HttpReply &reply)
{
    return readGoodList(request, reply, readError, readOneUser);
}

Result<qint64> readCount(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) { return body.integer("total_count"); });
}

Result<IdentityUser> readUser(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, readOneUser);
}

Result<QList<IdentitySession>> readSessions(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply) || reply.body.trimmed().startsWith('['))
        return readGoodList(request, reply, readError, readOneSession);
    const auto data = readGood(request, reply, readError, [](JsonReader &reader) { return reader.array("data"); });
    return data ? readEach(request, reply, *data, readOneSession) : failure(data.error());
}

Result<IdentitySession> readSession(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, readOneSession);
}

Result<> readChange(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    return {};
}

Result<QStringList> readKeyIds(const HttpRequest &request, const HttpReply &reply)
{
    return readGood(request, reply, readError, [](JsonReader &body) {
        QStringList ids;
        for (const QJsonObject &key : body.objects("keys"))
            ids << key.value(u"kid"_s).toString();
        if (ids.isEmpty() || ids.contains(QString()))
            body.reject("keys", u"a list of keys with their ids"_s);
        return ids;
    });
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const ClerkConfig &config)
{
    const auto count = readCount(request, reply);
    if (!count)
        return failure(count.error());
    const bool live = config.token.reveal().startsWith("sk_live_");
    return KeyReport{{}, {live ? u"a production instance"_s : u"not a production instance"_s}, {},
        u"The key opens an instance with %1 users; it may change everything in it."_s.arg(*count)};
}

} // namespace holdfast::clerk
