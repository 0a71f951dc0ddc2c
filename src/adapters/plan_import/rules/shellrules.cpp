// SPDX-License-Identifier: GPL-3.0-or-later
#include "adapters/plan_import/rules/rule.h"

using namespace Qt::StringLiterals;

namespace holdfast::plan_import {

namespace {

QList<PatternRule> checkingRules()
{
    return {
        {u"curl-without-fail"_s, Severity::danger, Tongue::shell, Within::function,
            u"curl(?![^|;&]*(?:\\s-\\w*f|--fail))(?:[^\\n]|\\\\\\n)*?(?:>\\s*\\S+\\.json|\\|\\s*jq)"_s, {},
            u"An expired key gives an error page; what is read from it is empty, and empty passes for good."_s,
            u"An answer is read strictly: a wrong status, type or missing field is an error, never a value."_s},
        {u"secret-in-arguments"_s, Severity::weakness, Tongue::shell, Within::function,
            u"-H\\s+[\"']Authorization:[^\"'\\n]*\\$"_s, {},
            u"Every user of the machine reads the key in the list of processes."_s,
            u"Keys are in the desktop's key store and never in arguments."_s},
        {u"fixed-temporary-file"_s, Severity::weakness, Tongue::shell, Within::block, u">\\s*/tmp/[\\w.-]+"_s,
            u"mktemp"_s, u"Two runs overwrite each other, and others can read or plant the file."_s,
            u"Nothing is passed through files with fixed names."_s},
        {u"log-on-own-disk"_s, Severity::weakness, Tongue::shell, Within::block, u"=\\s*[\"']?/var/log/"_s, {},
            u"The log needs root, and is gone with the machine that fails."_s,
            u"Everything is written to one sealed journal that outlives the service."_s},
        {u"text-pasted-into-json"_s, Severity::failure, Tongue::shell, Within::function,
            u"\\{\\\\?\"text\\\\?\":\\s*\\\\?\"[^\\n]*\\$\\{?\\w+"_s, u"jq\\s+-n"_s,
            u"One quotation mark in the message, and the alert is never sent."_s,
            u"Messages are encoded, and every channel says whether it took them."_s},
        {u"fixed-wait"_s, Severity::failure, Tongue::shell, Within::function, u"\\bsleep\\s+\\d{2,}"_s, {},
            u"Too short fails, too long wastes the objective, and nothing is known afterwards."_s,
            u"A step is done when a check of its own says so, and waits no longer."_s},
        {u"exit-in-function"_s, Severity::weakness, Tongue::shell, Within::function, u"\\|\\|\\s*exit\\s+\\d"_s, {},
            u"It ends the operator's shell when the file was sourced."_s,
            u"A failed step stops the run and says why."_s},
        {u"local-hides-failure"_s, Severity::failure, Tongue::shell, Within::function, u"\\blocal\\s+\\w+=\"?\\$\\("_s,
            {}, u"The exit code of the command is lost: a failure reads as an empty value."_s,
            u"Unknown is a state of its own."_s},
        {u"status-of-last-only"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?:^[ \\t]*[a-z_]\\w+[ \\t]*\\n\\s*){2,}if\\s+\\[\\s*\\$\\?"_s, {},
            u"Only the last command is tested: the failures before it pass."_s,
            u"Every check is recorded, and one that fails fails the step."_s},
        {u"placeholder-host"_s, Severity::failure, Tongue::shell, Within::block, u"https?://your-[\\w.-]+"_s, {},
            u"Nobody ever replaced it: the check looks at nothing."_s,
            u"Addresses come from the plan's environments."_s},
        {u"double-code"_s, Severity::weakness, Tongue::shell, Within::function,
            u"%\\{http_code\\}[^\\n]*\\|\\|\\s*echo\\s+\"?000"_s, {},
            u"curl prints 000 itself: the value becomes 000000."_s, u"No answer is a state with its own name."_s},
    };
}

QList<PatternRule> deployRules()
{
    return {
        {u"deploy-is-a-template"_s, Severity::danger, Tongue::shell, Within::function, u"\\brailway\\s+deploy\\b"_s, {},
            u"The command adds a template to the project; it deploys no code and knows no --detach."_s,
            u"A deployment is started through the API and followed by its id."_s},
        {u"connection-in-arguments"_s, Severity::danger, Tongue::shell, Within::function,
            u"variables\\s+set\\s+\\w*(?:URL|KEY|SECRET|PASSWORD|TOKEN)\\w*=[\"']?\\$"_s, {},
            u"The credential stands in the shell's history and in the list of processes."_s,
            u"Variables are written through the API; values are never shown or stored."_s},
        {u"deploys-twice"_s, Severity::failure, Tongue::shell, Within::function,
            u"(?s)variables\\s+set.*?\\brailway\\s+(?:deploy|up|redeploy)"_s, u"skip-deploys"_s,
            u"Setting a variable deploys by itself: two deployments race."_s,
            u"Variables are written without a deployment, then one is started."_s},
        {u"old-instance-answers"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?s)\\bdeploy\\b.*?curl\\s[^\\n]*/health"_s, u"(?i)build|commit|deployment.?id"_s,
            u"The old instance answers until the new one is ready: 200 proves nothing."_s,
            u"The check asks which build answers."_s},
        {u"switches-linked-environment"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?s)for\\s+\\w+\\s+in\\b.*?railway\\s+environment\\s+\"?\\$"_s, {},
            u"The loop ends in its last environment, and everything after it acts there."_s,
            u"Every request names its environment."_s},
        {u"unknown-subcommand"_s, Severity::failure, Tongue::shell, Within::function,
            u"railway\\s+variables\\s+get\\b"_s, {},
            u"There is no such command; the value is empty and nothing is checked."_s,
            u"Values are read through the API, and a missing one is an error."_s},
        {u"pull-overwrites-schema"_s, Severity::danger, Tongue::shell, Within::function, u"prisma\\s+db\\s+pull"_s, {},
            u"A test of the connection overwrites the schema file that is deployed next."_s,
            u"The database is asked with a query that changes nothing."_s},
        {u"last-good-by-message"_s, Severity::danger, Tongue::shell, Within::function,
            u"git\\s+log[^\\n]*\\|\\s*grep"_s, {},
            u"A commit whose message happens to match is taken for the last good one."_s,
            u"The last good build is the one that was seen healthy."_s},
        {u"deploys-the-suspect"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?s)\\belse\\b(?:(?!\\bfi\\b).)*\\b(?:deploy|railway\\s+up)\\b"_s, {},
            u"Without a good build the suspect itself is deployed again, and called recovery."_s,
            u"Without a good build nothing is deployed; a person decides."_s},
        {u"no-migration-check"_s, Severity::failure, Tongue::shell, Within::function,
            u"(?s)git\\s+checkout.*\\bdeploy"_s, u"(?i)migrat"_s, u"Old code meets a new schema, or the reverse."_s,
            u"The schema's version is compared before a build is rolled back."_s},
        {u"proof-on-own-machine"_s, Severity::failure, Tongue::shell, Within::function,
            u"railway\\s+run\\s+--\\s+node\\b"_s, {},
            u"It runs on the operator's laptop and proves nothing about the service."_s,
            u"The service itself is asked for its deepest check."_s},
    };
}

QList<PatternRule> credentialRules()
{
    return {
        {u"random-encryption-key"_s, Severity::danger, Tongue::shell, Within::function,
            u"\\w*ENCRYPTION\\w*KEY\\w*=[\"']?\\$\\(\\s*openssl\\s+rand"_s, {},
            u"Everything that the old key encrypted is unreadable for ever."_s,
            u"A key that encrypts data gets a new version beside the old one, and is never overwritten."_s},
        {u"one-deployment-a-secret"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?s)(?:variables\\s+set.*?){3,}"_s, u"skip-deploys"_s,
            u"Each variable deploys for itself, with old and new secrets mixed."_s,
            u"All variables are written at once, then one deployment is started."_s},
        {u"old-credential-lives"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?is)\\A\\w*rotate\\w*(?=.*variables\\s+set)"_s, u"(?i)revoke|delete|disable|-X\\s+DELETE"_s,
            u"The old credentials are never revoked: whoever has them keeps them."_s,
            u"A rotation ends when the old credential is refused."_s},
        {u"rotates-before-rebuilding"_s, Severity::danger, Tongue::shell, Within::function,
            u"(?is)^\\s*\\w*rotate\\w*secrets?\\b.*^\\s*\\w*rebuild"_s, {},
            u"An attacker who is still inside reads the new secrets."_s, u"First rebuilt from clean, then rotated."_s},
    };
}

QList<PatternRule> drillRules()
{
    return {
        {u"drill-breaks-what-is-linked"_s, Severity::danger, Tongue::shell, Within::function,
            u"variables\\s+set\\s+\\w+=[\"']?\\w+://[^\"'\\s]*invalid"_s, {},
            u"The drill breaks whatever environment is linked, production among them."_s,
            u"Drills run on the practice range and refuse anything else."_s},
        {u"result-ignored"_s, Severity::failure, Tongue::shell, Within::function,
            u"^[ \\t]*(?:check|verify)_\\w+[ \\t]+\"[^\"\\n]*\"[ \\t]*$"_s, {},
            u"The result is thrown away: it always says completed."_s,
            u"A drill is verified by its checks, or it has failed."_s},
        {u"schedule-without-user"_s, Severity::failure, Tongue::shell, Within::block,
            u"[\\d*,/-]+\\s+[\\d*,/-]+\\s+[\\d*,/-]+\\s+[\\d*,/-]+\\s+[\\d*,/-]+\\s+/[^\\n]*/etc/crontab"_s, {},
            u"The file wants a user before the command: the script never runs."_s,
            u"The calendar of drills is part of the plan."_s},
        {u"schedule-appended-again"_s, Severity::failure, Tongue::shell, Within::block, u">>\\s*/etc/crontab"_s,
            u"grep\\s+-q"_s, u"Each run appends the lines once more."_s,
            u"The calendar of drills is part of the plan."_s},
    };
}

} // namespace

const QList<PatternRule> &shellRules()
{
    static const QList<PatternRule> rules = checkingRules() + deployRules() + credentialRules() + drillRules();
    return rules;
}

} // namespace holdfast::plan_import
