// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/incidentcommands.h"

#include "cli/commands/incidentchange.h"
#include "cli/words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class IncidentDeclare final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        const ScenarioId scenario{arguments().value(u"scenario"_s)};
        if (!plan->scenario(scenario)) {
            QStringList known;
            for (const Scenario &one : plan->scenarios)
                known << one.id.value();
            return fail({ErrorCode::notFound, u"The plan has no scenario “%1”."_s.arg(scenario.value()), {},
                u"It has: %1."_s.arg(known.join(u", "_s)), {}, {}, false});
        }
        Declare command;
        command.declaration = {scenario, arguments().value(u"title"_s), Severity::sev1, arguments().has(u"drill"_s),
            bench().profile(), u"%1 %2"_s.arg(plan->name, plan->version)};
        command.now = bench().clock().utc();
        command.impactSource = u"commander"_s;
        bench().desk().declare(command,
            [this](const Result<> &done) { showAfter(done, u"Declared. Nothing was changed at any provider."_s); });
    }
};

class IncidentList final : public CliCommand {
public:
    explicit IncidentList(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        bench().incidents().list([this](const Result<QList<Incident>> &all) {
            if (!all)
                return fail(all.error());
            QJsonArray incidents;
            QStringList text;
            for (const Incident &incident : *all) {
                incidents << incidentSummary(incident);
                text << incidentLine(incident);
            }
            output().result({{u"version"_s, 1}, {u"incidents"_s, incidents}}, text);
            if (all->isEmpty())
                output().say(u"The journal holds no incident."_s);
            end(ExitCode::ok);
        });
    }
};

class IncidentShow final : public CliCommand {
public:
    explicit IncidentShow(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        const auto show = [this] {
            const IncidentDesk &desk = bench().desk();
            output().result(
                incidentDetail(desk.incident(), desk.events()), incidentText(desk.incident(), desk.events()));
            end(ExitCode::ok);
        };
        withIncident(show, arguments().words.value(0));
    }
};

class IncidentClose final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        const bool abandon = arguments().has(u"abandon"_s);
        change(CloseIncident{arguments().value(abandon ? u"abandon"_s : u"summary"_s), abandon}, u"Closed."_s,
            arguments().words.value(0));
    }
};

/// `runbook leave`
class RunbookLeave final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        change(LeaveRun{arguments().value(u"reason"_s)}, u"Left. Another runbook can be started."_s,
            arguments().value(u"incident"_s));
    }
};

/// `runbook skip`
class RunbookSkip final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        change(SkipStep{StepId{arguments().value(u"step"_s)}, arguments().value(u"reason"_s)},
            u"Left out. Go on with holdfastctl runbook resume."_s, arguments().value(u"incident"_s));
    }
};

/// `runbook stop`
class RunbookStop final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        change(StopStep{StepId{arguments().value(u"step"_s)}, arguments().value(u"reason"_s)},
            u"Stopped. What had begun may still end at the provider; holdfastctl runbook resume looks first."_s,
            arguments().value(u"incident"_s));
    }
};

/// `runbook by-hand`
class RunbookByHand final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        QJsonObject facts;
        for (const QString &given : arguments().values(u"fact"_s))
            facts.insert(given.section(u'=', 0, 0), given.section(u'=', 1));
        change(ReportByHand{StepId{arguments().value(u"step"_s)}, arguments().value(u"told"_s), facts},
            u"Recorded. holdfastctl runbook resume runs its checks and goes on."_s, arguments().value(u"incident"_s));
    }
};

class Note final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override { change(AddNote{arguments().words.constFirst()}, u"Noted."_s); }
};

/// `impact-start` as in the journal, or `impactStart` as in code and JSON of others.
std::optional<InstantName> instantNamed(QString name)
{
    if (name == u"impactStart"_s)
        name = u"impact-start"_s;
    return instantFromName(name);
}

class InstantCommand final : public IncidentChange {
public:
    using IncidentChange::IncidentChange;

private:
    void begin() override
    {
        const auto name = instantNamed(arguments().words.at(0));
        const auto time = parseUtc(arguments().words.at(1));
        if (!name) {
            return fail({ErrorCode::invalid, u"There is no instant “%1”."_s.arg(arguments().words.at(0)), {},
                u"There are: impact-start, detected, declared, acknowledged, mitigated, restored."_s, {}, {}, false});
        }
        if (!time) {
            return fail({ErrorCode::invalid, u"“%1” is not a time with an offset."_s.arg(arguments().words.at(1)), {},
                u"Write it like 2026-11-23T01:41:49Z or 2026-11-23T02:41:49+01:00."_s, {}, {}, false});
        }
        InstantSet instant{*name, *time, arguments().value(u"source"_s), arguments().value(u"reason"_s)};
        if (instant.source.isEmpty())
            instant.source = u"commander"_s;
        change(SetInstant{instant}, u"Set."_s);
    }
};

} // namespace

std::unique_ptr<CliCommand> makeIncidentDeclare(CommandContext context)
{
    return std::make_unique<IncidentDeclare>(std::move(context));
}

std::unique_ptr<CliCommand> makeIncidentList(CommandContext context)
{
    return std::make_unique<IncidentList>(std::move(context));
}

std::unique_ptr<CliCommand> makeIncidentShow(CommandContext context)
{
    return std::make_unique<IncidentShow>(std::move(context));
}

std::unique_ptr<CliCommand> makeIncidentClose(CommandContext context)
{
    return std::make_unique<IncidentClose>(std::move(context));
}

std::unique_ptr<CliCommand> makeRunbookLeave(CommandContext context)
{
    return std::make_unique<RunbookLeave>(std::move(context));
}

std::unique_ptr<CliCommand> makeRunbookSkip(CommandContext context)
{
    return std::make_unique<RunbookSkip>(std::move(context));
}

std::unique_ptr<CliCommand> makeRunbookStop(CommandContext context)
{
    return std::make_unique<RunbookStop>(std::move(context));
}

std::unique_ptr<CliCommand> makeRunbookByHand(CommandContext context)
{
    return std::make_unique<RunbookByHand>(std::move(context));
}

std::unique_ptr<CliCommand> makeNote(CommandContext context) { return std::make_unique<Note>(std::move(context)); }

std::unique_ptr<CliCommand> makeInstantSet(CommandContext context)
{
    return std::make_unique<InstantCommand>(std::move(context));
}

} // namespace holdfast
