// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/service/httpservicegate.h"

#include "kernel/json.h"
#include "kernel/redaction.h"
#include "workers/answer.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 bodyLimit = 256 * 1024;
constexpr Duration probeDeadline{std::chrono::seconds{15}};

Error badReply(const HttpReply &reply, const QString &why)
{
    return Error{ErrorCode::badReply, u"The service's address answered with something that is not the service."_s, why,
        u"Check the address, and whether a proxy, a log-in page or the platform answered in its place."_s,
        u"status %1, %2 bytes"_s.arg(reply.status).arg(reply.body.size()), {}, false};
}

Result<QJsonObject> readObject(const HttpReply &reply)
{
    if (reply.status >= 300 && reply.status < 400)
        return failure(badReply(reply, u"It answered with a redirection, which was not followed."_s));
    const auto object = parseJsonObject(reply.body);
    if (!object)
        return failure(badReply(reply, u"HTTP status %1, and not JSON."_s.arg(reply.status)));
    return *object;
}

HttpRequest toService(const QUrl &address, const QString &path)
{
    HttpRequest request;
    request.url = address;
    request.url.setPath(address.path(QUrl::FullyDecoded).chopped(address.path().endsWith(u'/') ? 1 : 0) + path);
    request.headers = {{"Accept", "application/json"}, {"Cache-Control", "no-cache"}};
    request.peer = u"The service"_s;
    request.bodyLimit = bodyLimit;
    request.attempts = 1;
    return request;
}

/// `{"heartbeat":{"lastId","lastAt"},"historical_sales":{"lastId"},"products":{"rows"},"lastCommitAt"}`: each table may
/// know its newest key; null and absent are "nothing yet".
AcknowledgedWrites readWrites(const QJsonObject &object, JsonReader &outer, const char *where)
{
    AcknowledgedWrites writes;
    JsonReader reader(object, QString::fromLatin1(where));
    for (auto one = object.constBegin(); one != object.constEnd(); ++one) {
        if (!one->isObject())
            continue;
        JsonReader table(one->toObject(), one.key());
        if (const auto id = table.optionalInteger("lastId"))
            writes.lastIds.insert(one.key(), *id);
        if (const auto ok = table.check(); !ok)
            outer.reject(where, ok.error().what);
    }
    writes.lastCommitAt = reader.optionalUtc("lastCommitAt");
    if (const auto ok = reader.check(); !ok)
        outer.reject(where, ok.error().what);
    return writes;
}

Health healthOf(const QString &word)
{
    if (word == u"healthy"_s)
        return Health::up;
    if (word == u"degraded"_s)
        return Health::degraded;
    return word == u"unhealthy"_s ? Health::down : Health::unknown;
}

} // namespace

namespace service {

HttpRequest health(const QUrl &address, Duration deadline)
{
    HttpRequest request = look(address, u"/api/health"_s, deadline);
    request.route = u"health"_s;
    return request;
}

HttpRequest look(const QUrl &address, const QString &path, Duration deadline)
{
    HttpRequest request = toService(address, path);
    request.method = "GET";
    request.route = u"look"_s;
    request.idempotency = Idempotency::safe;
    request.deadline = request.connectDeadline = request.idleDeadline = deadline;
    return request;
}

HttpRequest probe(const QUrl &address, const QString &token)
{
    HttpRequest request = toService(address, u"/api/probe"_s);
    request.method = "POST";
    request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
    request.route = u"probe"_s;
    request.idempotency = Idempotency::idempotent;
    request.deadline = request.idleDeadline = probeDeadline;
    request.body = canonicalJson({{u"token"_s, token}});
    return request;
}

HttpRequest unprobe(const QUrl &address, const QString &token)
{
    HttpRequest request = probe(address, token);
    request.method = "DELETE";
    request.route = u"unprobe"_s;
    return request;
}

Result<ServiceHealth> readHealth(const HttpReply &reply)
{
    const auto object = readObject(reply);
    if (!object)
        return failure(object.error());
    if (reply.status >= 500 && !object->contains(u"overall"_s))
        return failure(ErrorCode::unavailable, u"The service does not run."_s,
            u"The platform answers in its place with HTTP status %1."_s.arg(reply.status),
            u"Look at its newest deployment."_s);
    JsonReader reader(*object);
    ServiceHealth health;
    JsonReader overall(reader.object("overall"), u"overall"_s);
    health.status = overall.string("status");
    health.health = healthOf(health.status);
    static_cast<void>(reader.string("service"));
    health.buildId = reader.string("buildId");
    JsonReader database(reader.object("database"), u"database"_s);
    health.databaseStatus = database.string("status");
    health.databaseError = redactPatterns(database.optionalString("error").value_or(QString()));
    health.maintenance = reader.boolean("maintenance");
    health.writes = readWrites(reader.object("writes"), reader, "writes");
    if (const auto before = reader.optionalObject("beforeFailure")) {
        health.beforeFailure = readWrites(*before, reader, "beforeFailure");
        JsonReader instant(*before, u"beforeFailure"_s);
        health.failingSince = instant.utc("at");
        if (const auto ok = instant.check(); !ok)
            return failure(badReply(reply, ok.error().what));
    }
    for (const Result<> &ok : {overall.check(), database.check(), reader.check()}) {
        if (!ok)
            return failure(badReply(reply, ok.error().what));
    }
    if (reply.status != 200 && reply.status != 503)
        return failure(badReply(reply, u"HTTP status %1 with a health form."_s.arg(reply.status)));
    if (reply.status == 503 && health.health == Health::up)
        health.health = Health::unknown; // it contradicts itself, and contradictions are never green
    return health;
}

Result<ProbeReceipt> readProbe(const HttpReply &reply, const QString &token)
{
    const auto object = readObject(reply);
    if (!object)
        return failure(object.error());
    JsonReader reader(*object);
    if (reply.status >= 400 && !reader.has("token")) {
        const QString why = redactPatterns(object->value(u"error"_s).toString());
        return failure(ErrorCode::unavailable, u"The service could not write and read a test token."_s,
            why.isEmpty() ? u"HTTP status %1."_s.arg(reply.status)
                          : u"HTTP status %1: %2"_s.arg(QString::number(reply.status), why),
            u"Look at its health and its database."_s);
    }
    const QString returned = reader.string("token");
    const ProbeReceipt receipt{reader.string("buildId"), reader.boolean("readBack")};
    if (const auto ok = reader.check(); !ok)
        return failure(badReply(reply, ok.error().what));
    if (returned != token)
        return failure(badReply(reply, u"Another test token came back: something in between answers from memory."_s));
    return receipt;
}

Result<bool> readUnprobe(const HttpReply &reply)
{
    if (reply.status == 404 || reply.status == 405 || reply.status == 501)
        return false;
    if (reply.status >= 200 && reply.status < 300)
        return true;
    return failure(ErrorCode::unavailable, u"The service could not take its test token back."_s,
        u"HTTP status %1."_s.arg(reply.status));
}

} // namespace service

HttpServiceGate::HttpServiceGate(Transport &transport, QUrl address)
    : m_transport(transport)
    , m_address(std::move(address))
{ }

QString HttpServiceGate::address() const { return m_address.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery); }

Result<ServiceHealth> HttpServiceGate::health(Duration deadline, std::stop_token stop)
{
    const auto reply = await(m_transport.send(service::health(m_address, deadline), std::move(stop)));
    if (!reply)
        return failure(reply.error());
    return service::readHealth(*reply);
}

Result<Duration> HttpServiceGate::answers(const QString &path, Duration deadline, std::stop_token stop)
{
    const auto begun = std::chrono::steady_clock::now();
    const auto reply = await(m_transport.send(service::look(m_address, path, deadline), std::move(stop)));
    if (!reply)
        return failure(reply.error());
    if (reply->status != 200)
        return failure(
            ErrorCode::unavailable, u"It does not answer as it should."_s, u"HTTP status %1."_s.arg(reply->status));
    if (const auto object = readObject(*reply); !object)
        return failure(object.error());
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - begun);
}

Result<ProbeReceipt> HttpServiceGate::writeAndRead(const QString &token, std::stop_token stop)
{
    const auto reply = await(m_transport.send(service::probe(m_address, token), std::move(stop)));
    if (!reply)
        return failure(reply.error());
    return service::readProbe(*reply, token);
}

Result<bool> HttpServiceGate::takeBack(const QString &token, std::stop_token stop)
{
    const auto reply = await(m_transport.send(service::unprobe(m_address, token), std::move(stop)));
    return reply ? service::readUnprobe(*reply) : Result<bool>{failure(reply.error())};
}

} // namespace holdfast
