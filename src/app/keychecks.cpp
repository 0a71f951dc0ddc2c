// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychecks.h"

#include "adapters/providers/clerk/clerkkeycheck.h"
#include "adapters/providers/neon/neonkeycheck.h"
#include "adapters/providers/railway/railwaykeycheck.h"
#include "adapters/providers/slack/slackkeycheck.h"
#include "adapters/providers/statuspage/statuspagekeycheck.h"

using namespace Qt::StringLiterals;

namespace holdfast {

KeyChecks::KeyChecks(const Environment &environment, Transport &transport)
{
    const auto has = [&environment](const QString &kind) { return environment.integrations.contains(kind); };
    const auto name = [&environment](const QString &kind) { return environment.integrations.value(kind).secret; };
    if (has(u"neon"_s))
        m_checks[name(u"neon"_s)] = std::make_unique<NeonKeyCheck>(transport, neonOf(environment));
    if (has(u"railway"_s))
        m_checks[name(u"railway"_s)] = std::make_unique<RailwayKeyCheck>(transport, railwayOf(environment));
    if (has(u"statuspage"_s))
        m_checks[name(u"statuspage"_s)] = std::make_unique<StatuspageKeyCheck>(transport, statuspageOf(environment));
    if (has(u"slack-bot"_s))
        m_checks[name(u"slack-bot"_s)] = std::make_unique<SlackKeyCheck>(transport, slackOf(environment));
    if (has(u"clerk"_s))
        m_checks[name(u"clerk"_s)] = std::make_unique<ClerkKeyCheck>(transport, clerkOf(environment));
}

QMap<QString, KeyCheck *> KeyChecks::all() const
{
    QMap<QString, KeyCheck *> checks;
    for (const auto &[name, check] : m_checks)
        checks.insert(name, check.get());
    return checks;
}

} // namespace holdfast
