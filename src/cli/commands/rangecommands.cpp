// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/worldcommands.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

QJsonObject stateJson(const RangeState &state)
{
    const auto orNull = [&](const QJsonValue &value) { return state.running ? value : QJsonValue(QJsonValue::Null); };
    return {{u"version"_s, 1}, {u"running"_s, state.running}, {u"pid"_s, orNull(state.pid)},
        {u"control"_s, orNull(state.control)}, {u"app"_s, orNull(state.service)}, {u"file"_s, state.file}};
}

QString stateText(const RangeState &state)
{
    if (!state.running)
        return u"The practice range is not running."_s;
    return u"The practice range runs as process %1. Control: %2 Service: %3 Description: %4"_s.arg(state.pid).arg(
        state.control, state.service, state.file);
}

class RangeCommand final : public CliCommand {
public:
    enum class What { start, stop, status };

    RangeCommand(CommandContext context, What what)
        : CliCommand(std::move(context))
        , m_what(what)
    { }

private:
    void begin() override
    {
        const auto show = [self = QPointer(this)](const Result<RangeState> &state) {
            if (self)
                self->show(state);
        };
        switch (m_what) {
        case What::start:
            return bench().startRange(show);
        case What::stop:
            return bench().stopRange(show);
        case What::status:
            return bench().rangeState(show);
        }
    }

    [[nodiscard]] QString standing() const override
    {
        return u"A practice range that is starting goes on starting; holdfastctl range status tells."_s;
    }

    void show(const Result<RangeState> &state)
    {
        if (!state)
            return fail(state.error());
        output().result(
            stateJson(*state), {m_what == What::stop ? u"The practice range is stopped."_s : stateText(*state)});
        end(m_what == What::status && !state->running ? ExitCode::notFound : ExitCode::ok);
    }

    What m_what;
};

QString verdictWord(Examination::Verdict verdict)
{
    switch (verdict) {
    case Examination::Verdict::good:
        return u"good"_s;
    case Examination::Verdict::warning:
        return u"warning"_s;
    case Examination::Verdict::bad:
        break;
    }
    return u"bad"_s;
}

class Doctor final : public CliCommand {
public:
    using CliCommand::CliCommand;

private:
    void begin() override
    {
        bench().examine([self = QPointer(this)](const QList<Examination> &found) {
            if (self)
                self->show(found);
        });
    }

    void show(const QList<Examination> &found)
    {
        bool bad = false;
        QJsonArray list;
        QStringList text;
        for (const Examination &one : found) {
            bad = bad || one.verdict == Examination::Verdict::bad;
            list << QJsonObject{{u"subject"_s, one.subject}, {u"verdict"_s, verdictWord(one.verdict)},
                {u"found"_s, one.found}, {u"next"_s, one.next}};
            text << u"%1  %2: %3"_s.arg(verdictWord(one.verdict).leftJustified(7), one.subject, one.found)
                    + (one.next.isEmpty() ? QString() : u" "_s + one.next);
        }
        output().result({{u"version"_s, 1}, {u"ok"_s, !bad}, {u"examined"_s, list}}, text);
        end(bad ? ExitCode::failed : ExitCode::ok);
    }
};

} // namespace

std::unique_ptr<CliCommand> makeRangeStart(CommandContext context)
{
    return std::make_unique<RangeCommand>(std::move(context), RangeCommand::What::start);
}

std::unique_ptr<CliCommand> makeRangeStop(CommandContext context)
{
    return std::make_unique<RangeCommand>(std::move(context), RangeCommand::What::stop);
}

std::unique_ptr<CliCommand> makeRangeStatus(CommandContext context)
{
    return std::make_unique<RangeCommand>(std::move(context), RangeCommand::What::status);
}

std::unique_ptr<CliCommand> makeDoctor(CommandContext context) { return std::make_unique<Doctor>(std::move(context)); }

} // namespace holdfast
