// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/plan/plancommands.h"

#include "cli/words.h"
#include "domain/escalation/due.h"
#include "engine/approvals/signingwords.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class PlanCheck final : public CliCommand {
public:
    explicit PlanCheck(CommandContext context)
        : CliCommand(std::move(context), Need::plan)
    { }

private:
    void begin() override
    {
        const QString folder = arguments().words.value(0, bench().plans().folder());
        if (!QFileInfo(folder).isDir()) {
            return fail({ErrorCode::notFound, u"There is no plan folder %1."_s.arg(folder), {},
                u"Name the folder that holds plan.yaml."_s, {}, {}, false});
        }
        const PlanReading reading = bench().plans().check(folder);
        QJsonArray findings;
        for (const Finding &finding : reading.findings) {
            findings << findingJson(finding);
            output().line(formatFinding(finding));
        }
        const bool bad = reading.hasErrors();
        const auto signing = bench().approvals().judgePlan(reading.files, reading.signatures);
        if (output().isJson())
            output().object({{u"version"_s, 1}, {u"folder"_s, folder}, {u"ok"_s, !bad}, {u"findings"_s, findings},
                {u"signing"_s, signingJson(signing)}});
        else
            output().say(bad ? u"The plan has errors and cannot be used."_s : u"The plan can be used."_s);
        output().say(signingText(signing).constFirst());
        end(bad ? ExitCode::failed : ExitCode::ok);
    }
};

class PlanShow final : public CliCommand {
public:
    explicit PlanShow(CommandContext context)
        : CliCommand(std::move(context), Need::plan)
    { }

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        const auto signing = bench().approvals().judgePlan(bench().plans());
        QJsonObject object = planJson(*plan);
        object.insert(u"signing"_s, signingJson(signing));
        object.insert(u"sha256"_s, sha256Of(planManifest(bench().plans().files())));
        output().result(object, planText(*plan) + signingText(signing));
        end(ExitCode::ok);
    }
};

class PlanPrint final : public CliCommand {
public:
    explicit PlanPrint(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        const QString path = QFileInfo(arguments().value(u"output"_s)).absoluteFilePath();
        const Overwrite overwrite = arguments().has(u"force"_s) ? Overwrite::allow : Overwrite::refuse;
        const auto paper = paperOf(arguments());
        if (!paper)
            return fail(paper.error());
        bench().reviews().savePlan(
            *plan, path, overwrite, *paper, [self = QPointer(this)](const Result<QString> &saved) {
                if (!self)
                    return;
                if (!saved)
                    return self->fail(saved.error());
                self->output().result({{u"version"_s, 1}, {u"paper"_s, *saved}}, {*saved});
                self->end(ExitCode::ok);
            });
    }
};

class RunbookList final : public CliCommand {
public:
    explicit RunbookList(CommandContext context)
        : CliCommand(std::move(context), Need::plan)
    { }

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        QStringList text;
        for (const Runbook &one : plan->runbooks)
            text << u"%1  %2. %3"_s.arg(one.id.value().leftJustified(24), one.title, one.useWhen);
        output().result({{u"version"_s, 1}, {u"runbooks"_s, planJson(*plan).value(u"runbooks"_s)}}, text);
        end(ExitCode::ok);
    }
};

QString dueName(EscalationDue::State state)
{
    switch (state) {
    case EscalationDue::State::due:
        return u"due"_s;
    case EscalationDue::State::notApplicable:
        return u"not-applicable"_s;
    case EscalationDue::State::told:
        return u"told"_s;
    case EscalationDue::State::acknowledged:
        return u"acknowledged"_s;
    case EscalationDue::State::snoozed:
        return u"snoozed"_s;
    case EscalationDue::State::later:
        break;
    }
    return u"later"_s;
}

/// The matrix: against the clock of an incident when one is named or open, else with the times since impact alone.
class EscalationShow final : public CliCommand {
public:
    explicit EscalationShow(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        if (arguments().has(u"incident"_s))
            return withIncident([this] { show(bench().desk().incident().instant(InstantName::impactStart)); });
        bench().incidents().newestOpen([this](const Result<std::optional<IncidentId>> &newest) {
            if (!newest)
                return fail(newest.error());
            if (!*newest)
                return show(std::nullopt);
            withIncident([this] { show(bench().desk().incident().instant(InstantName::impactStart)); });
        });
    }

    void show(const std::optional<UtcTime> &impactStart)
    {
        const Plan &plan = *bench().plans().plan();
        const UtcTime from = impactStart.value_or(UtcTime{});
        QJsonArray roles;
        QStringList text;
        const QList<EscalationDue> all = impactStart
            ? escalationOf(plan, bench().desk().incident(), bench().clock().now())
            : escalationOf(plan, from, from, Team());
        for (const EscalationDue &one : all) {
            const QString who = one.contact ? one.contact->primary.name : QString();
            const auto after = std::chrono::duration_cast<Duration>(one.dueAt - from);
            roles << QJsonObject{{u"level"_s, one.level}, {u"levelTitle"_s, one.levelTitle}, {u"role"_s, one.role},
                {u"onlyIf"_s, one.onlyIf},
                {u"primary"_s, who.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(who)},
                {u"callNow"_s, one.callNow.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(one.callNow)},
                {u"attempts"_s, one.attempts}, {u"after"_s, formatDuration(after)},
                {u"dueAt"_s, impactStart ? QJsonValue(formatUtc(one.dueAt)) : QJsonValue(QJsonValue::Null)},
                {u"state"_s, impactStart ? QJsonValue(dueName(one.state)) : QJsonValue(QJsonValue::Null)}};
            text << u"level %1  %2  %3  %4%5"_s.arg(one.level).arg(impactStart
                    ? formatUtcSeconds(one.dueAt) + u' ' + dueName(one.state)
                    : u"after "_s + formatDuration(after),
                one.role, who.isEmpty() ? u"nobody is named"_s : who,
                one.onlyIf.isEmpty() ? QString() : u"  only if "_s + one.onlyIf);
        }
        output().result({{u"version"_s, 1}, {u"impactStart"_s, jsonOr(impactStart)}, {u"roles"_s, roles}}, text);
        end(ExitCode::ok);
    }
};

} // namespace

std::unique_ptr<CliCommand> makePlanCheck(CommandContext context)
{
    return std::make_unique<PlanCheck>(std::move(context));
}

std::unique_ptr<CliCommand> makePlanPrint(CommandContext context)
{
    return std::make_unique<PlanPrint>(std::move(context));
}

std::unique_ptr<CliCommand> makePlanShow(CommandContext context)
{
    return std::make_unique<PlanShow>(std::move(context));
}

std::unique_ptr<CliCommand> makeEscalationShow(CommandContext context)
{
    return std::make_unique<EscalationShow>(std::move(context));
}

std::unique_ptr<CliCommand> makeRunbookList(CommandContext context)
{
    return std::make_unique<RunbookList>(std::move(context));
}

} // namespace holdfast
