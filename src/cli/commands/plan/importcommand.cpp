// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/plan/plancommands.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QJsonArray remarksJson(const QList<ImportRemark> &remarks)
{
    QJsonArray all;
    for (const ImportRemark &one : remarks)
        all << QJsonObject{{u"line"_s, one.line > 0 ? QJsonValue(one.line) : QJsonValue(QJsonValue::Null)},
            {u"section"_s, one.section}, {u"text"_s, one.text}};
    return all;
}

QJsonArray mistakesJson(const QList<ImportMistake> &mistakes)
{
    QJsonArray all;
    for (const ImportMistake &one : mistakes)
        all << QJsonObject{{u"line"_s, one.line}, {u"severity"_s, severityName(one.severity)}, {u"rule"_s, one.rule},
            {u"consequence"_s, one.consequence}, {u"instead"_s, one.instead}};
    return all;
}

class PlanImport final : public CliCommand {
public:
    explicit PlanImport(CommandContext context)
        : CliCommand(std::move(context))
    { }

private:
    void begin() override
    {
        const QString file = arguments().words.value(0);
        const QString named = arguments().value(u"output"_s);
        const QString folder = named.isEmpty() ? arguments().value(u"plan"_s) : named;
        if (folder.isEmpty()) {
            return fail({ErrorCode::invalid, u"Say where the plan is to be written."_s, {},
                u"holdfastctl plan import %1 --output FOLDER"_s.arg(file), {}, {}, false});
        }
        const auto report = bench().importPlan(file, folder);
        if (!report)
            return fail(report.error());
        show(*report, QFileInfo(file).fileName(), folder);
        end(ExitCode::ok);
    }

    void show(const ImportReport &report, const QString &file, const QString &folder)
    {
        if (output().isJson()) {
            return output().object({{u"version"_s, 1}, {u"source"_s, file}, {u"folder"_s, folder}, {u"ok"_s, true},
                {u"name"_s, report.name}, {u"mapped"_s, remarksJson(report.mapped)},
                {u"taken"_s, remarksJson(report.taken)}, {u"unmapped"_s, remarksJson(report.unmapped)},
                {u"mistakes"_s, mistakesJson(report.mistakes)}});
        }
        for (const ImportRemark &one : report.mapped)
            output().line(u"%1:%2: read: %3 (%4)"_s.arg(file).arg(one.line).arg(one.text, one.section));
        for (const ImportRemark &one : report.unmapped)
            output().line(u"%1:%2: not read: %3 (%4)"_s.arg(file).arg(one.line).arg(one.text, one.section));
        for (const ImportMistake &one : report.mistakes)
            output().line(u"%1:%2: %3: %4 %5 [%6]"_s.arg(file).arg(one.line).arg(
                severityName(one.severity), one.consequence, one.instead, one.rule));
        for (const ImportRemark &one : report.taken)
            output().line(one.text);
        QSet<QString> rules;
        for (const ImportMistake &one : report.mistakes)
            rules.insert(one.rule);
        output().say(u"“%1” is in %2. Parts read: %3, not read: %4; places that would go wrong: %5, of %6 kinds."_s
                         .arg(report.name, folder)
                         .arg(report.mapped.size())
                         .arg(report.unmapped.size())
                         .arg(report.mistakes.size())
                         .arg(rules.size()));
        output().say(u"Next: holdfastctl plan check %1"_s.arg(folder));
    }
};

} // namespace

std::unique_ptr<CliCommand> makePlanImport(CommandContext context)
{
    return std::make_unique<PlanImport>(std::move(context));
}

} // namespace holdfast
