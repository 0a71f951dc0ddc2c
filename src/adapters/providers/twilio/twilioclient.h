// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/providers/twilio/twiliorequests.h"

namespace holdfast {

/// Twilio's messages. Holds no state but its configuration; any number of threads may call it.
class TwilioClient final : public TextSender {
public:
    TwilioClient(Transport &transport, TwilioConfig config);

    [[nodiscard]] Result<SentText> send(const TextMessage &message, std::stop_token stop) override;
    [[nodiscard]] RequestPreview describeSend(const TextMessage &message) const override;
    [[nodiscard]] Result<std::optional<SentText>> find(
        const TextMessage &message, UtcTime since, std::stop_token stop) override;
    [[nodiscard]] Result<SentText> state(const QString &id, std::stop_token stop) override;

private:
    Transport &m_transport;
    const TwilioConfig m_config;
};

} // namespace holdfast
