// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"

#include "cli/commands/approvals/approvalcommands.h"
#include "cli/commands/backups/backupscommands.h"
#include "cli/commands/incidentcommands.h"
#include "cli/commands/membership/membershipcommands.h"
#include "cli/commands/messages/contactcommands.h"
#include "cli/commands/messages/messagecommands.h"
#include "cli/commands/plan/plancommands.h"
#include "cli/commands/readiness/readinesscommands.h"
#include "cli/commands/recordcommands.h"
#include "cli/commands/runbookcommands.h"
#include "cli/commands/schedule/schedulecommand.h"
#include "cli/commands/secretcommands.h"
#include "cli/commands/teamcommands.h"
#include "cli/commands/worldcommands.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const OptionSpec incidentOption{u"incident"_s, u"ID"_s, u"the incident; without it the newest open one"_s};
const OptionSpec paperOption{u"paper"_s, u"SIZE"_s, u"a4 (default) or letter, for a PDF"_s};
const OptionSpec thisIncident{u"incident"_s, u"ID"_s, u"the incident"_s, true};
const OptionSpec untilStep{u"until"_s, u"STEP"_s, u"stop when this step is done"_s};
const OptionSpec stepOption{u"step"_s, u"STEP"_s, u"which step of the runbook"_s, true};
const OptionSpec confirmStep{
    u"confirm"_s, u"STEP=TYPED_TARGET"_s, u"confirm a step; STEP alone where only a press is asked"_s, false, true};
const OptionSpec answerStep{
    u"answer"_s, u"STEP.NAME=VALUE"_s, u"choose; without it a confirmed step takes what it proposes"_s, false, true};
const OptionSpec approveStep{
    u"approve"_s, u"TOKEN"_s, u"a second person's approval of a step, from holdfastctl approve"_s, false, true};
const OptionSpec breakGlass{
    u"break-glass"_s, u"REASON"_s, u"act although the plan is not approved; the reason is recorded"_s};

QList<CommandSpec> planAndIncidents()
{
    return {
        {u"plan check"_s, u"[DIR]"_s, u"check a plan folder; file:line:column: severity: message [rule]"_s, {},
            makePlanCheck},
        {u"plan show"_s, {}, u"the plan in force"_s, {}, makePlanShow},
        {u"plan print"_s, {}, u"the plan for the drawer: the call sheet and every runbook as cards"_s,
            {{u"output"_s, u"FILE"_s, u"where to: FILE.html or FILE.pdf"_s, true}, paperOption,
                {u"force"_s, {}, u"replace a file that exists"_s}},
            makePlanPrint},
        {u"plan import"_s, u"FILE.md"_s, u"make a plan from a document, and say what would go wrong in it"_s,
            {{u"output"_s, u"FOLDER"_s, u"where to; without it the folder of --plan"_s}}, makePlanImport},
        {u"incident declare"_s, {}, u"declare an incident"_s,
            {{u"scenario"_s, u"ID"_s, u"what happened, as the plan names it"_s, true},
                {u"title"_s, u"T"_s, u"what people call it"_s, true}, {u"drill"_s, {}, u"it is an exercise"_s}},
            makeIncidentDeclare},
        {u"incident list"_s, {}, u"all incidents of the journal, the newest first"_s, {}, makeIncidentList},
        {u"incident show"_s, u"[ID]"_s, u"one incident: instants, steps, timeline"_s, {incidentOption},
            makeIncidentShow},
        {u"incident page"_s, u"[ID]"_s, u"a page for those who lead: what, since when, what is done, until when"_s,
            {incidentOption, {u"output"_s, u"FILE.html"_s, u"where to"_s, true},
                {u"follow"_s, {}, u"write it anew until the incident is closed"_s},
                {u"force"_s, {}, u"replace a file that exists"_s}},
            makeIncidentPage},
        {u"incident close"_s, u"[ID]"_s, u"close an incident"_s,
            {incidentOption, {u"summary"_s, u"TEXT"_s, u"how it ended, in a sentence"_s},
                {u"abandon"_s, u"REASON"_s, u"leave an unfinished recovery, and why"_s}},
            makeIncidentClose},
        {u"note"_s, u"TEXT"_s, u"write a note into the journal"_s, {incidentOption}, makeNote},
        {u"instant set"_s, u"NAME TIME"_s, u"correct an instant: impact-start, detected, acknowledged, …"_s,
            {incidentOption, {u"source"_s, u"TEXT"_s, u"who or what says so"_s},
                {u"reason"_s, u"TEXT"_s, u"why it is corrected"_s}},
            makeInstantSet},
        {u"escalation show"_s, {}, u"who is due when"_s, {incidentOption}, makeEscalationShow},
    };
}

QList<CommandSpec> recovery()
{
    return {
        {u"health"_s, {}, u"look at everything once"_s, {{u"watch"_s, {}, u"go on looking until Ctrl+C"_s}},
            makeHealth},
        {u"backups verify"_s, {}, u"the true recovery point of every database against its RPO"_s,
            {{u"alert"_s, {}, u"when it is not met or not known: tell the house in its chat and by mail"_s}},
            makeBackupsVerify},
        {u"backups take"_s, {}, u"copy the database outside its provider"_s,
            {{u"prove"_s, {}, u"restore it on the standby at once and compare every table"_s},
                {u"keep"_s, u"NUMBER"_s, u"drop all but the newest ones; the newest proven one always stays"_s}},
            makeBackupsTake},
        {u"backups list"_s, {}, u"the backups outside the provider, and which of them are proven"_s, {},
            makeBackupsList},
        {u"backups prove"_s, u"[ID]"_s, u"restore a backup on the standby, compare, drop it again"_s, {},
            makeBackupsProve},
        {u"backups take-files"_s, {}, u"copy the files outside their store; only what has changed is read"_s,
            {{u"prove"_s, {}, u"read all of it again and restore some at once"_s}}, makeBackupsTakeFiles},
        {u"backups prove-files"_s, u"[ID]"_s, u"read a copy of the files again and restore some of it"_s, {},
            makeBackupsProveFiles},
        {u"schedule"_s, u"WHAT"_s, u"units or a line that run by itself: backups, dumps, files or readiness"_s,
            {{u"form"_s, u"FORM"_s, u"systemd (a user timer) or cron; without it systemd"_s}}, makeSchedule},
        {u"runbook list"_s, {}, u"the plan's runbooks"_s, {}, makeRunbookList},
        {u"runbook preview"_s, u"ID"_s, u"what every step would send; sends nothing"_s, {}, makeRunbookPreview},
        {u"runbook run"_s, u"ID"_s, u"run a runbook's steps for an incident"_s,
            {thisIncident, untilStep, confirmStep, answerStep, approveStep, breakGlass}, makeRunbookRun},
        {u"runbook resume"_s, {}, u"go on with the run of an incident"_s,
            {thisIncident, untilStep, confirmStep, answerStep, approveStep, breakGlass}, makeRunbookResume},
        {u"runbook leave"_s, {}, u"leave the run of an incident, so that another runbook can be started"_s,
            {incidentOption, {u"reason"_s, u"TEXT"_s, u"why another way is better"_s, true}}, makeRunbookLeave},
        {u"runbook stop"_s, {}, u"wait no longer for a step that has begun, with a reason"_s,
            {incidentOption, stepOption, {u"reason"_s, u"TEXT"_s, u"why it is not waited for"_s, true}},
            makeRunbookStop},
        {u"runbook skip"_s, {}, u"leave the current step out, with a reason"_s,
            {incidentOption, stepOption, {u"reason"_s, u"TEXT"_s, u"why the recovery goes on without it"_s, true}},
            makeRunbookSkip},
        {u"runbook by-hand"_s, {}, u"report that a step was done by hand; its checks follow"_s,
            {incidentOption, stepOption, {u"told"_s, u"TEXT"_s, u"what was done"_s, true},
                {u"fact"_s, u"NAME=VALUE"_s, u"what was found, where later steps need it; may be repeated"_s}},
            makeRunbookByHand},
        {u"range start"_s, {}, u"start the practice range"_s, {}, makeRangeStart},
        {u"range stop"_s, {}, u"end it and everything it started"_s, {}, makeRangeStop},
        {u"range status"_s, {}, u"whether it runs; exit 3 when not"_s, {}, makeRangeStatus},
    };
}

QList<CommandSpec> drills()
{
    return {
        {u"drill run"_s, u"KIND"_s,
            u"database_failure, application_outage or complete_system_failure: break the practice range and recover it, unattended"_s,
            {}, makeDrillRun},
        {u"drill calendar"_s, {}, u"which drill is held when, and which is late"_s,
            {{u"days"_s, u"N"_s, u"how far ahead; without it a year"_s},
                {u"output"_s, u"FILE"_s, u"write it for a calendar, with reminders: FILE.ics"_s},
                {u"force"_s, {}, u"replace a file that exists"_s}},
            makeDrillCalendar},
    };
}

QList<CommandSpec> records()
{
    return {
        {u"journal verify"_s, u"[FILE]"_s, u"check every seal of the journal"_s, {}, makeJournalVerify},
        {u"journal export"_s, {}, u"every event as JSON"_s, {{u"incident"_s, u"ID"_s, u"only this incident"_s}},
            makeJournalExport},
        {u"review export"_s, {}, u"write the post-incident review"_s,
            {thisIncident, {u"format"_s, u"FORM"_s, u"md, html, pdf, json, csv or ics"_s, true},
                {u"output"_s, u"FILE"_s, u"where to"_s, true},
                {u"for"_s, u"READERS"_s, u"house (everything), partners (no persons, no addresses) or public"_s},
                paperOption, {u"force"_s, {}, u"replace a file that exists"_s}},
            makeReviewExport},
        {u"secrets set"_s, u"NAME"_s, u"store a key in the desktop's key store; asks for it"_s,
            {{u"key-fd"_s, u"N"_s, u"read the key from this open file descriptor instead"_s}}, makeSecretsSet},
        {u"secrets list"_s, {}, u"names of the keys, what they are for, when they were stored"_s, {}, makeSecretsList},
        {u"secrets check"_s, u"NAME"_s, u"try a key with a harmless call"_s, {}, makeSecretsCheck},
        {u"secrets remove"_s, u"NAME"_s, u"remove a key from the key store"_s, {}, makeSecretsRemove},
        {u"doctor"_s, {}, u"whether everything is here that Holdfast needs"_s, {}, makeDoctor},
    };
}

QString optionLines(const QList<OptionSpec> &options)
{
    QString text;
    for (const OptionSpec &option : options) {
        const QString form =
            option.value.isEmpty() ? u"--"_s + option.name : u"--%1 %2"_s.arg(option.name, option.value);
        text +=
            u"  %1  %2%3\n"_s.arg(form.leftJustified(28), option.help, option.required ? u" (required)"_s : QString());
    }
    return text;
}

QString commandHelp(const CommandSpec &command)
{
    QString text = u"holdfastctl [OPTIONS] %1"_s.arg(command.path);
    if (!command.form.isEmpty())
        text += u' ' + command.form;
    text += u"\n  "_s + command.summary + u'\n';
    if (!command.make)
        text += u"  Not part of this version.\n"_s;
    if (!command.options.isEmpty())
        text += u"\nIts options:\n"_s + optionLines(command.options);
    return text;
}

} // namespace

const QList<CommandSpec> &commandTable()
{
    static const QList<CommandSpec> table = planAndIncidents() + approvalCommands() + teamCommands() + messageCommands()
        + contactCommands() + recovery() + drills() + readinessCommands() + membershipCommands() + records();
    return table;
}

const QList<OptionSpec> &globalOptions()
{
    static const QList<OptionSpec> options{
        {u"plan"_s, u"DIR"_s, u"the plan folder"_s},
        {u"state"_s, u"DIR"_s, u"where the journal, reviews and the range's description are kept"_s},
        {u"profile"_s, u"NAME"_s, u"practice (default), or the name of an environment"_s},
        {u"range"_s, u"FILE"_s, u"the description of a running practice range"_s},
        {u"json"_s, {}, u"one JSON object on stdout"_s},
        {u"help"_s, {}, u"this text"_s},
        {u"version"_s, {}, u"the version"_s},
    };
    return options;
}

QString helpText(const QString &path)
{
    QString text;
    for (const CommandSpec &command : commandTable()) {
        if (command.path == path)
            text = commandHelp(command);
    }
    if (text.isEmpty()) {
        text = u"holdfastctl [OPTIONS] COMMAND\n\nCommands:\n"_s;
        for (const CommandSpec &command : commandTable()) {
            const bool wanted = path.isEmpty() || command.path.startsWith(path + u' ');
            if (wanted && command.make)
                text += u"  %1  %2\n"_s.arg((command.path + u' ' + command.form).leftJustified(28), command.summary);
        }
    }
    text += u"\nOptions of every command:\n"_s + optionLines(globalOptions());
    text += u"\nExit codes: 0 ok, 1 failed, 2 usage, 3 not found, 4 refused or needs approval, 5 outcome or state "
            u"unknown,\n"
            u"6 deadline, 7 tampered, 70 bug, 130 interrupted."_s;
    return text;
}

} // namespace holdfast
