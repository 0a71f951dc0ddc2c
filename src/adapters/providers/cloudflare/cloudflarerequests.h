// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/edgeprovider.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One zone, and the account its pools belong to. `tokenName` stands for the token wherever people look.
struct CloudflareConfig {
    QUrl baseUrl; ///< https://api.cloudflare.com/client/v4
    QString zoneId;
    QString accountId; ///< empty: no pools
    Secret token;
    QString tokenName;
};

/// The requests of Cloudflare API v4 (paths and bodies as in the official SDK `cloudflare` 7.3.0). Pure functions.
namespace cloudflare {

/// 1200 requests in five minutes; beyond that the token is locked out for as long.
[[nodiscard]] ProviderPolicy policy();
[[nodiscard]] HttpRequest zone(const CloudflareConfig &config);
[[nodiscard]] HttpRequest listRecords(const CloudflareConfig &config, const QString &name, const QString &page);
/// All members, because the SDK's types want them even for a change in part.
[[nodiscard]] HttpRequest setRecord(const CloudflareConfig &config, const DnsRecord &record);
[[nodiscard]] HttpRequest listBlocks(const CloudflareConfig &config, const QString &page);
[[nodiscard]] HttpRequest block(const CloudflareConfig &config, const QString &address, const QString &note);
[[nodiscard]] HttpRequest unblock(const CloudflareConfig &config, const QString &ruleId);
[[nodiscard]] HttpRequest listPools(const CloudflareConfig &config);
[[nodiscard]] HttpRequest setPoolEnabled(const CloudflareConfig &config, const QString &poolId, bool enabled);
[[nodiscard]] HttpRequest securityLevel(const CloudflareConfig &config);
[[nodiscard]] HttpRequest setSecurityLevel(const CloudflareConfig &config, const QString &level);
[[nodiscard]] HttpRequest verifyToken(const CloudflareConfig &config);

/// How Cloudflare calls the kind of an address: `ip`, `ip6`, `ip_range`; empty for what it does not take. Ranges are
/// /16 and /24, in IPv6 /32, /48 and /64.
[[nodiscard]] QString targetOf(const QString &address);

} // namespace cloudflare
} // namespace holdfast
