// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/chat.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One bot in one workspace. `tokenName` stands for the token wherever people look: `keychain:slack-bot`.
struct SlackConfig {
    QUrl baseUrl; ///< https://slack.com/api
    Secret token;
    QString tokenName;
};

/// The requests of Slack's Web API and of incoming webhooks. Pure functions.
namespace slack {

inline constexpr qsizetype longestText = 4000; ///< what Slack advises; it cuts at 40000
inline constexpr qsizetype longestChannelName = 80;
inline constexpr qsizetype longestTopic = 250;

/// One message a second in a channel, some tens of other calls a minute.
[[nodiscard]] ProviderPolicy policy();

/// A text that is too long or empty is ErrorCode::invalid; nothing was sent then.
[[nodiscard]] Result<> checkText(const QString &text);

[[nodiscard]] HttpRequest authTest(const SlackConfig &config);
[[nodiscard]] HttpRequest postMessage(const SlackConfig &config, const ChatMessage &message);
[[nodiscard]] HttpRequest history(
    const SlackConfig &config, const QString &channel, UtcTime since, const QString &cursor);
[[nodiscard]] HttpRequest updateMessage(const SlackConfig &config, const PostedMessage &message, const QString &text);
[[nodiscard]] HttpRequest createChannel(const SlackConfig &config, const QString &name);
[[nodiscard]] HttpRequest listChannels(const SlackConfig &config, const QString &cursor);
[[nodiscard]] HttpRequest invite(const SlackConfig &config, const QString &channel, const QStringList &userIds);
[[nodiscard]] HttpRequest setTopic(const SlackConfig &config, const QString &channel, const QString &topic);
/// `address` is the secret.
[[nodiscard]] HttpRequest webhook(const Secret &address, const QString &text);

} // namespace slack
} // namespace holdfast
