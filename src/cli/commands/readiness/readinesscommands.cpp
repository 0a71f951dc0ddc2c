// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/readiness/readinesscommands.h"

#include "cli/words.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString checkLine(const ReadinessCheck &check)
{
    const QString line = u"%1  %2: %3"_s.arg(readinessName(check.verdict).leftJustified(9), check.subject, check.found);
    return check.next.isEmpty() ? line : line + u". "_s + check.next;
}

QString cellWords(const CoverageCell &cell)
{
    if (cell.isMissing())
        return u"–"_s;
    if (!cell.best)
        return u"%1 ×"_s.arg(cell.drills);
    return u"%1 × best %2%3"_s.arg(
        QString::number(cell.drills), formatRough(*cell.best), cell.isInTime ? QString() : u" (too slow)"_s);
}

class ReadinessCommand final : public CliCommand {
public:
    explicit ReadinessCommand(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

private:
    void begin() override
    {
        if (!planOrFail())
            return;
        bench().readiness().find([self = QPointer(this)](const Readiness &found) {
            if (self)
                self->show(found);
        });
    }

    void show(const Readiness &found)
    {
        QJsonArray list;
        QStringList bad;
        for (const ReadinessCheck &check : found.checks) {
            list << QJsonObject{{u"subject"_s, check.subject}, {u"verdict"_s, readinessName(check.verdict)},
                {u"found"_s, check.found}, {u"next"_s, check.next}};
            m_lines << checkLine(check);
            if (check.verdict == ReadinessVerdict::missing || check.verdict == ReadinessVerdict::unknown)
                bad << m_lines.last();
        }
        m_code = found.count(ReadinessVerdict::missing) > 0 ? ExitCode::failed
            : found.count(ReadinessVerdict::unknown) > 0    ? ExitCode::unknown
                                                            : ExitCode::ok;
        m_result = {{u"version"_s, 1}, {u"at"_s, formatUtc(found.at)}, {u"ready"_s, m_code == ExitCode::ok},
            {u"checks"_s, list}};
        if (bad.isEmpty() || !arguments().has(u"alert"_s))
            return finish();
        bench().alert(u"A recovery would not be ready"_s, bad.join(u'\n'),
            [self = QPointer(this)](const QList<AlertOutcome> &outcomes) {
                if (self)
                    self->addAlerts(outcomes);
            });
    }

    void addAlerts(const QList<AlertOutcome> &outcomes)
    {
        m_result.insert(u"alerts"_s, alertsJson(outcomes));
        m_lines << alertLines(outcomes);
        finish();
    }

    void finish()
    {
        output().result(m_result, m_lines);
        end(m_code);
    }

    QJsonObject m_result;
    QStringList m_lines;
    ExitCode m_code = ExitCode::ok;
};

class CoverageCommand final : public CliCommand {
public:
    explicit CoverageCommand(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        bench().incidents().list([this, plan = *plan](const Result<QList<Incident>> &past) {
            past ? show(coverageOf(plan, *past, bench().clock().utc())) : fail(past.error());
        });
    }

    void show(const Coverage &coverage)
    {
        QJsonArray rows;
        QStringList lines{u"Scenario, component: "_s + coverage.quarters.join(u" | "_s)};
        for (const CoverageRow &row : coverage.rows) {
            QJsonArray cells;
            QStringList words;
            for (const CoverageCell &cell : row.cells) {
                cells << QJsonObject{{u"drills"_s, cell.drills},
                    {u"bestSeconds"_s,
                        cell.best ? QJsonValue(double(cell.best->count()) / 1000) : QJsonValue(QJsonValue::Null)},
                    {u"inTime"_s, cell.isInTime}};
                words << cellWords(cell);
            }
            rows << QJsonObject{{u"scenario"_s, row.scenario.value()}, {u"component"_s, row.component.value()},
                {u"toDo"_s, row.isToDo()}, {u"cells"_s, cells}};
            lines << u"%1, %2: %3"_s.arg(row.title, row.name, words.join(u" | "_s));
        }
        lines << u"%1 of %2 are to be drilled this quarter."_s.arg(coverage.missing()).arg(coverage.rows.size());
        output().result({{u"version"_s, 1}, {u"quarters"_s, QJsonArray::fromStringList(coverage.quarters)},
                            {u"missing"_s, coverage.missing()}, {u"rows"_s, rows}},
            lines);
        end(ExitCode::ok);
    }
};

} // namespace

QList<CommandSpec> readinessCommands()
{
    return {
        {u"readiness"_s, {},
            u"whether a recovery could begin: keys, restore window, backups, people, runbooks, drills"_s,
            {{u"alert"_s, {}, u"when something is missing or not known: tell the house in its chat and by mail"_s}},
            makeCommand<ReadinessCommand>},
        {u"drill coverage"_s, {}, u"which scenario was drilled for which component in which quarter"_s, {},
            makeCommand<CoverageCommand>},
    };
}

} // namespace holdfast
