// SPDX-License-Identifier: GPL-3.0-or-later
#include "range/cloudflare/cloudflare.h"

#include "kernel/json.h"

#include <QHostAddress>
#include <algorithm>

namespace holdfast::range {

using namespace Qt::StringLiterals;

namespace {

Response good(const QJsonValue &result, const QJsonObject &info = {})
{
    QJsonObject body{
        {u"success"_s, true}, {u"errors"_s, QJsonArray()}, {u"messages"_s, QJsonArray()}, {u"result"_s, result}};
    if (!info.isEmpty())
        body.insert(u"result_info"_s, info);
    return jsonResponse(200, body);
}

Response bad(int status, int code, const QString &message)
{
    return jsonResponse(status,
        {{u"success"_s, false}, {u"errors"_s, QJsonArray{QJsonObject{{u"code"_s, code}, {u"message"_s, message}}}},
            {u"messages"_s, QJsonArray()}, {u"result"_s, QJsonValue()}});
}

/// One page of the list, as the request wants it.
Response page(const QList<QJsonObject> &all, const Request &request)
{
    const int perPage = std::max(1, request.argument(u"per_page"_s).toInt());
    const int number = std::max(1, request.argument(u"page"_s).toInt());
    QJsonArray items;
    for (const QJsonObject &one : all.mid(qsizetype(number - 1) * perPage, perPage))
        items << one;
    return good(items,
        {{u"page"_s, number}, {u"per_page"_s, perPage}, {u"count"_s, items.size()}, {u"total_count"_s, all.size()},
            {u"total_pages"_s, (all.size() + perPage - 1) / perPage}});
}

QJsonObject *withId(QList<QJsonObject> &list, const QString &id)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&id](const QJsonObject &one) { return one.value(u"id"_s) == id; });
    return found == list.end() ? nullptr : &*found;
}

QJsonArray toArray(const QList<QJsonObject> &list)
{
    QJsonArray array;
    for (const QJsonObject &one : list)
        array << one;
    return array;
}

} // namespace

Cloudflare::Cloudflare(Context &context)
    : m_context(context)
    , m_token{context.letters(40), context.now()}
    , m_zone(context.letters(32))
    , m_account(context.letters(32))
{
    for (const char *name : {"app", "status"})
        m_records << QJsonObject{{u"id"_s, context.letters(32)}, {u"type"_s, u"A"_s},
            {u"name"_s, QString::fromLatin1(name) + u".practice.example"_s}, {u"content"_s, u"192.0.2.10"_s},
            {u"ttl"_s, 300}, {u"proxied"_s, false}, {u"comment"_s, QJsonValue()}, {u"created_on"_s, now()},
            {u"modified_on"_s, now()}};
    for (const char *name : {"primary", "standby"})
        m_pools << QJsonObject{{u"id"_s, context.letters(32)}, {u"name"_s, QString::fromLatin1(name)},
            {u"enabled"_s, true},
            {u"origins"_s,
                QJsonArray{QJsonObject{
                    {u"name"_s, QString::fromLatin1(name)}, {u"address"_s, u"192.0.2.10"_s}, {u"enabled"_s, true}}}}};
}

QJsonObject Cloudflare::describe(const QString &origin) const
{
    return {{u"url"_s, origin + u"/client/v4"_s}, {u"zoneId"_s, m_zone}, {u"accountId"_s, m_account},
        {u"secrets"_s, QJsonObject{{u"key"_s, m_token.value}}}};
}

QJsonObject Cloudflare::truth() const
{
    return {{u"records"_s, toArray(m_records)}, {u"rules"_s, toArray(m_rules)}, {u"pools"_s, toArray(m_pools)},
        {u"securityLevel"_s, m_level}};
}

QStringList Cloudflare::routes() const
{
    return {u"zones.get"_s, u"dns.records.list"_s, u"dns.records.edit"_s, u"firewall.accessRules.list"_s,
        u"firewall.accessRules.create"_s, u"firewall.accessRules.delete"_s, u"loadBalancers.pools.list"_s,
        u"loadBalancers.pools.edit"_s, u"zones.settings.get"_s, u"zones.settings.edit"_s, u"user.tokens.verify"_s};
}

QString Cloudflare::routeOf(const Request &request) const
{
    QString form = QString::fromLatin1(request.method) + request.path;
    form.replace(m_zone, u"Z"_s).replace(m_account, u"A"_s);
    const QString id = form.section(u'/', -1);
    if (id.size() == 32)
        form = form.chopped(32) + u'*';
    static const QMap<QString, QString> known{{u"GET/client/v4/zones/Z"_s, u"zones.get"_s},
        {u"GET/client/v4/zones/Z/dns_records"_s, u"dns.records.list"_s},
        {u"PATCH/client/v4/zones/Z/dns_records/*"_s, u"dns.records.edit"_s},
        {u"GET/client/v4/zones/Z/firewall/access_rules/rules"_s, u"firewall.accessRules.list"_s},
        {u"POST/client/v4/zones/Z/firewall/access_rules/rules"_s, u"firewall.accessRules.create"_s},
        {u"DELETE/client/v4/zones/Z/firewall/access_rules/rules/*"_s, u"firewall.accessRules.delete"_s},
        {u"GET/client/v4/accounts/A/load_balancers/pools"_s, u"loadBalancers.pools.list"_s},
        {u"PATCH/client/v4/accounts/A/load_balancers/pools/*"_s, u"loadBalancers.pools.edit"_s},
        {u"GET/client/v4/zones/Z/settings/security_level"_s, u"zones.settings.get"_s},
        {u"PATCH/client/v4/zones/Z/settings/security_level"_s, u"zones.settings.edit"_s},
        {u"GET/client/v4/user/tokens/verify"_s, u"user.tokens.verify"_s}};
    return known.value(form, u"unknown"_s);
}

Response Cloudflare::refusal(int status) const
{
    return bad(status, status == 429 ? 10000 : 1001, u"practice fault"_s);
}

void Cloudflare::serve(const Request &request, Call &call, const Answer &answer)
{
    const QByteArray offered = request.header("authorization");
    if (!offered.startsWith("Bearer ") || !m_token.accepts(QString::fromLatin1(offered.mid(7)), m_context.agedNow()))
        return answer(bad(403, 9109, u"Invalid access token"_s));
    answer(answerTo(routeOf(request), request, call));
}

Response Cloudflare::answerTo(const QString &route, const Request &request, Call &call)
{
    const QString id = request.path.section(u'/', -1);
    const QJsonObject body = parseJsonObject(request.body).value_or(QJsonObject());
    if (route == u"zones.get")
        return good(QJsonObject{{u"id"_s, m_zone}, {u"name"_s, u"practice.example"_s}, {u"status"_s, u"active"_s}});
    if (route == u"dns.records.list")
        return listRecords(request);
    if (route == u"dns.records.edit")
        return editRecord(id, body, call);
    if (route == u"firewall.accessRules.list")
        return page(m_rules, request);
    if (route == u"firewall.accessRules.create")
        return createRule(body, call);
    if (route == u"firewall.accessRules.delete")
        return deleteRule(id, call);
    if (route == u"loadBalancers.pools.list")
        return good(toArray(m_pools));
    if (route == u"loadBalancers.pools.edit")
        return editPool(id, body, call);
    if (route == u"user.tokens.verify")
        return good(QJsonObject{{u"id"_s, m_zone}, {u"status"_s, u"active"_s},
            {u"expires_on"_s, formatUtc(m_token.madeAt + std::chrono::hours(24 * 90))}});
    if (route == u"unknown")
        return bad(404, 7003, u"Could not route to this path"_s);
    if (route == u"zones.settings.edit") {
        call.effect = true;
        m_level = body.value(u"value"_s).toString();
    }
    return good(QJsonObject{{u"id"_s, u"security_level"_s}, {u"value"_s, m_level}, {u"editable"_s, true}});
}

Response Cloudflare::listRecords(const Request &request) const
{
    const QString name = request.argument(u"name.exact"_s);
    QList<QJsonObject> wanted;
    std::copy_if(m_records.cbegin(), m_records.cend(), std::back_inserter(wanted),
        [&name](const QJsonObject &record) { return name.isEmpty() || record.value(u"name"_s) == name; });
    return page(wanted, request);
}

Response Cloudflare::editRecord(const QString &id, const QJsonObject &body, Call &call)
{
    QJsonObject *record = withId(m_records, id);
    if (record == nullptr)
        return bad(404, 81044, u"Record does not exist."_s);
    JsonReader reader(body);
    const QString type = reader.string("type");
    const QString content = reader.string("content");
    const qint64 ttl = reader.integer("ttl");
    (void)reader.string("name");
    if (const auto ok = reader.check(); !ok)
        return bad(400, 9000, ok.error().what);
    if (type == u"A" && QHostAddress(content).protocol() != QAbstractSocket::IPv4Protocol)
        return bad(400, 9005, u"Content for A record must be a valid IPv4 address."_s);
    if (ttl != 1 && (ttl < 60 || ttl > 86400))
        return bad(400, 9021, u"ttl must be between 60 and 86400 seconds, or 1 for Automatic."_s);
    for (const char *key : {"type", "name", "content", "ttl", "proxied", "comment"}) {
        const QString member = QString::fromLatin1(key);
        if (body.contains(member))
            record->insert(member, body.value(member));
    }
    record->insert(u"modified_on"_s, now());
    call.effect = true;
    call.effectId = id;
    return good(*record);
}

Response Cloudflare::createRule(const QJsonObject &body, Call &call)
{
    const QJsonObject configuration = body.value(u"configuration"_s).toObject();
    static const QStringList targets{u"ip"_s, u"ip6"_s, u"ip_range"_s, u"asn"_s, u"country"_s};
    if (body.value(u"mode"_s) != u"block"_s || !targets.contains(configuration.value(u"target"_s).toString())
        || configuration.value(u"value"_s).toString().isEmpty())
        return bad(400, 10001, u"firewallaccessrules.api.validation_error"_s);
    const bool exists = std::any_of(m_rules.cbegin(), m_rules.cend(),
        [&](const QJsonObject &rule) { return rule.value(u"configuration"_s) == configuration; });
    if (exists)
        return bad(400, 10009, u"firewallaccessrules.api.duplicate_of_existing"_s);
    m_rules << QJsonObject{{u"id"_s, m_context.letters(32)}, {u"mode"_s, u"block"_s},
        {u"configuration"_s, configuration}, {u"notes"_s, body.value(u"notes"_s).toString()}, {u"created_on"_s, now()}};
    call.effect = true;
    call.effectId = m_rules.last().value(u"id"_s).toString();
    return good(m_rules.last());
}

Response Cloudflare::deleteRule(const QString &id, Call &call)
{
    if (withId(m_rules, id) == nullptr)
        return bad(404, 10001, u"firewallaccessrules.api.not_found"_s);
    m_rules.removeIf([&id](const QJsonObject &rule) { return rule.value(u"id"_s) == id; });
    call.effect = true;
    call.effectId = id;
    return good(QJsonObject{{u"id"_s, id}});
}

Response Cloudflare::editPool(const QString &id, const QJsonObject &body, Call &call)
{
    QJsonObject *pool = withId(m_pools, id);
    if (pool == nullptr)
        return bad(404, 1001, u"pool not found"_s);
    if (!body.value(u"enabled"_s).isBool())
        return bad(400, 1002, u"enabled must be a boolean"_s);
    pool->insert(u"enabled"_s, body.value(u"enabled"_s));
    call.effect = true;
    call.effectId = id;
    return good(*pool);
}

} // namespace holdfast::range
