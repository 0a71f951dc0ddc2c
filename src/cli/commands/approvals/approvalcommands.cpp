// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/approvals/approvalcommands.h"

#include "cli/passphrase.h"

using namespace Qt::StringLiterals;

namespace holdfast {

QList<CommandSpec> approvalCommands()
{
    const OptionSpec role{u"role"_s, u"TEXT"_s, u"what the person is, as people say it"_s};
    const OptionSpec key{u"key"_s, u"FILE|TEXT"_s, u"the public key, as minisign's file or its line"_s, true};
    const OptionSpec person{u"person"_s, u"NAME"_s, u"who signs; without it the owner of the only key here"_s};
    const OptionSpec who{u"person"_s, u"NAME"_s, u"who approves"_s, true};
    const OptionSpec step{u"step"_s, u"STEP"_s, u"the step that waits"_s, true};
    const OptionSpec incident{u"incident"_s, u"ID"_s, u"the incident"_s, true};
    return {
        {u"person create"_s, u"NAME"_s, u"make a person's key under a passphrase"_s, {role, passphraseOption()},
            makePersonCreate},
        {u"person trust"_s, u"NAME"_s, u"let a person's signature count on this computer"_s, {key, role},
            makePersonTrust},
        {u"person list"_s, {}, u"whose signatures count on this computer"_s, {}, makePersonList},
        {u"person forget"_s, u"NAME"_s, u"let a person's signature no longer count"_s, {}, makePersonForget},
        {u"plan sign"_s, {}, u"sign the plan: one person proposes it, a second one approves it"_s,
            {person, {u"valid"_s, u"DAYS"_s, u"how long it holds; 365 when left out"_s}, passphraseOption()},
            makePlanSign},
        {u"plan maintenance"_s, {}, u"when the plan must be reviewed, tested and audited next"_s, {},
            makePlanMaintenance},
        {u"plan audit"_s, {}, u"write everything that an auditor needs into a folder"_s,
            {{u"output"_s, u"FOLDER"_s, u"where to"_s, true}, {u"force"_s, {}, u"replace an older bundle"_s}},
            makePlanAudit},
        {u"approve"_s, {}, u"approve a step as the second person; gives a token for runbook run --approve"_s,
            {incident, step, who, {u"valid"_s, u"MINUTES"_s, u"how long it holds; 10 when left out"_s},
                passphraseOption()},
            makeApprove},
    };
}

Result<QString> signerOf(const Arguments &arguments, const QString &login, const QStringList &own)
{
    if (arguments.has(u"person"_s))
        return arguments.value(u"person"_s);
    if (own.contains(login))
        return login;
    if (own.size() == 1)
        return own.constFirst();
    if (own.isEmpty())
        return failure(ErrorCode::notFound, u"Nobody has a key on this computer."_s, {},
            u"Make one: holdfastctl person create NAME"_s);
    return failure(ErrorCode::invalid, u"Several persons have a key here: %1."_s.arg(own.join(u", "_s)), {},
        u"Say who signs: --person NAME"_s);
}

Result<Duration> validityOf(const Arguments &arguments, Duration unit, int usual)
{
    if (!arguments.has(u"valid"_s))
        return unit * usual;
    bool isNumber = false;
    const int count = arguments.value(u"valid"_s).toInt(&isNumber);
    if (!isNumber || count < 1 || count > 100'000)
        return failure(ErrorCode::invalid, u"--valid takes a whole number above 0."_s);
    return unit * count;
}

} // namespace holdfast
