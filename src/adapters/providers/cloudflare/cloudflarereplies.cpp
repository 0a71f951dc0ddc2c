// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/cloudflare/cloudflarereplies.h"

#include "adapters/http/apireply.h"

namespace holdfast::cloudflare {

using namespace Qt::StringLiterals;

namespace {

/// The whole answer, when both the status and the envelope say yes.
Result<QJsonObject> readEnvelope(const HttpRequest &request, const HttpReply &reply)
{
    if (!isSuccess(reply))
        return failure(readError(request, reply));
    const auto body = readObject(request, reply);
    if (!body)
        return failure(body.error());
    if (body->value(u"success"_s) != QJsonValue(true))
        return failure(readError(request, reply));
    return body;
}

template <class T> Result<T> readOne(const HttpRequest &request, const HttpReply &reply, T (*read)(JsonReader &))
{
    const auto body = readEnvelope(request, reply);
    if (!body)
        return failure(body.error());
    if (!body->value(u"result"_s).isObject())
        return failure(unreadable(request, reply, u"`result` is missing."_s));
    return readWith(request, reply, body->value(u"result"_s).toObject(), read);
}

template <class T>
Result<ListPage<T>> readList(const HttpRequest &request, const HttpReply &reply, T (*read)(JsonReader &))
{
    const auto body = readEnvelope(request, reply);
    if (!body)
        return failure(body.error());
    if (!body->value(u"result"_s).isArray())
        return failure(unreadable(request, reply, u"`result` is not a list."_s));
    const auto items = readEach(request, reply, body->value(u"result"_s).toArray(), read);
    if (!items)
        return failure(items.error());
    ListPage<T> page{*items, {}};
    const QJsonObject info = body->value(u"result_info"_s).toObject();
    const int number = info.value(u"page"_s).toInt(1);
    if (number < info.value(u"total_pages"_s).toInt(1))
        page.next = QString::number(number + 1);
    return page;
}

DnsRecord readOneRecord(JsonReader &reader)
{
    return {reader.string("id"), reader.string("type"), reader.string("name"), reader.string("content"),
        int(reader.integer("ttl")), reader.optionalBoolean("proxied").value_or(false),
        reader.optionalString("comment").value_or(QString())};
}

BlockRule readOneBlock(JsonReader &reader)
{
    BlockRule rule;
    rule.id = reader.string("id");
    JsonReader configuration(reader.object("configuration"), u"configuration"_s);
    rule.target = configuration.string("target");
    rule.value = configuration.string("value");
    if (const auto ok = configuration.check(); !ok)
        reader.reject("configuration", u"a target and a value"_s);
    rule.note = reader.optionalString("notes").value_or(QString());
    return rule;
}

OriginPool readOnePool(JsonReader &reader)
{
    OriginPool pool{reader.string("id"), reader.string("name"), reader.boolean("enabled"), {}};
    for (const QJsonObject &origin : reader.objects("origins"))
        pool.origins << origin.value(u"address"_s).toString();
    return pool;
}

} // namespace

Error readError(const HttpRequest &request, const HttpReply &reply)
{
    const QJsonArray errors = parseJsonObject(reply.body).value_or(QJsonObject()).value(u"errors"_s).toArray();
    const QJsonObject first = errors.first().toObject();
    const int code = first.value(u"code"_s).toInt();
    QString message = first.value(u"message"_s).toString();
    if (code > 0)
        message = u"%1 (code %2)"_s.arg(message).arg(code);
    Error error = statusError(request, reply, message);
    if (isSuccess(reply)) { // the envelope says no
        error.code = ErrorCode::unavailable;
        error.what = u"Cloudflare did not do it."_s;
    }
    if (code == 81057 || code == 81058 || code == 10009) {
        error.code = ErrorCode::conflict;
        error.what = u"Cloudflare says that it is so already."_s;
        error.next = u"Look it up before doing anything else."_s;
        error.mayHaveTakenEffect = request.idempotency == Idempotency::lookUpFirst;
    }
    return error;
}

Result<QString> readZone(const HttpRequest &request, const HttpReply &reply)
{
    return readOne<QString>(request, reply, [](JsonReader &reader) { return reader.string("name"); });
}

Result<ListPage<DnsRecord>> readRecords(const HttpRequest &request, const HttpReply &reply)
{
    return readList(request, reply, readOneRecord);
}

Result<DnsRecord> readRecord(const HttpRequest &request, const HttpReply &reply)
{
    return readOne(request, reply, readOneRecord);
}

Result<ListPage<BlockRule>> readBlocks(const HttpRequest &request, const HttpReply &reply)
{
    return readList(request, reply, readOneBlock);
}

Result<BlockRule> readBlock(const HttpRequest &request, const HttpReply &reply)
{
    return readOne(request, reply, readOneBlock);
}

Result<> readUnblocked(const HttpRequest &request, const HttpReply &reply)
{
    if (reply.status == 404)
        return {};
    const auto body = readEnvelope(request, reply);
    if (!body)
        return failure(body.error());
    return {};
}

Result<QList<OriginPool>> readPools(const HttpRequest &request, const HttpReply &reply)
{
    const auto page = readList(request, reply, readOnePool);
    if (!page)
        return failure(page.error());
    return page->items;
}

Result<OriginPool> readPool(const HttpRequest &request, const HttpReply &reply)
{
    return readOne(request, reply, readOnePool);
}

Result<QString> readLevel(const HttpRequest &request, const HttpReply &reply)
{
    return readOne<QString>(request, reply, [](JsonReader &reader) { return reader.string("value"); });
}

Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const CloudflareConfig &)
{
    return readOne<KeyReport>(request, reply, [](JsonReader &reader) {
        const QString status = reader.string("status");
        if (status != u"active")
            reader.reject("status", u"active, but is "_s + shownMessage(status));
        return KeyReport{{}, {}, reader.optionalUtc("expires_on"), u"Cloudflare says that the token is active."_s};
    });
}

} // namespace holdfast::cloudflare
