// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/keychecks.h"

#include "adapters/http/tokencheck.h"
#include "adapters/providers/clerk/clerkreplies.h"
#include "adapters/providers/cloudflare/cloudflarereplies.h"
#include "adapters/providers/neon/neonreplies.h"
#include "adapters/providers/railway/railwayreplies.h"
#include "adapters/providers/s3/s3replies.h"
#include "adapters/providers/slack/slackreplies.h"
#include "adapters/providers/thirdparty/canary.h"

using namespace Qt::StringLiterals;

namespace holdfast {

KeyChecks::KeyChecks(const Environment &environment, Transport &transport, const Clock &clock)
{
    const auto addToken = [&](const QString &kind, auto config, auto ask, auto read) {
        add(environment, kind, std::make_unique<TokenCheck<decltype(config)>>(transport, config, ask, read));
    };
    addToken(u"neon"_s, neonOf(environment), neon::getProject, neon::readKey);
    addToken(u"railway"_s, railwayOf(environment), railway::tokenOwner, railway::readKey);
    addToken(u"statuspage"_s, statuspageOf(environment), statuspage::page, statuspage::readKey);
    addToken(u"clerk"_s, clerkOf(environment), clerk::countUsers, clerk::readKey);
    addToken(u"slack-bot"_s, slackOf(environment), slack::authTest, slack::readKey);
    addToken(u"cloudflare"_s, cloudflareOf(environment), cloudflare::verifyToken, cloudflare::readKey);
    addToken(u"twilio"_s, twilioOf(environment), twilio::account, twilio::readKey);
    addToken(
        u"s3"_s, s3Of(environment), [&clock](const S3Config &config) { return s3::headBucket(config, clock.utc()); },
        s3::readKey);
    add(environment, u"smtp"_s, std::make_unique<SmtpKeyCheck>(smtpOf(environment)));
    for (const thirdparty::Service &service : thirdparty::services())
        add(environment, service.id,
            std::make_unique<CanaryKeyCheck>(transport, service, thirdPartyOf(environment, service)));
}

void KeyChecks::add(const Environment &environment, const QString &kind, std::unique_ptr<KeyCheck> check)
{
    const auto found = environment.integrations.constFind(kind);
    if (found != environment.integrations.cend() && !found->secret.isEmpty())
        m_checks[found->secret] = std::move(check);
}

QMap<QString, KeyCheck *> KeyChecks::all() const
{
    QMap<QString, KeyCheck *> checks;
    for (const auto &[name, check] : m_checks)
        checks.insert(name, check.get());
    return checks;
}

} // namespace holdfast
