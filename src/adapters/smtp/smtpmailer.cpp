// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/smtp/smtpmailer.h"

#include "adapters/smtp/mailtext.h"
#include "adapters/smtp/smtptalk.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

bool isLoopback(const QString &host) { return host == u"127.0.0.1" || host == u"::1" || host == u"localhost"; }

Result<> checkConfig(const SmtpConfig &config)
{
    if (config.security == SmtpConfig::Security::loopback && (!isLoopback(config.host) || !config.user.isEmpty()))
        return failure(ErrorCode::refused, u"The mail server cannot be spoken to."_s,
            u"Without encryption only this computer is spoken to, and never with a password."_s,
            u"Set `security` to `starttls` or `tls` in the plan. Nothing was sent."_s);
    return checkAddress(config.from);
}

QString addressOf(const SmtpConfig &config)
{
    const QString scheme = config.security == SmtpConfig::Security::tls ? u"smtps"_s : u"smtp"_s;
    return u"%1://%2:%3"_s.arg(scheme, config.host).arg(config.port);
}

} // namespace

SmtpMailer::SmtpMailer(SmtpConfig config)
    : m_config(std::move(config))
{ }

Result<MailOutcome> SmtpMailer::send(const Mail &mail, std::stop_token stop)
{
    if (const auto good = checkConfig(m_config); !good)
        return failure(good.error());
    for (const QString &address : mail.to) {
        if (const auto good = checkAddress(address); !good)
            return failure(good.error());
    }
    if (mail.to.isEmpty() || mail.id.isEmpty())
        return failure(ErrorCode::invalid, u"A message cannot be sent."_s, u"It has no recipient or no id."_s,
            u"Nothing was sent."_s);
    SmtpTalk talk(m_config, std::move(stop));
    return talk.run(mail.to, mailText(mail, m_config.from));
}

RequestPreview SmtpMailer::describeSend(const Mail &mail) const
{
    RequestPreview preview{u"mail"_s, {}, addressOf(m_config), {}, mail.body};
    preview.headers << u"From: "_s + m_config.from << u"To: "_s + mail.to.join(u", "_s)
                    << u"Subject: "_s + mail.subject;
    if (!m_config.user.isEmpty())
        preview.headers << u"AUTH %1 ‹%2›"_s.arg(m_config.user, m_config.tokenName);
    return preview;
}

Result<> SmtpMailer::probe(std::stop_token stop)
{
    if (const auto good = checkConfig(m_config); !good)
        return failure(good.error());
    SmtpTalk talk(m_config, std::move(stop));
    const auto greeted = talk.run({}, {});
    if (!greeted)
        return failure(greeted.error());
    return {};
}

SmtpKeyCheck::SmtpKeyCheck(SmtpConfig config)
    : m_config(std::move(config))
{ }

Result<KeyReport> SmtpKeyCheck::check(const Secret &key, std::stop_token stop)
{
    SmtpConfig config = m_config;
    config.token = key;
    const auto greeted = SmtpMailer(config).probe(std::move(stop));
    if (!greeted)
        return failure(greeted.error());
    return KeyReport{config.user, {}, {}, u"The mail server let %1 in. Nothing was sent."_s.arg(config.user)};
}

} // namespace holdfast
