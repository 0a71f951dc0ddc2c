// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/providers/twilio/twilioclient.h"

#include "adapters/http/apireply.h"
#include "adapters/http/networkrequest.h"

namespace holdfast {

TwilioClient::TwilioClient(Transport &transport, TwilioConfig config)
    : m_transport(transport)
    , m_config(std::move(config))
{ }

Result<SentText> TwilioClient::send(const TextMessage &message, std::stop_token stop)
{
    if (const auto good = twilio::checkMessage(message); !good)
        return failure(good.error());
    return call(m_transport, twilio::send(m_config, message), stop, twilio::readMessage);
}

RequestPreview TwilioClient::describeSend(const TextMessage &message) const
{
    return describe(twilio::send(m_config, message), m_config.tokenName);
}

Result<std::optional<SentText>> TwilioClient::find(const TextMessage &message, UtcTime since, std::stop_token stop)
{
    return call(m_transport, twilio::list(m_config, message.to, since), stop,
        [&message](const HttpRequest &request, const HttpReply &reply) {
            return twilio::readFound(request, reply, message.marker);
        });
}

Result<SentText> TwilioClient::state(const QString &id, std::stop_token stop)
{
    return call(m_transport, twilio::get(m_config, id), stop, twilio::readMessage);
}

} // namespace holdfast
