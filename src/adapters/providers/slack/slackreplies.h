// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/slack/slackrequests.h"
#include "interfaces/providers/chat.h"
#include "interfaces/providers/keycheck.h"
#include "interfaces/transport.h"

namespace holdfast::slack {

/// One page of a list and where the next one begins; empty: there is none.
struct HistoryPage {
    struct Entry {
        QString id;
        QString marker; ///< empty when it is not ours
    };
    QList<Entry> entries;
    QString next;
};
struct ChannelPage {
    QMap<QString, QString> ids; ///< by name
    QString next;
};

/// The error of an answer that is not `ok`, by Slack's word; and by status where there is no such answer.
[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply, const QString &word);

/// The answers to the requests of the same name. Strict: a missing or wrong member is ErrorCode::badReply.
/// Whose the key of authTest() is; its scopes come in a header of the answer.
[[nodiscard]] Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const SlackConfig &config);
[[nodiscard]] Result<PostedMessage> readPosted(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<HistoryPage> readHistory(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<QString> readChannel(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<> readDone(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<ChannelPage> readChannels(const HttpRequest &request, const HttpReply &reply);
/// A webhook answers with the two letters `ok` or with a word; the word counts before the status, because old failures
/// came with the wrong one.
[[nodiscard]] Result<> readWebhook(const HttpRequest &request, const HttpReply &reply);

} // namespace holdfast::slack
