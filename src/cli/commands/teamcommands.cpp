// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/teamcommands.h"

#include "cli/commands/incidentchange.h"
#include "cli/words.h"
#include "domain/escalation/duties.h"
#include "domain/review/handover.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const OptionSpec openIncident{u"incident"_s, u"ID"_s, u"the incident; without it the newest open one"_s};
const OptionSpec byOption{u"by"_s, u"PERSON"_s, u"who; without it whoever is logged in"_s};
const OptionSpec reasonOption{u"reason"_s, u"TEXT"_s, u"why"_s};

/// What was given, with the words that stand for it.
struct Given {
    const Arguments &arguments;
    UtcTime now;
    QString person; ///< --by, else whoever is logged in

    [[nodiscard]] QString word() const { return arguments.words.value(0); }
    [[nodiscard]] QString option(const char *name) const { return arguments.value(QString::fromLatin1(name)); }
    [[nodiscard]] bool has(const char *name) const { return arguments.has(QString::fromLatin1(name)); }
    /// −1 where it is no number, which every command refuses.
    [[nodiscard]] int minutes(int usual) const
    {
        if (!has("minutes"))
            return usual;
        bool good = false;
        const int value = option("minutes").toInt(&good);
        return good ? value : -1;
    }
};

using Build = Result<Command> (*)(const Given &);

class TeamChange final : public IncidentChange {
public:
    TeamChange(CommandContext context, Build build)
        : IncidentChange(std::move(context))
        , m_build(build)
    { }

private:
    void begin() override
    {
        const QString by = arguments().value(u"by"_s);
        const auto command = m_build({arguments(), bench().clock().utc(), by.isEmpty() ? bench().person() : by});
        if (!command)
            return fail(command.error());
        change(*command, u"Written down."_s);
    }

    Build m_build;
};

CommandFactory maker(Build build)
{
    return [build](CommandContext context) -> std::unique_ptr<CliCommand> {
        return std::make_unique<TeamChange>(std::move(context), build);
    };
}

Result<Command> severityChange(const Given &given)
{
    const auto severity = severityFromName(given.word().toUpper());
    if (!severity)
        return failure(ErrorCode::invalid, u"There is no severity “%1”."_s.arg(given.word()), {},
            u"There are: SEV1, SEV2, SEV3."_s);
    return TeamCommand{ChangeSeverity{*severity, given.option("reason")}};
}

Result<Command> conditionChange(const Given &given)
{
    SetCondition command{given.word(), !given.has("off"), {}, given.option("source"), given.now};
    if (given.has("since")) {
        command.since = parseUtc(given.option("since"));
        if (!command.since)
            return failure(ErrorCode::invalid, u"“%1” is not a time with an offset."_s.arg(given.option("since")), {},
                u"Write it like 2026-11-23T01:41:49Z."_s);
    }
    return TeamCommand{command};
}

QList<CommandSpec> roleCommands()
{
    return {
        {u"role take"_s, u"ROLE"_s, u"accept an offered role, take a free one, or one of somebody else with a reason"_s,
            {openIncident, byOption, reasonOption}, maker([](const Given &given) -> Result<Command> {
                return TeamCommand{TakeRole{given.word(), given.person, given.option("reason")}};
            })},
        {u"role offer"_s, u"ROLE"_s, u"offer a role; it moves when the other accepts"_s,
            {openIncident, byOption, {u"to"_s, u"PERSON"_s, u"to whom"_s, true},
                {u"briefing"_s, u"TEXT"_s, u"what they must know"_s}},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{OfferRole{given.word(), given.option("to"), given.person, given.option("briefing")}};
            })},
        {u"role release"_s, u"ROLE"_s, u"lay down a role"_s, {openIncident, byOption},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{ReleaseRole{given.word(), given.person}};
            })},
        {u"severity set"_s, u"SEVERITY"_s, u"SEV1, SEV2 or SEV3, with a reason"_s, {openIncident, reasonOption},
            maker(severityChange)},
        {u"condition set"_s, u"NAME"_s,
            u"data-breach, security-incident, …: decides who is called and what clocks run"_s,
            {openIncident, {u"since"_s, u"TIME"_s, u"when it became known; without it now"_s},
                {u"source"_s, u"TEXT"_s, u"who or what says so"_s}, {u"off"_s, {}, u"it does not hold after all"_s}},
            maker(conditionChange)},
        {u"incident restrict"_s, {}, u"only those who need to know, under a codename"_s,
            {openIncident, {u"codename"_s, u"NAME"_s, u"says nothing about what happened"_s}, reasonOption,
                {u"lift"_s, {}, u"no longer"_s}},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{
                    RestrictIncident{!given.has("lift"), given.option("codename"), given.option("reason")}};
            })},
        {u"incident reopen"_s, {}, u"open a closed incident again"_s,
            {{u"incident"_s, u"ID"_s, u"the incident"_s, true}, reasonOption},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{ReopenIncident{given.option("reason")}};
            })},
    };
}

QList<CommandSpec> workCommands()
{
    const OptionSpec outcome{u"outcome"_s, u"TEXT"_s, u"what came of it"_s};
    return {
        {u"task assign"_s, u"TEXT"_s, u"give somebody a task with minutes"_s,
            {openIncident, {u"to"_s, u"PERSON"_s, u"one name"_s, true},
                {u"minutes"_s, u"N"_s, u"when you come back to them; 5 without it"_s}},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{AssignTask{given.word(), given.option("to"), given.minutes(5), given.now}};
            })},
        {u"task understood"_s, u"ID"_s, u"“Understood.”"_s, {openIncident, byOption},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{AcknowledgeTask{given.word(), given.option("by")}};
            })},
        {u"task done"_s, u"ID"_s, u"end a task"_s, {openIncident, outcome},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{EndTask{given.word(), true, given.option("outcome")}};
            })},
        {u"task drop"_s, u"ID"_s, u"give a task up"_s, {openIncident, outcome},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{EndTask{given.word(), false, given.option("outcome")}};
            })},
        {u"decision propose"_s, u"TEXT"_s, u"“We are proceeding with …” Any strong objections?"_s,
            {openIncident, {u"risk"_s, u"TEXT"_s, u"what could go wrong"_s}},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{ProposeDecision{given.word(), given.option("risk")}};
            })},
        {u"decision object"_s, u"ID"_s, u"object to a proposal"_s, {openIncident, byOption, reasonOption},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{Object{given.word(), given.person, given.option("reason")}};
            })},
        {u"decision settle"_s, u"ID"_s, u"“Hearing no objections …”"_s,
            {openIncident, reasonOption, {u"drop"_s, {}, u"it is not done"_s}},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{SettleDecision{given.word(), !given.has("drop"), given.option("reason")}};
            })},
        {u"todo add"_s, u"TEXT"_s, u"something for afterwards; it stands in the review"_s, {openIncident},
            maker([](const Given &given) -> Result<Command> { return TeamCommand{AddTodo{given.word()}}; })},
        {u"todo done"_s, u"ID"_s, u"it is done"_s, {openIncident},
            maker([](const Given &given) -> Result<Command> { return TeamCommand{FinishTodo{given.word()}}; })},
    };
}

QList<CommandSpec> callingCommands()
{
    return {
        {u"escalation told"_s, u"ROLE"_s, u"write down that somebody was called, and what came of it"_s,
            {openIncident, {u"person"_s, u"NAME"_s, u"who"_s, true},
                {u"channel"_s, u"WORD"_s, u"phone, email, sms, slack, pager, in-person; phone without it"_s},
                {u"outcome"_s, u"WORD"_s, u"told, acknowledged, no-answer, declined"_s, true}},
            maker([](const Given &given) -> Result<Command> {
                const QString channel = given.option("channel");
                return TeamCommand{TellPerson{{0, given.word(), given.option("person"),
                    channel.isEmpty() ? u"phone"_s : channel, given.option("outcome")}}};
            })},
        {u"escalation snooze"_s, u"ROLE"_s, u"put a call off, with a reason"_s,
            {openIncident, {u"minutes"_s, u"N"_s, u"1 to 60; 10 without it"_s}, reasonOption},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{
                    SnoozeEscalation{given.word(), given.minutes(10), given.option("reason"), given.now}};
            })},
        {u"duty met"_s, u"CLOCK"_s, u"a legal duty was met, or is not needed, and why"_s,
            {openIncident, {u"told"_s, u"TEXT"_s, u"what was sent and to whom"_s, true}},
            maker([](const Given &given) -> Result<Command> {
                return TeamCommand{MeetDuty{given.word(), given.option("told")}};
            })},
    };
}

/// Text about an incident that is on the desk.
class IncidentText final : public CliCommand {
public:
    using Write = Result<QString> (*)(const Plan &, const Incident &, const Arguments &, const Instant &);

    IncidentText(CommandContext context, Write write)
        : CliCommand(std::move(context), Need::journal)
        , m_write(write)
    { }

private:
    void begin() override
    {
        withIncident([this] {
            const Plan *plan = planOrFail();
            if (!plan)
                return;
            const auto written = m_write(*plan, bench().desk().incident(), arguments(), bench().clock().now());
            if (!written)
                return fail(written.error());
            const QString &text = *written;
            output().result(
                {{u"version"_s, 1}, {u"incident"_s, bench().desk().incident().id.value()}, {u"text"_s, text}},
                {text.trimmed()});
            end(ExitCode::ok);
        });
    }

    Write m_write;
};

CommandFactory writer(IncidentText::Write write)
{
    return [write](CommandContext context) -> std::unique_ptr<CliCommand> {
        return std::make_unique<IncidentText>(std::move(context), write);
    };
}

QString dutyWord(DutyDue::State state)
{
    static const QStringList words{u"not-started"_s, u"running"_s, u"overdue"_s, u"met"_s, u"met-late"_s};
    return words.value(int(state));
}

class DutyShow final : public CliCommand {
public:
    explicit DutyShow(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        withIncident([this] {
            const Plan *plan = planOrFail();
            if (!plan)
                return;
            QJsonArray duties;
            QStringList text;
            for (const DutyDue &one : dutiesAt(*plan, bench().desk().incident(), bench().clock().now())) {
                duties << QJsonObject{{u"clock"_s, one.clock.id}, {u"title"_s, one.clock.title},
                    {u"source"_s, one.clock.source}, {u"state"_s, dutyWord(one.state)},
                    {u"startedAt"_s, jsonOr(one.startedAt)}, {u"dueAt"_s, jsonOr(one.dueAt)},
                    {u"metAt"_s, jsonOr(one.metAt)}, {u"told"_s, one.told}};
                text << u"%1  %2  %3 (%4)"_s.arg(dutyWord(one.state).leftJustified(11),
                    one.dueAt ? formatUtcSeconds(*one.dueAt) : u"not running         "_s, one.clock.title,
                    one.clock.source);
            }
            output().result({{u"version"_s, 1}, {u"duties"_s, duties}}, text);
            end(ExitCode::ok);
        });
    }
};

} // namespace

QList<CommandSpec> teamCommands()
{
    const QList<CommandSpec> shown{
        {u"incident briefing"_s, {}, u"what the next commander must hear"_s, {openIncident},
            writer([](const Plan &plan, const Incident &incident, const Arguments &,
                       const Instant &now) -> Result<QString> { return handoverBriefing(plan, incident, now); })},
        {u"incident packet"_s, u"VENDOR"_s, u"what a vendor's support wants to be told"_s, {openIncident},
            writer([](const Plan &plan, const Incident &incident, const Arguments &arguments,
                       const Instant &now) -> Result<QString> {
                return supportPacket(plan, incident, arguments.words.value(0), now.utc);
            })},
        {u"duty show"_s, {}, u"the legal clocks of an incident"_s, {openIncident},
            [](CommandContext context) -> std::unique_ptr<CliCommand> {
                return std::make_unique<DutyShow>(std::move(context));
            }},
    };
    return roleCommands() + workCommands() + callingCommands() + shown;
}

} // namespace holdfast
