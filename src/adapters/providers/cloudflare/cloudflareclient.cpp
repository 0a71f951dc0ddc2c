// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/cloudflare/cloudflareclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"
#include "adapters/providers/cloudflare/cloudflarereplies.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

/// Every item of a list, page after page.
template <class T, class Ask> Result<QList<T>> allOf(Ask ask)
{
    QList<T> all;
    const auto walked = walkPages(ask, [&all](const ListPage<T> &page) {
        all << page.items;
        return page.next;
    });
    if (!walked)
        return failure(walked.error());
    return all;
}

} // namespace

CloudflareClient::CloudflareClient(Transport &transport, CloudflareConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<QString> CloudflareClient::zoneName(std::stop_token stop)
{
    return call(m_transport, cloudflare::zone(m_config), stop, cloudflare::readZone);
}

Result<QList<DnsRecord>> CloudflareClient::records(const QString &name, std::stop_token stop)
{
    return allOf<DnsRecord>([&](const QString &page) {
        return call(m_transport, cloudflare::listRecords(m_config, name, page), stop, cloudflare::readRecords);
    });
}

Result<DnsRecord> CloudflareClient::setRecord(const DnsRecord &record, std::stop_token stop)
{
    return call(m_transport, cloudflare::setRecord(m_config, record), stop, cloudflare::readRecord);
}

RequestPreview CloudflareClient::describeSetRecord(const DnsRecord &record) const
{
    return describe(cloudflare::setRecord(m_config, record), m_config.tokenName);
}

Result<QList<BlockRule>> CloudflareClient::blocks(std::stop_token stop)
{
    return allOf<BlockRule>([&](const QString &page) {
        return call(m_transport, cloudflare::listBlocks(m_config, page), stop, cloudflare::readBlocks);
    });
}

Result<BlockRule> CloudflareClient::block(const QString &address, const QString &note, std::stop_token stop)
{
    if (cloudflare::targetOf(address).isEmpty())
        return failure(ErrorCode::invalid, u"This address cannot be blocked."_s,
            u"“%1” is no address and no range that Cloudflare takes."_s.arg(shownMessage(address)),
            u"Give one address, or a range /16 or /24, in IPv6 /32, /48 or /64. Nothing was sent."_s);
    return call(m_transport, cloudflare::block(m_config, address, note), stop, cloudflare::readBlock);
}

RequestPreview CloudflareClient::describeBlock(const QString &address, const QString &note) const
{
    return describe(cloudflare::block(m_config, address, note), m_config.tokenName);
}

Result<> CloudflareClient::unblock(const QString &ruleId, std::stop_token stop)
{
    return call(m_transport, cloudflare::unblock(m_config, ruleId), stop, cloudflare::readUnblocked);
}

Result<QList<OriginPool>> CloudflareClient::pools(std::stop_token stop)
{
    return call(m_transport, cloudflare::listPools(m_config), stop, cloudflare::readPools);
}

Result<OriginPool> CloudflareClient::setPoolEnabled(const QString &poolId, bool enabled, std::stop_token stop)
{
    return call(m_transport, cloudflare::setPoolEnabled(m_config, poolId, enabled), stop, cloudflare::readPool);
}

RequestPreview CloudflareClient::describeSetPoolEnabled(const QString &poolId, bool enabled) const
{
    return describe(cloudflare::setPoolEnabled(m_config, poolId, enabled), m_config.tokenName);
}

Result<QString> CloudflareClient::securityLevel(std::stop_token stop)
{
    return call(m_transport, cloudflare::securityLevel(m_config), stop, cloudflare::readLevel);
}

Result<> CloudflareClient::setSecurityLevel(const QString &level, std::stop_token stop)
{
    const auto set = call(m_transport, cloudflare::setSecurityLevel(m_config, level), stop, cloudflare::readLevel);
    if (!set)
        return failure(set.error());
    return {};
}

RequestPreview CloudflareClient::describeSetSecurityLevel(const QString &level) const
{
    return describe(cloudflare::setSecurityLevel(m_config, level), m_config.tokenName);
}

} // namespace holdfast
