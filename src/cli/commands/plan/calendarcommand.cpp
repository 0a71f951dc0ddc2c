// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/plan/plancommands.h"

#include "cli/words.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// How far ahead the calendar looks unless told otherwise: every drill of every cycle is then in it.
constexpr int yearOfDays = 366;

QString heldWords(const DrillSchedule &drill, UtcTime now)
{
    if (!drill.last)
        return u"never held"_s;
    const QString held = u"last held %1"_s.arg(drill.last->toString(Qt::ISODate));
    return isLate(drill, now) ? held + u", LATE"_s : held;
}

class DrillCalendar final : public CliCommand {
public:
    explicit DrillCalendar(const CommandContext &context)
        : CliCommand(context, context.arguments.has(u"output"_s) ? Need::journal : Need::plan)
    { }

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        const std::optional<int> days = daysAhead();
        if (!days)
            return;
        if (arguments().has(u"output"_s))
            return save(*plan, *days);
        const UtcTime now = bench().clock().utc();
        QJsonArray drills;
        QStringList text;
        for (const DrillDate &date : drillsBetween(plan->drills, now, now + std::chrono::hours(24) * *days)) {
            const DrillSchedule &drill = date.drill;
            drills << QJsonObject{{u"id"_s, drill.id}, {u"title"_s, drill.title}, {u"scenario"_s, drill.scenario},
                {u"every"_s, cycleName(drill.every)}, {u"at"_s, formatUtc(date.at)},
                {u"environment"_s, drill.environment}, {u"lead"_s, drill.lead},
                {u"last"_s, drill.last ? QJsonValue(drill.last->toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null)},
                {u"late"_s, isLate(drill, now)}};
            text << u"%1  %2  every %3 in %4, led by %5, %6"_s.arg(formatUtcSeconds(date.at),
                drill.title.leftJustified(24), cycleName(drill.every), drill.environment, drill.lead,
                heldWords(drill, now));
        }
        output().result({{u"version"_s, 1}, {u"drills"_s, drills}}, text);
        if (plan->drills.isEmpty())
            output().say(u"The plan schedules no drill: nothing proves that it works."_s);
        end(ExitCode::ok);
    }

    void save(const Plan &plan, int days)
    {
        const QString path = QFileInfo(arguments().value(u"output"_s)).absoluteFilePath();
        const Overwrite overwrite = arguments().has(u"force"_s) ? Overwrite::allow : Overwrite::refuse;
        bench().reviews().saveDrills(
            plan, days, path, overwrite, [self = QPointer(this)](const Result<QString> &saved) {
                if (!self)
                    return;
                if (!saved)
                    return self->fail(saved.error());
                self->output().result({{u"version"_s, 1}, {u"calendar"_s, *saved}}, {*saved});
                self->end(ExitCode::ok);
            });
    }

    std::optional<int> daysAhead()
    {
        const QString given = arguments().value(u"days"_s);
        if (given.isEmpty())
            return yearOfDays;
        bool isNumber = false;
        const int days = given.toInt(&isNumber);
        if (isNumber && days > 0 && days <= 10 * yearOfDays)
            return days;
        fail({ErrorCode::invalid,
            u"--days must be a number from 1 to %1, but is “%2”."_s.arg(10 * yearOfDays).arg(given), {},
            u"Leave it out for the coming year."_s, {}, {}, false});
        return std::nullopt;
    }
};

} // namespace

std::unique_ptr<CliCommand> makeDrillCalendar(CommandContext context)
{
    return std::make_unique<DrillCalendar>(std::move(context));
}

} // namespace holdfast
