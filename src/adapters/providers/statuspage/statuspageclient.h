// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/keycheck.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/providers/statuspage.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One page. `tokenName` stands for the token wherever people look: `keychain:statuspage`.
struct StatuspageConfig {
    QUrl baseUrl; ///< https://api.statuspage.io/v1
    Secret token;
    QString tokenName;
    QString pageId;
    QStringList componentIds; ///< of the service; they get the post's component status
    bool deliverNotifications; ///< true sends mail and SMS to every subscriber; drills say false
};

/// The requests and answers of Atlassian Statuspage API v1. Pure functions.
namespace statuspage {

/// One request a second over a minute; answers 420 or 429 beyond, without a time to wait.
[[nodiscard]] ProviderPolicy policy();
/// Its marker is kept as `metadata.holdfast.marker`.
[[nodiscard]] HttpRequest post(const StatuspageConfig &config, const StatusPost &post);
[[nodiscard]] HttpRequest list(const StatuspageConfig &config);
[[nodiscard]] HttpRequest update(const StatuspageConfig &config, const StatusUpdate &update);
[[nodiscard]] HttpRequest listComponents(const StatuspageConfig &config);
[[nodiscard]] HttpRequest setComponent(const StatuspageConfig &config, const QString &id, const QString &status);
[[nodiscard]] HttpRequest page(const StatuspageConfig &config);
/// What the answer to page() proves of the key. Statuspage tells neither its scope nor its expiry.
[[nodiscard]] Result<KeyReport> readKey(
    const HttpRequest &request, const HttpReply &reply, const StatuspageConfig &config);
/// 420 counts as 429; without a Retry-After the wait is a minute, which is the length of the API's window.
[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<StatusIncident> readPosted(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QList<StatusComponent>> readComponents(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<StatusComponent> readComponent(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QList<StatusIncident>> readList(const HttpRequest &request, const HttpReply &reply);

} // namespace statuspage

/// Holds no state but its configuration; any number of threads may call it.
class StatuspageClient final : public StatusPage {
public:
    StatuspageClient(Transport &transport, StatuspageConfig config);

    /// A title of more than 255 or a body of more than 25000 characters is ErrorCode::invalid before anything is sent.
    [[nodiscard]] Result<StatusIncident> post(const StatusPost &post, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describePost(const StatusPost &post) const override;
    [[nodiscard]] Result<QList<StatusIncident>> incidents(std::stop_token stop) override;
    [[nodiscard]] Result<StatusIncident> update(const StatusUpdate &update, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeUpdate(const StatusUpdate &update) const override;
    [[nodiscard]] Result<QList<StatusComponent>> components(std::stop_token stop) override;
    [[nodiscard]] Result<StatusComponent> setComponent(
        const QString &componentId, const QString &status, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSetComponent(const QString &componentId, const QString &status) const override;

private:
    Transport &m_transport;
    const StatuspageConfig m_config;
};

} // namespace holdfast
