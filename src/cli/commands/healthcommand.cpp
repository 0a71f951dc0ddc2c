// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/worldcommands.h"

#include "cli/words.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// One round of all probes, or with --watch one line per look until Ctrl+C.
class HealthCommand final : public CliCommand {
public:
    explicit HealthCommand(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        Monitor &monitor = bench().monitor();
        connect(&monitor, &Monitor::sampled, this, &HealthCommand::take);
        if (arguments().has(u"watch"_s))
            monitor.start();
        else
            monitor.lookNow();
        if (monitor.isComplete())
            showRound();
    }

    void take(const Sample &sample)
    {
        if (arguments().has(u"watch"_s)) {
            output().result(sampleJson(sample),
                {u"%1  %2  %3  %4"_s.arg(formatUtcSeconds(sample.at), healthName(sample.health).leftJustified(8),
                    sample.component.value(), sample.reason)});
            return;
        }
        if (bench().monitor().isComplete())
            showRound();
    }

    [[nodiscard]] static QJsonObject sampleJson(const Sample &sample)
    {
        return {{u"version"_s, 1}, {u"at"_s, formatUtc(sample.at)}, {u"component"_s, sample.component.value()},
            {u"health"_s, healthName(sample.health)}, {u"reason"_s, sample.reason},
            {u"tookMilliseconds"_s, qint64(sample.took.count())}, {u"evidence"_s, sample.evidence}};
    }

    void showRound()
    {
        const Plan &plan = *bench().plans().plan();
        const Monitor &monitor = bench().monitor();
        QJsonArray components;
        QStringList text;
        QList<Health> watched;
        for (const Component &one : plan.components) {
            const auto sample = monitor.lastSample(one.id);
            const Health health = sample ? sample->health : Health::unknown;
            const QString reason = sample ? sample->reason : u"nothing looks at it"_s;
            if (monitor.watches(one.id))
                watched << health;
            components << QJsonObject{{u"component"_s, one.id.value()}, {u"name"_s, one.name},
                {u"health"_s, healthName(health)}, {u"watched"_s, monitor.watches(one.id)}, {u"reason"_s, reason},
                {u"at"_s, jsonOr(sample ? std::optional(sample->at) : std::nullopt)}};
            text << u"%1  %2  %3"_s.arg(healthName(health).leftJustified(8), one.name, reason);
        }
        const bool down = watched.contains(Health::down);
        const bool unknown = watched.contains(Health::unknown);
        output().result({{u"version"_s, 1}, {u"at"_s, formatUtc(bench().clock().utc())}, {u"down"_s, down},
                            {u"components"_s, components}},
            text);
        end(down ? ExitCode::failed : unknown ? ExitCode::unknown : ExitCode::ok);
    }
};

} // namespace

std::unique_ptr<CliCommand> makeHealth(CommandContext context)
{
    return std::make_unique<HealthCommand>(std::move(context));
}

} // namespace holdfast
