// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/preview.h"
#include "kernel/time.h"

#include <optional>
#include <stop_token>

namespace holdfast {

/// A text message to one telephone. `marker` is a short word in its text, by which it is found again.
struct TextMessage {
    QString to; ///< E.164: +447700900123
    QString text; ///< with the marker in it; at most 1600 characters
    QString marker;
};

enum class TextState { underWay, delivered, failed, unknown };

struct SentText {
    QString id;
    TextState state = TextState::unknown;
    QString stateWord; ///< as the provider says it
    QString problem; ///< the provider's words; empty when there is none
};

/// Text messages and calls to telephones (Twilio API 2010-04-01). Blocking; effects and work pools.
class TextSender {
public:
    virtual ~TextSender() = default;
    /// One delivery. A bad number or a text that is too long is ErrorCode::invalid before anything is sent.
    [[nodiscard]] virtual Result<SentText> send(const TextMessage &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeSend(const TextMessage &) const = 0;
    /// Did a message with this marker go out that day or later? Nothing: surely not.
    [[nodiscard]] virtual Result<std::optional<SentText>> find(const TextMessage &, UtcTime since, std::stop_token) = 0;
    [[nodiscard]] virtual Result<SentText> state(const QString &id, std::stop_token) = 0;
};

/// One alert. The same key again is the same alert, as long as it is open.
struct PagerAlert {
    QString key; ///< of the incident; at most 255 characters
    QString summary; ///< at most 1024 characters
    QString source;
    QString severity; ///< `critical`, `error`, `warning`, `info`
};

/// Wakes people through their paging service (PagerDuty Events API v2). Blocking; effects and work pools. Accepted
/// means that the service took it, not that somebody was woken: only an acknowledgement by a person says that.
class Pager {
public:
    virtual ~Pager() = default;
    /// Idempotent while the alert is open.
    [[nodiscard]] virtual Result<> trigger(const PagerAlert &, std::stop_token) = 0;
    [[nodiscard]] virtual RequestPreview describeTrigger(const PagerAlert &) const = 0;
    [[nodiscard]] virtual Result<> acknowledge(const QString &key, std::stop_token) = 0;
    [[nodiscard]] virtual Result<> resolve(const QString &key, std::stop_token) = 0;
};

} // namespace holdfast
