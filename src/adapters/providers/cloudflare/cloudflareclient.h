// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/cloudflare/cloudflarerequests.h"

namespace holdfast {

/// Cloudflare API v4. Holds no state but its configuration; any number of threads may call it.
class CloudflareClient final : public EdgeProvider {
public:
    CloudflareClient(Transport &transport, CloudflareConfig config);

    [[nodiscard]] Result<QString> zoneName(std::stop_token stop) override;
    [[nodiscard]] Result<QList<DnsRecord>> records(const QString &name, std::stop_token stop) override;
    [[nodiscard]] Result<DnsRecord> setRecord(const DnsRecord &record, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetRecord(const DnsRecord &record) const override;
    [[nodiscard]] Result<QList<BlockRule>> blocks(std::stop_token stop) override;
    /// An address that Cloudflare does not take is ErrorCode::invalid before anything is sent.
    [[nodiscard]] Result<BlockRule> block(const QString &address, const QString &note, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeBlock(const QString &address, const QString &note) const override;
    [[nodiscard]] Result<> unblock(const QString &ruleId, std::stop_token stop) override;
    [[nodiscard]] Result<QList<OriginPool>> pools(std::stop_token stop) override;
    [[nodiscard]] Result<OriginPool> setPoolEnabled(const QString &poolId, bool enabled, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetPoolEnabled(const QString &poolId, bool enabled) const override;
    [[nodiscard]] Result<QString> securityLevel(std::stop_token stop) override;
    [[nodiscard]] Result<> setSecurityLevel(const QString &level, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetSecurityLevel(const QString &level) const override;

private:
    Transport &m_transport;
    const CloudflareConfig m_config;
};

} // namespace holdfast
