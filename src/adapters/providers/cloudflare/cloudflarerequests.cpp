// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/cloudflare/cloudflarerequests.h"

#include "adapters/http/networkrequest.h"
#include "kernel/json.h"

#include <QHostAddress>

namespace holdfast::cloudflare {

using namespace Qt::StringLiterals;

namespace {

using Query = QList<QPair<QString, QString>>;
constexpr int perPage = 100;

HttpRequest read(const CloudflareConfig &config, const QString &route, const QStringList &path, const Query &query = {})
{
    HttpRequest request;
    request.method = "GET";
    request.url = apiUrl(config.baseUrl, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.authorizationScheme = "Bearer";
    request.authorization = config.token;
    request.peer = u"Cloudflare"_s;
    request.route = route;
    request.idempotency = Idempotency::safe;
    return request;
}

HttpRequest change(const CloudflareConfig &config, const QByteArray &method, const QString &route,
    const QStringList &path, const QJsonObject &body)
{
    HttpRequest request = read(config, route, path);
    request.method = method;
    request.idempotency = Idempotency::idempotent;
    if (!body.isEmpty()) {
        request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/json"));
        request.body = canonicalJson(body);
    }
    return request;
}

QStringList inZone(const CloudflareConfig &config, const QStringList &path)
{
    return QStringList{u"zones"_s, config.zoneId} + path;
}

Query pageQuery(const QString &page)
{
    return {{u"page"_s, page.isEmpty() ? u"1"_s : page}, {u"per_page"_s, QString::number(perPage)}};
}

const QStringList rulePath{u"firewall"_s, u"access_rules"_s, u"rules"_s};
const QStringList levelPath{u"settings"_s, u"security_level"_s};

QStringList poolPath(const CloudflareConfig &config)
{
    return {u"accounts"_s, config.accountId, u"load_balancers"_s, u"pools"_s};
}

} // namespace

ProviderPolicy policy()
{
    return {u"Cloudflare"_s, {u"api.cloudflare.com"_s}, 8, 1200, std::chrono::minutes{5}, {429}, {}};
}

HttpRequest zone(const CloudflareConfig &config) { return read(config, u"zones.get"_s, inZone(config, {})); }

HttpRequest listRecords(const CloudflareConfig &config, const QString &name, const QString &page)
{
    Query query = pageQuery(page);
    if (!name.isEmpty())
        query << qMakePair(u"name.exact"_s, name);
    return read(config, u"dns.records.list"_s, inZone(config, {u"dns_records"_s}), query);
}

HttpRequest setRecord(const CloudflareConfig &config, const DnsRecord &record)
{
    return change(config, "PATCH", u"dns.records.edit"_s, inZone(config, {u"dns_records"_s, record.id}),
        {{u"type"_s, record.type}, {u"name"_s, record.name}, {u"content"_s, record.content}, {u"ttl"_s, record.ttl},
            {u"proxied"_s, record.isProxied}, {u"comment"_s, record.comment}});
}

HttpRequest listBlocks(const CloudflareConfig &config, const QString &page)
{
    return read(config, u"firewall.accessRules.list"_s, inZone(config, rulePath), pageQuery(page));
}

HttpRequest block(const CloudflareConfig &config, const QString &address, const QString &note)
{
    HttpRequest request = change(config, "POST", u"firewall.accessRules.create"_s, inZone(config, rulePath),
        {{u"mode"_s, u"block"_s},
            {u"configuration"_s, QJsonObject{{u"target"_s, targetOf(address)}, {u"value"_s, address}}},
            {u"notes"_s, note}});
    request.idempotency = Idempotency::lookUpFirst;
    return request;
}

HttpRequest unblock(const CloudflareConfig &config, const QString &ruleId)
{
    return change(
        config, "DELETE", u"firewall.accessRules.delete"_s, inZone(config, rulePath + QStringList{ruleId}), {});
}

HttpRequest listPools(const CloudflareConfig &config)
{
    return read(config, u"loadBalancers.pools.list"_s, poolPath(config));
}

HttpRequest setPoolEnabled(const CloudflareConfig &config, const QString &poolId, bool enabled)
{
    return change(config, "PATCH", u"loadBalancers.pools.edit"_s, poolPath(config) + QStringList{poolId},
        {{u"enabled"_s, enabled}});
}

HttpRequest securityLevel(const CloudflareConfig &config)
{
    return read(config, u"zones.settings.get"_s, inZone(config, levelPath));
}

HttpRequest setSecurityLevel(const CloudflareConfig &config, const QString &level)
{
    return change(config, "PATCH", u"zones.settings.edit"_s, inZone(config, levelPath), {{u"value"_s, level}});
}

HttpRequest verifyToken(const CloudflareConfig &config)
{
    return read(config, u"user.tokens.verify"_s, {u"user"_s, u"tokens"_s, u"verify"_s});
}

QString targetOf(const QString &address)
{
    const QHostAddress single(address);
    if (single.protocol() == QAbstractSocket::IPv4Protocol)
        return u"ip"_s;
    if (single.protocol() == QAbstractSocket::IPv6Protocol)
        return u"ip6"_s;
    if (!address.contains(u'/'))
        return {};
    const auto [network, length] = QHostAddress::parseSubnet(address);
    const bool isFour = network.protocol() == QAbstractSocket::IPv4Protocol && (length == 16 || length == 24);
    const bool isSix =
        network.protocol() == QAbstractSocket::IPv6Protocol && (length == 32 || length == 48 || length == 64);
    return isFour || isSix ? u"ip_range"_s : QString();
}

} // namespace holdfast::cloudflare
