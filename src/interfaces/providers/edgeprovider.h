// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"

#include <QList>
#include <QString>
#include <stop_token>

namespace holdfast {

struct DnsRecord {
    QString id;
    QString type; ///< `A`, `AAAA`, `CNAME`, …
    QString name; ///< in full: app.example.com
    QString content; ///< where it leads
    int ttl = 1; ///< seconds; 1: chosen by the provider
    bool isProxied = false; ///< the edge stands in between, so a new content needs no waiting for caches
    QString comment;

    friend bool operator==(const DnsRecord &, const DnsRecord &) = default;
};

struct BlockRule {
    QString id;
    QString target; ///< `ip`, `ip6`, `ip_range`, `asn`, `country`
    QString value;
    QString note;
};

struct OriginPool {
    QString id;
    QString name;
    bool isEnabled = false;
    QStringList origins; ///< the addresses behind it
};

/// What stands before the service (Cloudflare API v4): names, blocked addresses, pools of origins. Blocking; effects
/// thread only. describe…() build the very request that the call sends.
class EdgeProvider {
public:
    virtual ~EdgeProvider() = default;
    /// The zone's name, as a person knows it: example.com.
    [[nodiscard]] virtual Result<QString> zoneName(std::stop_token) = 0;

    [[nodiscard]] virtual Result<QList<DnsRecord>> records(const QString &name, std::stop_token) = 0;
    /// Makes the record `record.id` be exactly this one. Idempotent by value. The record as it is now.
    [[nodiscard]] virtual Result<DnsRecord> setRecord(const DnsRecord &record, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetRecord(const DnsRecord &record) const = 0;

    [[nodiscard]] virtual Result<QList<BlockRule>> blocks(std::stop_token) = 0;
    /// Keeps an address or range out. ErrorCode::conflict: it is blocked already.
    [[nodiscard]] virtual Result<BlockRule> block(const QString &address, const QString &note, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeBlock(const QString &address, const QString &note) const = 0;
    [[nodiscard]] virtual Result<> unblock(const QString &ruleId, std::stop_token) = 0; ///< idempotent

    [[nodiscard]] virtual Result<QList<OriginPool>> pools(std::stop_token) = 0;
    /// A pool that is off sends its visitors to the next one. Idempotent.
    [[nodiscard]] virtual Result<OriginPool> setPoolEnabled(const QString &poolId, bool enabled, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetPoolEnabled(const QString &poolId, bool enabled) const = 0;

    /// `off`, `essentially_off`, `low`, `medium`, `high`, `under_attack`.
    [[nodiscard]] virtual Result<QString> securityLevel(std::stop_token) = 0;
    /// `under_attack` asks every visitor for a proof, which programs cannot give. Idempotent.
    [[nodiscard]] virtual Result<> setSecurityLevel(const QString &level, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSetSecurityLevel(const QString &level) const = 0;
};

} // namespace holdfast
