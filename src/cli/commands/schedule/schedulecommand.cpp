// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/schedule/schedulecommand.h"

#include "cli/commands/schedule/scheduletext.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// `schedule`: writes down what runs a check by itself; installs nothing.
class ScheduleCommand final : public CliCommand {
public:
    explicit ScheduleCommand(CommandContext context)
        : CliCommand(std::move(context))
    { }

private:
    void begin() override
    {
        const auto schedule = scheduleOf(arguments().words.constFirst());
        if (!schedule)
            return fail(schedule.error());
        const QString form = arguments().has(u"form"_s) ? arguments().value(u"form"_s) : u"systemd"_s;
        if (form == u"cron"_s) {
            output().result({{u"version"_s, 1}, {u"cron"_s, cronLine(*schedule)}}, {cronLine(*schedule)});
            output().say(u"Add the line with: crontab -e"_s);
            return end(ExitCode::ok);
        }
        if (form != u"systemd"_s)
            return fail({ErrorCode::invalid, u"There is no form “%1”."_s.arg(form), {}, u"Use systemd or cron."_s, {},
                {}, false});
        showUnits(*schedule);
    }

    void showUnits(const Schedule &schedule)
    {
        QJsonObject units;
        QStringList lines;
        const auto files = systemdUnits(schedule);
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            units.insert(file.key(), QString::fromUtf8(*file));
            lines << u"# ~/.config/systemd/user/%1"_s.arg(file.key()) << QString::fromUtf8(*file);
        }
        output().result({{u"version"_s, 1}, {u"units"_s, units}}, lines);
        output().say(u"Write them there, then: systemctl --user enable --now %1.timer"_s.arg(schedule.id));
        end(ExitCode::ok);
    }

    [[nodiscard]] Result<Schedule> scheduleOf(const QString &what) const
    {
        QStringList command{QCoreApplication::applicationFilePath()};
        for (const char *option : {"plan", "state", "profile", "range"}) {
            const QString name = QString::fromLatin1(option);
            if (!arguments().has(name))
                continue;
            const QString value = arguments().value(name);
            command << u"--"_s + name << (name == u"profile"_s ? value : QDir(value).absolutePath());
        }
        if (what == u"backups"_s)
            return Schedule{u"holdfast-backups"_s, u"Holdfast: is every database's recovery point within its RPO?"_s,
                command << u"backups"_s << u"verify"_s << u"--alert"_s, 15};
        if (what == u"dumps"_s)
            return Schedule{u"holdfast-dumps"_s, u"Holdfast: a copy of the database outside its provider, proven"_s,
                command << u"backups"_s << u"take"_s << u"--prove"_s << u"--keep"_s << u"14"_s, 6 * 60, 3 * 60};
        if (what == u"files"_s)
            return Schedule{u"holdfast-files"_s, u"Holdfast: a copy of the files outside their store, proven"_s,
                command << u"backups"_s << u"take-files"_s << u"--prove"_s, 6 * 60, 3 * 60};
        if (what == u"readiness"_s)
            return Schedule{u"holdfast-readiness"_s, u"Holdfast: is everything here that a recovery needs?"_s,
                command << u"readiness"_s << u"--alert"_s, 15};
        return failure(ErrorCode::invalid, u"“%1” is not run by itself."_s.arg(what), {},
            u"Use backups, dumps, files or readiness."_s);
    }
};

} // namespace

std::unique_ptr<CliCommand> makeSchedule(CommandContext context)
{
    return std::make_unique<ScheduleCommand>(std::move(context));
}

} // namespace holdfast
