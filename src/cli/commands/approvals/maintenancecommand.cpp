// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/approvals/approvalcommands.h"
#include "engine/audit/auditbundle.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

class PlanMaintenance final : public CliCommand {
public:
    explicit PlanMaintenance(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        bench().incidents().list([self = QPointer(this)](const Result<QList<Incident>> &incidents) {
            if (!self)
                return;
            if (!incidents)
                return self->fail(incidents.error());
            self->show(heldDrills(*incidents));
        });
    }

    void show(const QList<HeldDrill> &drills)
    {
        const QDate today = utcDate(bench().clock().utc());
        const QList<UpkeepStanding> standings = upkeepStandings(bench().plans().plan()->maintenance, drills, today);
        QStringList text = upkeepText(standings);
        if (standings.isEmpty())
            output().say(u"The plan says nothing about its maintenance: nobody will notice when it is out of date."_s);
        if (drills.isEmpty())
            output().say(u"The journal holds no drill."_s);
        for (const QString &drill : drillsText(drills))
            text << u"drill   "_s + drill;
        output().result(
            {{u"version"_s, 1}, {u"maintenance"_s, upkeepJson(standings)}, {u"drills"_s, drillsJson(drills)}}, text);
        end(ExitCode::ok);
    }
};

} // namespace

std::unique_ptr<CliCommand> makePlanMaintenance(CommandContext context)
{
    return std::make_unique<PlanMaintenance>(std::move(context));
}

} // namespace holdfast
