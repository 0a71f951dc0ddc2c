// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_import {

namespace {

QList<PatternRule> securityRules()
{
    return {
        {u"isolates-before-evidence"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)\\.isolate\\w*\\(.*\\.preserve\\w*\\("_s, {}, u"What is changed first is lost as evidence."_s,
            u"Evidence is preserved and sealed before anything is touched."_s},
        {u"type-falls-through"_s, Severity::danger, Tongue::script, Within::function,
            u"(?s)switch\\s*\\(\\w+\\.type\\)"_s, u"\\bdefault\\s*:"_s,
            u"Any other kind of incident does nothing, silently."_s,
            u"Every scenario of the plan has an answer, and an unknown one asks a person."_s},
        {u"evidence-on-own-disk"_s, Severity::danger, Tongue::script, Within::block, u"['\"`]/var/(?:forensics|log)/"_s,
            {}, u"It lies on the disk of the attacked machine and is gone with the next deployment."_s,
            u"Evidence is copied away, hashed and sealed in the journal."_s},
        {u"zero-is-unlimited"_s, Severity::failure, Tongue::script, Within::function,
            u"rate_?limit\\w*[.\\w]*['\"]\\s*,\\s*0\\b"_s, {}, u"Many libraries read zero as no limit at all."_s,
            u"The service is closed by its maintenance mode, and that is verified."_s},
        {u"blocks-by-itself"_s, Severity::failure, Tongue::script, Within::function,
            u"(?is)for\\s*\\(.*block\\w*ip\\w*\\("_s, u"(?i)allow.?list|confirm"_s,
            u"It can lock out the team and customers behind one address."_s,
            u"Each block is shown, confirmed and taken back."_s},
        {u"no-such-call"_s, Severity::failure, Tongue::script, Within::function,
            u"\\.(?:revokeAllSessions|enableMFA)\\("_s, {},
            u"The provider has no such call: sessions are revoked one by one, and tokens live on for a minute."_s,
            u"Holdfast walks the sessions and checks that they are refused."_s},
        {u"tells-after-containing"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)\\.contain\\w*\\(.*\\.notify\\w*\\("_s, {},
            u"Legal and data protection learn of it last, while their clock runs."_s,
            u"The clock starts with awareness, and they are called at minute 0."_s},
        {u"colon-in-name"_s, Severity::weakness, Tongue::script, Within::function,
            u"(?s)toISOString\\(\\).*\\$\\{timestamp\\}"_s, u"replace\\("_s,
            u"Colons are not allowed in the names of files and snapshots everywhere."_s,
            u"Names are made of letters, digits and hyphens."_s},
    };
}

QList<PatternRule> communicationRules()
{
    return {
        {u"internal-text-is-published"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)audience.*updateStatusPage\\("_s, u"(?i)if\\s*\\([^)]*(?:external|public)"_s,
            u"What was meant for the team stands on the public page."_s,
            u"Internal text cannot reach a public channel."_s},
        {u"everything-else-is-operational"_s, Severity::failure, Tongue::script, Within::function,
            u"\\?\\s*['\"]major_outage['\"]\\s*:\\s*['\"]operational['\"]"_s, {},
            u"A degraded service or a breach turns the page green."_s,
            u"The state on the page follows what the probes see."_s},
        {u"second-incident-on-the-page"_s, Severity::failure, Tongue::script, Within::function,
            u"(?is)status\\w*page.*/incidents.*method:\\s*['\"]POST"_s, u"PATCH"_s,
            u"The recovery opens a second incident instead of ending the first."_s,
            u"One incident is created, updated and resolved."_s},
        {u"wrong-scheme"_s, Severity::failure, Tongue::script, Within::function,
            u"(?i)Authorization['\"]?:\\s*`Bearer\\s+\\$\\{process\\.env\\.STATUS_?PAGE"_s, {},
            u"The provider wants another scheme: the call is refused."_s,
            u"Requests are built after the provider's own description."_s},
        {u"one-channel-stops-all"_s, Severity::failure, Tongue::script, Within::function,
            u"(?s)for\\s*\\(const\\s+channel\\s+of.*await"_s, u"catch"_s,
            u"When mail is down nobody gets a message by any other way."_s,
            u"Channels are independent, and each says what became of it."_s},
        {u"no-next-update"_s, Severity::weakness, Tongue::script, Within::block,
            u"(?i)updates?\\s+(?:to\\s+follow|will\\s+follow|soon)"_s, {},
            u"Without a time people ask, and the lines are busy."_s,
            u"Every message names the time of the next one."_s},
    };
}

QList<PatternRule> continuityRules()
{
    return {
        {u"logging-turned-off"_s, Severity::danger, Tongue::script, Within::block,
            u"logging['\"]\\s*,\\s*value:\\s*false"_s, {},
            u"The evidence of the disaster is destroyed while it happens."_s,
            u"Logs stay on; the minimum service has no such setting."_s},
        {u"no-way-back"_s, Severity::failure, Tongue::script, Within::block, u"(?i)\\benable\\w*mode\\s*\\("_s,
            u"(?i)\\bdisable\\w*mode\\s*\\(|previous"_s, u"Nobody kept what was set before: there is no way back."_s,
            u"Old values are kept and put back, and both ways are verified."_s},
        {u"target-is-prose"_s, Severity::weakness, Tongue::script, Within::block, u":\\s*['\"]<\\s*\\d+\\s*\\w+"_s, {},
            u"No machine can test it."_s, u"Targets are numbers with units."_s},
        {u"endpoint-of-another-system"_s, Severity::weakness, Tongue::script, Within::block,
            u"['\"]/api/auth/login['\"]"_s, {},
            u"Where another company signs people in, this address does not exist."_s,
            u"Endpoints are looked at before they are relied on."_s},
    };
}

} // namespace

const QList<PatternRule> &responseRules()
{
    static const QList<PatternRule> rules = securityRules() + communicationRules() + continuityRules();
    return rules;
}

} // namespace holdfast::plan_import
