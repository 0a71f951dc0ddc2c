// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychecks.h"

#include "adapters/http/tokencheck.h"
#include "adapters/providers/clerk/clerkreplies.h"
#include "adapters/providers/neon/neonreplies.h"
#include "adapters/providers/railway/railwayreplies.h"
#include "adapters/providers/slack/slackreplies.h"

using namespace Qt::StringLiterals;

namespace holdfast {

KeyChecks::KeyChecks(const Environment &environment, Transport &transport)
{
    const auto add = [&](const QString &kind, auto config, auto ask, auto read) {
        if (const auto found = environment.integrations.constFind(kind); found != environment.integrations.cend())
            m_checks[found->secret] = std::make_unique<TokenCheck<decltype(config)>>(transport, config, ask, read);
    };
    add(u"neon"_s, neonOf(environment), neon::getProject, neon::readKey);
    add(u"railway"_s, railwayOf(environment), railway::tokenOwner, railway::readKey);
    add(u"statuspage"_s, statuspageOf(environment), statuspage::page, statuspage::readKey);
    add(u"clerk"_s, clerkOf(environment), clerk::countUsers, clerk::readKey);
    add(u"slack-bot"_s, slackOf(environment), slack::authTest, slack::readKey);
}

QMap<QString, KeyCheck *> KeyChecks::all() const
{
    QMap<QString, KeyCheck *> checks;
    for (const auto &[name, check] : m_checks)
        checks.insert(name, check.get());
    return checks;
}

} // namespace holdfast
