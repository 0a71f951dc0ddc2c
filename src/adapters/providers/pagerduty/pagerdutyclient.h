// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/pager.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One integration. `tokenName` stands for the routing key wherever people look.
struct PagerdutyConfig {
    QUrl baseUrl; ///< https://events.pagerduty.com/v2
    Secret token; ///< the routing key
    QString tokenName;
};

namespace pagerduty {

/// 120 calls a minute for a key; 429 means that nothing was taken.
[[nodiscard]] ProviderPolicy policy();
[[nodiscard]] HttpRequest trigger(const PagerdutyConfig &config, const PagerAlert &alert);
/// `action`: `acknowledge` or `resolve`.
[[nodiscard]] HttpRequest change(const PagerdutyConfig &config, const QString &action, const QString &key);
[[nodiscard]] Result<> readAccepted(const HttpRequest &request, const HttpReply &reply);

} // namespace pagerduty

/// Holds no state but its configuration; any number of threads may call it.
class PagerdutyClient final : public Pager {
public:
    PagerdutyClient(Transport &transport, PagerdutyConfig config);

    [[nodiscard]] Result<> trigger(const PagerAlert &alert, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeTrigger(const PagerAlert &alert) const override;
    [[nodiscard]] Result<> acknowledge(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<> resolve(const QString &key, std::stop_token stop) override;

private:
    Transport &m_transport;
    const PagerdutyConfig m_config;
};

} // namespace holdfast
