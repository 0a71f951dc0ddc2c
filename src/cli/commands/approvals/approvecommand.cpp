// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/approvals/approvalcommands.h"
#include "cli/passphrase.h"
#include "domain/incident/fold.h"

#include <QJsonArray>
#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace holdfast {

namespace {

constexpr int usualMinutes = 10;

class Approve final : public CliCommand {
public:
    explicit Approve(CommandContext context)
        : CliCommand(std::move(context), Need::journal)
    { }

private:
    void begin() override
    {
        const auto valid = validityOf(arguments(), 1min, usualMinutes);
        if (!valid)
            return fail(valid.error());
        m_valid = *valid;
        bench().incidents().events(
            IncidentId{arguments().value(u"incident"_s)}, [self = QPointer(this)](const Result<QList<Event>> &events) {
                if (!self)
                    return;
                if (!events)
                    return self->fail(events.error());
                self->look(fold(*events));
            });
    }

    void look(const Incident &incident)
    {
        m_incident = incident;
        m_step = StepId{arguments().value(u"step"_s)};
        const RunbookStep *step = incident.run ? incident.run->runbook.find(m_step) : nullptr;
        if (!step)
            return fail({ErrorCode::notFound, u"%1 runs no step “%2”."_s.arg(incident.id.value(), m_step.value()), {},
                u"holdfastctl incident show %1 lists its steps."_s.arg(incident.id.value()), {}, {}, false});
        if (incident.run->record(m_step).state != StepState::previewed)
            return fail({ErrorCode::refused, u"“%1” does not wait for an approval."_s.arg(step->title),
                u"Its request is not shown yet, or it was begun already."_s,
                u"The operator runs the runbook up to this step first."_s, {}, {}, false});
        showRequest(*step);
        m_question.ask(arguments(), person(), PassphraseQuestion::Times::once,
            [self = QPointer(this)](const Result<Secret> &passphrase) {
                if (self)
                    self->approve(passphrase);
            });
    }

    /// Nobody approves what he has not seen.
    void showRequest(const RunbookStep &step) const
    {
        const QJsonObject preview = m_incident.run->record(m_step).preview;
        output().say(u"%1 approves for %2: %3"_s.arg(person(), m_incident.title, step.title));
        output().say(preview.value(u"change"_s).toString());
        for (const QJsonValue &request : preview.value(u"requests"_s).toArray()) {
            const QJsonObject one = request.toObject();
            output().say(u"  %1 %2"_s.arg(one.value(u"method"_s).toString(), one.value(u"target"_s).toString()));
            if (const QString body = one.value(u"body"_s).toString(); !body.isEmpty())
                output().say(u"    "_s + body);
        }
        output().say(u"  Undo: %1"_s.arg(step.undo));
    }

    void approve(const Result<Secret> &passphrase)
    {
        if (!passphrase)
            return fail(passphrase.error());
        bench().approvals().approveStep(m_incident, m_step, person(), *passphrase, m_valid,
            [self = QPointer(this)](const Result<QByteArray> &token) {
                if (self)
                    self->show(token);
            });
    }

    void show(const Result<QByteArray> &token)
    {
        if (!token)
            return fail(token.error());
        const QString text = QString::fromLatin1(*token);
        output().result(
            {{u"version"_s, 1}, {u"token"_s, text}, {u"incident"_s, m_incident.id.value()}, {u"step"_s, m_step.value()},
                {u"person"_s, person()}, {u"digest"_s, m_incident.run->record(m_step).digest}},
            {text});
        end(ExitCode::ok);
    }

    [[nodiscard]] QString person() const { return arguments().value(u"person"_s); }

    PassphraseQuestion m_question;
    Incident m_incident;
    StepId m_step;
    Duration m_valid{0};
};

} // namespace

std::unique_ptr<CliCommand> makeApprove(CommandContext context)
{
    return std::make_unique<Approve>(std::move(context));
}

} // namespace holdfast
