// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/time.h"

#include <QStringList>
#include <optional>
#include <stop_token>

namespace holdfast {

struct ChatMessage {
    QString channel; ///< id
    QString text; ///< plain; marks of the chat's own language are made harmless
    QString marker; ///< found again by it
    QString thread; ///< id of the message that it answers; empty: none
};

struct PostedMessage {
    QString channel;
    QString id; ///< unique in its channel; a text, never a number

    friend bool operator==(const PostedMessage &, const PostedMessage &) = default;
};

/// A team's chat with channels (Slack Web API). Blocking; effects thread only.
class Chat {
public:
    virtual ~Chat() = default;
    /// One delivery. A text that is too long is ErrorCode::invalid before anything is sent.
    [[nodiscard]] virtual Result<PostedMessage> post(const ChatMessage &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describePost(const ChatMessage &) const = 0;
    /// Did a message with this marker arrive since then? Nothing: surely not.
    [[nodiscard]] virtual Result<std::optional<PostedMessage>> find(
        const QString &channel, const QString &marker, UtcTime since, std::stop_token) = 0;
    /// Replaces the text; idempotent.
    [[nodiscard]] virtual Result<> update(const PostedMessage &, const QString &text, std::stop_token) = 0;
    /// The id of the new channel. One delivery; ErrorCode::conflict when the name is taken, also by an archived one.
    [[nodiscard]] virtual Result<QString> createChannel(const QString &name, std::stop_token) = 0;
    [[nodiscard]] virtual Result<std::optional<QString>> findChannel(const QString &name, std::stop_token) = 0;
    /// At most `mostInvited` members by id. Who is there already counts as invited.
    [[nodiscard]] virtual Result<> invite(const QString &channel, const QStringList &userIds, std::stop_token) = 0;
    /// What stands above the channel, at most 250 characters. Idempotent.
    [[nodiscard]] virtual Result<> setTopic(const QString &channel, const QString &topic, std::stop_token) = 0;

    static constexpr int mostInvited = 100;
};

/// A way into one channel that tells nothing back: whether a message arrived can only be seen by a person.
class ChatWebhook {
public:
    virtual ~ChatWebhook() = default;
    /// One delivery; nobody but a person can settle a doubt.
    [[nodiscard]] virtual Result<> post(const QString &text, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describePost(const QString &text) const = 0;
};

} // namespace holdfast
