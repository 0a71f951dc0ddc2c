// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/cloudflare/cloudflarerequests.h"
#include "interfaces/providers/keycheck.h"
#include "interfaces/providers/listpage.h"

/// The answers to the requests of the same name: the envelope's status and `success` must both be good. Strict.
namespace holdfast::cloudflare {

/// By Cloudflare's own code where it has words of its own: 81057, 81058 and 10009 mean that it is so already.
[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QString> readZone(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ListPage<DnsRecord>> readRecords(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<DnsRecord> readRecord(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ListPage<BlockRule>> readBlocks(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<BlockRule> readBlock(const HttpRequest &request, const HttpReply &reply);
/// A rule that is not there any more counts as taken away.
[[nodiscard]] Result<> readUnblocked(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QList<OriginPool>> readPools(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<OriginPool> readPool(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QString> readLevel(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<KeyReport> readKey(
    const HttpRequest &request, const HttpReply &reply, const CloudflareConfig &config);

} // namespace holdfast::cloudflare
