// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/backups/backupscommands.h"

#include "cli/words.h"
#include "engine/communications/housealert.h"

#include <QJsonArray>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

/// What is known of one database's recovery point. Unknown is not good.
struct RecoveryPoint {
    const Component *component = nullptr;
    std::optional<UtcTime> newestCommit; ///< the newest that a restore would bring back
    std::optional<UtcTime> historyStart; ///< how far back a restore reaches now
    Duration retention{0}; ///< how long the provider keeps the history
    QString reason;

    [[nodiscard]] std::optional<Duration> age(UtcTime now) const
    {
        if (!newestCommit)
            return std::nullopt;
        return std::max(Duration{0}, std::chrono::duration_cast<Duration>(now - *newestCommit));
    }
    /// Nothing: nobody knows.
    [[nodiscard]] std::optional<bool> isMet(UtcTime now) const
    {
        const std::optional<Duration> lost = age(now);
        if (!lost || !historyStart)
            return std::nullopt;
        // A history shorter than the objective loses what happened before anybody noticed.
        return *lost <= *component->rpo && retention >= *component->rpo;
    }
};

/// The true recovery point of every database: from what the database and the provider's history say now, never from
/// when something was last touched.
class BackupsVerify final : public CliCommand {
public:
    explicit BackupsVerify(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        Monitor &monitor = bench().monitor();
        connect(&monitor, &Monitor::sampled, this, &BackupsVerify::look);
        monitor.lookNow();
        look();
    }

    void look()
    {
        QList<RecoveryPoint> points;
        for (const Component &component : bench().plans().plan()->components) {
            if (!hasRecoveryPoint(component))
                continue;
            const std::optional<Sample> sample = bench().monitor().lastSample(component.id);
            if (!sample)
                return; // the look is not over
            const auto time = [&](const QString &key) { return parseUtc(sample->evidence.value(key).toString()); };
            points << RecoveryPoint{&component, time(u"newestCommitAt"_s), time(u"historyStart"_s),
                Duration{qint64(sample->evidence.value(u"retentionSeconds"_s).toDouble() * 1000)}, sample->reason};
        }
        if (!isOver() && !m_shown)
            show(points);
    }

    void show(const QList<RecoveryPoint> &points)
    {
        m_shown = true;
        const UtcTime now = bench().clock().utc();
        QJsonArray list;
        QStringList lines;
        QStringList bad;
        bool isUnknown = points.isEmpty();
        for (const RecoveryPoint &point : points) {
            const std::optional<bool> met = point.isMet(now);
            const std::optional<Duration> age = point.age(now);
            isUnknown = isUnknown || !met;
            const QString verdict = !met ? u"unknown"_s : *met ? u"met"_s : u"NOT met"_s;
            const QString line = age
                ? u"%1: the newest recoverable commit is %2 old; at most %3 may be lost: %4"_s.arg(
                    point.component->name, formatRough(*age), formatDuration(*point.component->rpo), verdict)
                : u"%1: the recovery point is not known: %2"_s.arg(point.component->name, point.reason);
            lines << line;
            if (!met.value_or(false))
                bad << line;
            list << QJsonObject{{u"component"_s, point.component->id.value()},
                {u"met"_s, met ? QJsonValue(*met) : QJsonValue(QJsonValue::Null)},
                {u"recoveryPointSeconds"_s,
                    age ? QJsonValue(double(age->count()) / 1000) : QJsonValue(QJsonValue::Null)},
                {u"rpoSeconds"_s, double(point.component->rpo->count()) / 1000},
                {u"newestCommitAt"_s, jsonOr(point.newestCommit)}, {u"historyStart"_s, jsonOr(point.historyStart)},
                {u"retentionSeconds"_s, double(point.retention.count()) / 1000}, {u"reason"_s, point.reason}};
        }
        if (points.isEmpty())
            lines << u"The plan watches no database: nothing was verified."_s;
        m_result = {{u"version"_s, 1}, {u"at"_s, formatUtc(now)}, {u"databases"_s, list}};
        const ExitCode code = isUnknown ? ExitCode::unknown : bad.isEmpty() ? ExitCode::ok : ExitCode::failed;
        if (code == ExitCode::ok || !arguments().has(u"alert"_s))
            return finish(lines, code);
        alert(lines, bad.isEmpty() ? lines : bad, code);
    }

    void alert(const QStringList &lines, const QStringList &bad, ExitCode code)
    {
        bench().alert(
            u"Backup verification failed"_s, bad.join(u'\n'), [this, lines, code](const QList<AlertOutcome> &outcomes) {
                m_result.insert(u"alerts"_s, alertsJson(outcomes));
                finish(lines + alertLines(outcomes), code);
            });
    }

    void finish(const QStringList &lines, ExitCode code)
    {
        output().result(m_result, lines);
        end(code);
    }

    QJsonObject m_result;
    bool m_shown = false;
};

} // namespace

std::unique_ptr<CliCommand> makeBackupsVerify(CommandContext context)
{
    return std::make_unique<BackupsVerify>(std::move(context));
}

} // namespace holdfast
