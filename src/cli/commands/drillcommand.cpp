// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/runbookcommands.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class DrillRun final : public CliCommand {
public:
    explicit DrillRun(CommandContext context)
        : CliCommand(std::move(context), neededBy(context.arguments), u"drill"_s)
    { }

private:
    /// A drill that cannot be run must not start a practice range first.
    [[nodiscard]] static Need neededBy(const Arguments &arguments)
    {
        return drillKind(arguments.words.value(0)) && isPractice(arguments) ? Need::world : Need::nothing;
    }

    [[nodiscard]] static bool isPractice(const Arguments &arguments)
    {
        const QString profile = arguments.value(u"profile"_s);
        return profile.isEmpty() || profile == u"practice"_s;
    }

    void begin() override
    {
        const QString name = arguments().words.constFirst();
        const DrillKind *kind = drillKind(name);
        if (!kind)
            return refuse(name);
        if (!isPractice(arguments()))
            return fail({ErrorCode::refused, u"A drill breaks things, so it runs on the practice range only."_s, {},
                u"Run it with --profile practice."_s, {}, {}, false});
        if (!planOrFail())
            return;
        DrillConductor &drills = bench().drills();
        connect(&drills, &DrillConductor::said, this, [this](const QString &sentence) { output().say(sentence); });
        connect(&drills, &DrillConductor::finished, this, &DrillRun::show);
        m_running = true;
        drills.run(*kind);
    }

    void refuse(const QString &name)
    {
        fail({ErrorCode::notFound, u"There is no drill “%1”."_s.arg(name), {},
            u"There are: database_failure, application_outage, complete_system_failure."_s, {}, {}, false});
    }

    void show(const DrillResult &result)
    {
        // A figure that could not be taken leaves the recovery itself verified; an outcome nobody knows does not.
        if (result.error && !output().isJson())
            output().error(*result.error);
        else if (result.error)
            output().say(u"%1 %2"_s.arg(result.error->what, result.error->why).trimmed());
        if (!result.review.isEmpty())
            output().say(u"The review is in %1"_s.arg(result.review));
        output().object(toJson(result));
        end(result.unknownLeft ? ExitCode::unknown : result.verified ? ExitCode::ok : ExitCode::failed);
    }

    [[nodiscard]] QString standing() const override
    {
        if (!m_running)
            return u"Nothing was broken and no incident was declared."_s;
        const IncidentId &id = bench().desk().incident().id;
        if (id.isEmpty())
            return u"No incident was declared. A disaster that was struck on the practice range stays."_s;
        return u"The drill's incident %1 stays open and its journal is complete. A request that was under way is "
               u"looked up when it is resumed: holdfastctl runbook resume --incident %1"_s.arg(id.value());
    }

    bool m_running = false;
};

} // namespace

std::unique_ptr<CliCommand> makeDrillRun(CommandContext context)
{
    return std::make_unique<DrillRun>(std::move(context));
}

} // namespace holdfast
