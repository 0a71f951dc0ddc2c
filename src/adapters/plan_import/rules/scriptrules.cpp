// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_import {

namespace {

QList<PatternRule> repairRules()
{
    return {
        {u"repairs-in-place"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)\\A\\w*repair\\w*.*replace\\w*\\("_s, u"(?i)\\$transaction|BEGIN"_s,
            u"Production is repaired row by row, without a transaction or a copy; later edits are erased."_s,
            u"A repair is prepared on a copy, shown as a difference, and applied in one transaction."_s},
        {u"temporary-tables-over-a-pool"_s, Severity::failure, Tongue::script, Within::function,
            u"(?i)\\w*restore\\w*to\\w*temp\\w*\\("_s, {},
            u"A temporary table is seen by one connection only; the next query uses another."_s,
            u"The copy is a branch of its own."_s},
        {u"checks-in-parallel"_s, Severity::failure, Tongue::script, Within::function,
            u"(?s)check\\w*\\(\\).*Promise\\.all\\("_s, u"allSettled"_s,
            u"One check that throws hides the results of the others, all on the sick primary."_s,
            u"Each integrity rule is run and recorded for itself."_s},
        {u"null-counts-as-orphan"_s, Severity::weakness, Tongue::script, Within::function,
            u"(?is)left\\s+join.*\\bis\\s+null"_s, u"(?i)is\\s+not\\s+null"_s,
            u"Rows that refer to nothing on purpose are reported as damage."_s,
            u"The integrity rule leaves them out."_s},
    };
}

QList<PatternRule> failoverRules()
{
    return {
        {u"one-probe-fails-over"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)while\\s*\\(true\\).*if\\s*\\(!\\w+\\)\\s*\\{[^}]*failover"_s,
            u"(?i)count|consecutive|attempts|streak"_s,
            u"One lost answer moves production, and again every minute while it lasts."_s,
            u"Holdfast never fails over by itself; a state changes after several looks."_s},
        {u"no-deadline"_s, Severity::failure, Tongue::script, Within::function, u"(?s)await\\s+fetch\\("_s,
            u"(?i)signal|timeout"_s, u"A hanging answer stops everything for ever."_s, u"Every call has a deadline."_s},
        {u"fixed-wait"_s, Severity::failure, Tongue::script, Within::function,
            u"setTimeout\\(\\s*\\w+\\s*,\\s*\\d{4,}\\s*\\)"_s, u"while\\s*\\(true\\)"_s,
            u"Too short fails, too long wastes the objective, and nothing is known afterwards."_s,
            u"A step is done when a check of its own says so."_s},
        {u"webhook-overrides"_s, Severity::weakness, Tongue::script, Within::function,
            u"(?s)text:.*(?:channel|username):\\s*['\"]"_s, {},
            u"Webhooks of today ignore the channel and the name: the message goes elsewhere."_s,
            u"Each channel is named in the plan and proven by a test message."_s},
        {u"switches-linked-environment"_s, Severity::danger, Tongue::script, Within::function,
            u"exec\\w*\\(\\s*['\"`]railway\\s+environment"_s, {},
            u"What is linked changes for everything that follows; two writers may be alive at once."_s,
            u"Every request names its environment."_s},
        {u"deploy-is-a-template"_s, Severity::danger, Tongue::script, Within::function,
            u"exec\\w*\\(\\s*['\"`]railway\\s+deploy\\b"_s, {},
            u"The command adds a template to the project; it deploys no code."_s,
            u"A deployment is started through the API and followed by its id."_s},
    };
}

QList<PatternRule> fileRules()
{
    return {
        {u"key-loses-the-folder"_s, Severity::danger, Tongue::script, Within::function, u"path\\.basename\\("_s, {},
            u"Files of the same name in two folders overwrite each other."_s, u"The whole path is the key."_s},
        {u"restores-over-live-files"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)\\A\\w*restore\\w*.*writeFile"_s, u"(?i)staging|dry.?run|mkdtemp"_s,
            u"Live files are overwritten, without a look first."_s,
            u"Files are restored beside the live ones and compared."_s},
        {u"whole-file-in-memory"_s, Severity::failure, Tongue::script, Within::function, u"readFileSync\\("_s, {},
            u"A large file ends the process, and everything else waits."_s, u"Objects are read in parts."_s},
        {u"unbounded-parallel"_s, Severity::failure, Tongue::script, Within::function,
            u"(?s)\\.map\\(.*Promise\\.all\\("_s, u"(?i)limit|chunk|queue"_s,
            u"Thousands at once exhaust descriptors and limits; one failure abandons the rest."_s,
            u"Work waits at a turnstile, and each piece is recorded."_s},
        {u"success-without-proof"_s, Severity::danger, Tongue::script, Within::function, u"success:\\s*true"_s,
            u"(?i)checksum|sha256|etag|verify"_s, u"Nothing was read back: it says so anyway."_s,
            u"A backup is good when it was read and compared."_s},
        {u"sdk-out-of-support"_s, Severity::failure, Tongue::script, Within::block, u"from\\s+['\"]aws-sdk['\"]"_s, {},
            u"This version gets no more fixes."_s,
            u"Requests are signed by Holdfast and tested against real servers."_s},
        {u"same-keys-as-production"_s, Severity::failure, Tongue::script, Within::block,
            u"secretAccessKey:\\s*process\\.env"_s, u"(?i)backup_account|objectlock"_s,
            u"Whoever has production has the backups too."_s,
            u"Backups have keys of their own, versions and a lock; the plan says whose."_s},
    };
}

QList<PatternRule> fallbackRules()
{
    return {
        {u"repeats-without-idempotency"_s, Severity::danger, Tongue::script, Within::function,
            u"(?s)for\\s*\\(.*catch\\s*\\(.*continue"_s, u"(?i)idempot"_s,
            u"A call that timed out may have been carried out: it is done twice."_s,
            u"What cannot be repeated is looked up first."_s},
        {u"dead-provider-first"_s, Severity::failure, Tongue::script, Within::function,
            u"(?s)for\\s*\\(\\s*let\\s+\\w+\\s*=\\s*0(?=.*await).*providers?\\["_s, u"(?i)breaker|timeout|signal"_s,
            u"The dead provider is tried first on every call, without a deadline."_s,
            u"A breaker leaves it out until one trial succeeds."_s},
        {u"default-swallows-zero"_s, Severity::danger, Tongue::script, Within::function,
            u"\\]\\s*\\|\\|\\s*0?\\.\\d+"_s, {}, u"A true zero, and everything unknown, becomes this number."_s,
            u"Zero stays zero; what is unknown is an error."_s},
        {u"one-rate-for-many"_s, Severity::danger, Tongue::script, Within::function,
            u"(?is)rates?\\s*=\\s*\\{[^}]*['\"](?:US|EU)['\"]\\s*:\\s*0?\\.\\d+"_s, {},
            u"No such rate exists for a whole union or country: the tax is wrong."_s,
            u"Rates are dated and per jurisdiction; without one there is no calculation."_s},
        {u"divides-by-nothing"_s, Severity::failure, Tongue::script, Within::function, u"/\\s*\\w+\\.length\\b"_s,
            u"(?i)length\\s*===?\\s*0|!\\w+\\.length|length\\s*[<>]"_s, u"An empty history gives NaN."_s,
            u"An empty history is an error in words."_s},
        {u"invented-confidence"_s, Severity::weakness, Tongue::script, Within::function, u"confidence:\\s*0?\\.\\d+"_s,
            {}, u"A number that nobody measured looks like one."_s, u"Unknown is null."_s},
    };
}

} // namespace

const QList<PatternRule> &scriptRules()
{
    static const QList<PatternRule> rules = repairRules() + failoverRules() + fileRules() + fallbackRules();
    return rules;
}

} // namespace holdfast::plan_import
