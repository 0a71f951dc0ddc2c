// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/providers/keycheck.h"
#include "interfaces/providers/pager.h"
#include "interfaces/providers/providerpolicy.h"
#include "interfaces/transport.h"

namespace holdfast {

/// One account and the number it sends from. `tokenName` stands for the token wherever people look.
struct TwilioConfig {
    QUrl baseUrl; ///< https://api.twilio.com/2010-04-01
    QString accountSid;
    QString from; ///< E.164, or a messaging service's id (MG…)
    Secret token;
    QString tokenName;
};

/// The requests and answers of Twilio's API. Pure functions.
namespace twilio {

inline constexpr qsizetype longestText = 1600;

/// One segment a second for a number; the API itself answers 429 beyond its limit.
[[nodiscard]] ProviderPolicy policy();
/// E.164, and a text that fits: ErrorCode::invalid otherwise; nothing was sent then.
[[nodiscard]] Result<> checkMessage(const TextMessage &message);

[[nodiscard]] HttpRequest send(const TwilioConfig &config, const TextMessage &message);
/// The messages to that number since the beginning of that day, Twilio's finest resolution.
[[nodiscard]] HttpRequest list(const TwilioConfig &config, const QString &to, UtcTime since);
[[nodiscard]] HttpRequest get(const TwilioConfig &config, const QString &id);
[[nodiscard]] HttpRequest account(const TwilioConfig &config);

[[nodiscard]] Error readError(const HttpRequest &request, const HttpReply &reply);
[[nodiscard]] Result<SentText> readMessage(const HttpRequest &request, const HttpReply &reply);
/// The first whose text contains the marker.
[[nodiscard]] Result<std::optional<SentText>> readFound(
    const HttpRequest &request, const HttpReply &reply, const QString &marker);
[[nodiscard]] Result<KeyReport> readKey(const HttpRequest &request, const HttpReply &reply, const TwilioConfig &config);

} // namespace twilio
} // namespace holdfast
