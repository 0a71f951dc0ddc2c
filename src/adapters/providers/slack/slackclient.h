// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/slack/slackrequests.h"

namespace holdfast {

/// Slack's Web API. Holds no state but its configuration; any number of threads may call it.
class SlackClient final : public Chat {
public:
    SlackClient(Transport &transport, SlackConfig config);

    [[nodiscard]] Result<PostedMessage> post(const ChatMessage &message, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describePost(const ChatMessage &message) const override;
    [[nodiscard]] Result<std::optional<PostedMessage>> find(
        const QString &channel, const QString &marker, UtcTime since, std::stop_token stop) override;
    [[nodiscard]] Result<> update(const PostedMessage &message, const QString &text, std::stop_token stop) override;
    [[nodiscard]] Result<QString> createChannel(const QString &name, std::stop_token stop) override;
    [[nodiscard]] Result<> invite(const QString &channel, const QStringList &userIds, std::stop_token stop) override;
    [[nodiscard]] Result<> setTopic(const QString &channel, const QString &topic, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<QString>> findChannel(const QString &name, std::stop_token stop) override;

private:
    Transport &m_transport;
    const SlackConfig m_config;
};

} // namespace holdfast
