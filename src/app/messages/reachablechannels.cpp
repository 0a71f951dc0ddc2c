// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/reachablechannels.h"

#include "adapters/http/tokencheck.h"
#include "adapters/providers/slack/slackreplies.h"
#include "adapters/smtp/smtpmailer.h"

using namespace Qt::StringLiterals;

namespace holdfast {

QList<ReachableChannel> reachableChannels(const MessagePlaces &places, Transport &transport)
{
    QList<ReachableChannel> channels;
    const auto add = [&](const QString &name, const auto &config, auto ask, auto read) {
        using KeyTrial = TokenCheck<std::decay_t<decltype(config)>>;
        channels << ReachableChannel{name, std::make_shared<KeyTrial>(transport, config, ask, read), config.token};
    };
    if (places.chat)
        add(u"slack"_s, *places.chat, slack::authTest, slack::readKey);
    if (places.texts)
        add(u"sms"_s, *places.texts, twilio::account, twilio::readKey);
    if (places.statusPage)
        add(u"status-page"_s, *places.statusPage, statuspage::page, statuspage::readKey);
    if (places.mail)
        channels << ReachableChannel{u"email"_s, std::make_shared<SmtpKeyCheck>(*places.mail), places.mail->token};
    return channels;
}

} // namespace holdfast
