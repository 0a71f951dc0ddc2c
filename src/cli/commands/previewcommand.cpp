// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/runbookcommands.h"

#include "cli/words.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QString stateName(DryStep::State state)
{
    switch (state) {
    case DryStep::State::shown:
        return u"shown"_s;
    case DryStep::State::later:
        return u"later"_s;
    case DryStep::State::blocked:
        break;
    }
    return u"blocked"_s;
}

QStringList requestLines(const QJsonObject &request)
{
    QStringList lines{u"    %1 %2"_s.arg(request.value(u"method"_s).toString(request.value(u"kind"_s).toString()),
        request.value(u"target"_s).toString())};
    for (const QJsonValue &header : request.value(u"headers"_s).toArray())
        lines << u"      "_s + header.toString();
    const QString body = request.value(u"body"_s).toString();
    for (const QString &line : body.split(u'\n', Qt::SkipEmptyParts))
        lines << u"      "_s + line;
    return lines;
}

/// What every step would send, before anything is sent.
class RunbookPreview final : public CliCommand {
public:
    explicit RunbookPreview(CommandContext context)
        : CliCommand(std::move(context), Need::world)
    { }

private:
    void begin() override
    {
        const Plan *plan = planOrFail();
        if (!plan)
            return;
        m_id = RunbookId{arguments().words.constFirst()};
        const Runbook *runbook = plan->runbook(m_id);
        if (!runbook) {
            return fail({ErrorCode::notFound, u"The plan has no runbook “%1”."_s.arg(m_id.value()), {},
                u"holdfastctl runbook list shows them."_s, {}, {}, false});
        }
        bench().dryRun(*runbook, u"Dry run of %1"_s.arg(runbook->title),
            [self = QPointer(this)](const Result<QList<DryStep>> &steps) {
                if (self)
                    self->show(steps);
            });
    }

    void show(const Result<QList<DryStep>> &steps)
    {
        if (!steps)
            return fail(steps.error());
        QJsonArray list;
        QStringList text;
        for (const DryStep &step : *steps) {
            list << QJsonObject{{u"step"_s, step.id.value()}, {u"title"_s, step.title},
                {u"state"_s, stateName(step.state)}, {u"why"_s, step.why},
                {u"preview"_s,
                    step.state == DryStep::State::shown ? QJsonValue(step.preview) : QJsonValue(QJsonValue::Null)}};
            text << u"%1: %2"_s.arg(step.id.value(), step.title) << textOf(step);
        }
        output().result({{u"version"_s, 1}, {u"runbook"_s, m_id.value()}, {u"steps"_s, list}}, text);
        output().say(u"Nothing was sent that has an effect."_s);
        end(ExitCode::ok);
    }

    [[nodiscard]] static QStringList textOf(const DryStep &step)
    {
        if (step.state != DryStep::State::shown)
            return {u"    %1: %2"_s.arg(stateName(step.state), step.why)};
        QStringList text{u"    "_s + step.preview.value(u"change"_s).toString()};
        for (const QJsonValue &fact : step.preview.value(u"blastRadius"_s).toArray())
            text << u"    touches: "_s + fact.toString();
        for (const QJsonValue &request : step.preview.value(u"requests"_s).toArray())
            text << requestLines(request.toObject());
        return text;
    }

    RunbookId m_id;
};

} // namespace

std::unique_ptr<CliCommand> makeRunbookPreview(CommandContext context)
{
    return std::make_unique<RunbookPreview>(std::move(context));
}

} // namespace holdfast
