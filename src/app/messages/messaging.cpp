// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messages/messaging.h"

#include "actions/messages/channels.h"
#include "adapters/providers/pagerduty/pagerdutyclient.h"
#include "adapters/providers/slack/slackclient.h"
#include "adapters/providers/slack/slackwebhook.h"
#include "adapters/providers/twilio/twilioclient.h"
#include "adapters/smtp/smtpmailer.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace holdfast {

MessagePlaces messagePlacesOf(const RangeDescription &range)
{
    MessagePlaces places;
    places.webhook = range.slackWebhook;
    const auto found = [&](const QString &name) { return range.providers.value(name); };
    if (const auto bot = found(u"slack-bot"_s); !bot.url.isEmpty()) {
        places.chat = SlackConfig{bot.url, bot.secrets.value(u"token"_s), u"range:slack-bot"_s};
        places.chatChannel = bot.ids.value(u"channelId"_s);
    }
    if (const auto mail = found(u"mail"_s); !mail.url.isEmpty()) {
        SmtpConfig config;
        config.host = u"127.0.0.1"_s;
        config.port = mail.ids.value(u"smtpPort"_s).toInt();
        config.security = SmtpConfig::Security::loopback;
        config.from = u"holdfast@practice.invalid"_s;
        places.mail = config;
    }
    if (const auto phones = found(u"twilio"_s); !phones.url.isEmpty())
        places.texts = TwilioConfig{phones.url, phones.ids.value(u"account"_s), phones.ids.value(u"from"_s),
            phones.secrets.value(u"token"_s), u"range:twilio"_s};
    if (const auto pager = found(u"pagerduty"_s); !pager.url.isEmpty()) {
        places.pagerUrl = pager.url;
        places.pagerKey = pager.secrets.value(u"key"_s);
    }
    places.statusPage = connectionsOf(range).statuspage;
    return places;
}

MessagePlaces messagePlacesOf(const Environment &environment, const QMap<QString, Secret> &keys)
{
    MessagePlaces places;
    if (const Secret key = keyOf(environment, u"slack-bot"_s, keys); !key.isEmpty()) {
        places.chat = slackOf(environment);
        places.chat->token = key;
        places.chatChannel = environment.integrations.value(u"slack-bot"_s).setting(u"channel"_s);
    }
    places.webhook = keyOf(environment, u"slack-webhook"_s, keys);
    if (environment.integrations.contains(u"smtp"_s)) {
        const SmtpConfig config = smtpOf(environment);
        const Secret key = keyOf(environment, u"smtp"_s, keys);
        if (config.user.isEmpty() || !key.isEmpty()) {
            places.mail = config;
            places.mail->token = key;
        }
    }
    if (const Secret key = keyOf(environment, u"twilio"_s, keys); !key.isEmpty()) {
        places.texts = twilioOf(environment);
        places.texts->token = key;
    }
    if (const Secret key = keyOf(environment, u"pagerduty"_s, keys); !key.isEmpty()) {
        places.pagerUrl = QUrl(u"https://events.pagerduty.com/v2"_s);
        places.pagerKey = key;
    }
    if (const Secret key = keyOf(environment, u"statuspage"_s, keys); !key.isEmpty()) {
        places.statusPage = statuspageOf(environment);
        places.statusPage->token = key;
    }
    return places;
}

Messaging::Messaging(const MessagePlaces &places, const Parts &parts)
    : m_parts(parts)
{
    const QString source = parts.plan.plan() ? parts.plan.plan()->service.name : u"Holdfast"_s;
    addChannels(places, parts.transport, parts.quiet, source);
    m_outbox = std::make_unique<Outbox>(Outbox::Parts{parts.desk, parts.leases, m_channels, parts.effects, parts.clock,
        [this](const Message &message, const QString &refusedBy) { return m_desk->alternatives(message, refusedBy); }});
    m_desk =
        std::make_unique<MessageDesk>(MessageDesk::Parts{parts.desk, parts.plan, *m_outbox, parts.clock, parts.person});
    m_reach = std::make_unique<ReachDesk>(ReachDesk::Parts{parts.plan, m_channels, parts.effects, parts.clock,
        parts.settings, [] { return QRandomGenerator::system()->generate(); }, parts.practice});
}

Messaging::~Messaging()
{
    m_caller.reset();
    m_outbox.reset();
}

void Messaging::startCalling()
{
    m_caller = std::make_unique<EscalationCaller>(
        EscalationCaller::Parts{m_parts.desk, m_parts.plan, *m_outbox, m_parts.clock, m_parts.practice});
}

void Messaging::addChannels(const MessagePlaces &places, Transport &transport, bool quiet, const QString &source)
{
    if (places.chat) {
        m_chat = std::make_unique<SlackClient>(transport, *places.chat);
        m_channels.internal.push_back(makeChat(*m_chat, places.chatChannel));
    } else if (!places.webhook.isEmpty()) {
        m_webhook = std::make_unique<SlackWebhook>(transport, places.webhook, u"keychain:slack-webhook"_s);
        m_channels.internal.push_back(makeWebhook(*m_webhook));
    }
    if (places.mail) {
        m_mailer = std::make_unique<SmtpMailer>(*places.mail);
        m_channels.internal.push_back(makeInternalMail(*m_mailer));
        m_channels.open.push_back(makePublicMail(*m_mailer));
    }
    if (places.texts) {
        m_texts = std::make_unique<TwilioClient>(transport, *places.texts);
        m_channels.internal.push_back(makeInternalTexts(*m_texts));
        m_channels.open.push_back(makePublicTexts(*m_texts));
    }
    if (!places.pagerUrl.isEmpty()) {
        m_pager = std::make_unique<PagerdutyClient>(
            transport, PagerdutyConfig{places.pagerUrl, places.pagerKey, u"keychain:pagerduty"_s});
        m_channels.internal.push_back(makePager(*m_pager, source));
    }
    if (places.statusPage) {
        m_page = std::make_unique<StatuspageClient>(transport, *places.statusPage);
        m_channels.open.push_back(makeStatusPage(*m_page, quiet));
    }
}

} // namespace holdfast
