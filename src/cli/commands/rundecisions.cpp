// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line decides for a run: answers, confirmations, approvals.
#include "cli/commands/runcommand.h"

#include "domain/approval/acting.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

Result<> RunCommand::readDecisions(const Runbook &runbook)
{
    const auto know = [&runbook](const QString &step) -> Result<> {
        if (runbook.find(StepId{step}))
            return {};
        return failure(ErrorCode::notFound, u"The runbook has no step “%1”."_s.arg(step), {},
            u"holdfastctl runbook preview %1 shows them."_s.arg(runbook.id.value()));
    };
    for (const QString &given : arguments().values(u"confirm"_s)) {
        const QString step = given.section(u'=', 0, 0);
        if (auto ok = know(step); !ok)
            return ok;
        m_confirmations.insert(step, given.section(u'=', 1));
    }
    for (const QString &given : arguments().values(u"answer"_s)) {
        const QString name = given.section(u'=', 0, 0);
        if (auto ok = know(name.section(u'.', 0, 0)); !ok)
            return ok;
        m_answers.insert(name, given.section(u'=', 1));
    }
    m_tokens = arguments().values(u"approve"_s);
    m_until = StepId{arguments().value(u"until"_s)};
    return m_until.isEmpty() ? Result<>{} : know(m_until.value());
}

void RunCommand::answerAnew()
{
    const Incident &incident = bench().desk().incident();
    for (const StepId &open : incident.run ? incident.run->openSteps() : QList<StepId>()) {
        const StepState state = incident.run->record(open).state;
        if ((state == StepState::planned || state == StepState::previewed) && answerAnew(open))
            return;
    }
    look();
}

bool RunCommand::answerAnew(const StepId &step)
{
    const Run &run = *bench().desk().incident().run;
    for (const Question &question : run.runbook.find(step)->questions) {
        const QString value = m_answers.value(step.value() + u'.' + question.name);
        const QJsonValue given = run.answers.value(question.name);
        if (value.isEmpty() || given.isUndefined() || given == QJsonValue(value))
            continue;
        m_submitting = true;
        bench().executor().answer(step, question.name, value, [self = QPointer(this)](const Result<> &done) {
            if (self && done)
                self->m_submitting = false;
            if (self)
                done ? self->answerAnew() : self->submitted(done);
        });
        return true;
    }
    return false;
}

Result<> RunCommand::answer(const RunbookStep &step)
{
    const QJsonObject answers = bench().desk().incident().run->answers;
    for (const Question &question : step.questions) {
        if (answers.contains(question.name))
            continue;
        const QString key = step.id.value() + u'.' + question.name;
        const auto suggested = bench().executor().suggestion(question);
        QString value = m_answers.value(key);
        // Whoever confirmed the step on the command line has agreed to what it proposes.
        if (value.isEmpty() && suggested && m_confirmations.contains(step.id.value())) {
            value = *suggested;
            output().say(u"%1: taking the proposed %2"_s.arg(question.title, value));
        }
        if (value.isEmpty()) {
            const auto due = bench().desk().incident().run->answerDue(step.id, question);
            const QString otherwise = due
                ? u" If nobody chooses by %1, “%2” is taken."_s.arg(formatUtcSeconds(*due), question.otherwise)
                : QString();
            return needPerson(step, u"“%1” needs a choice: %2"_s.arg(step.title, question.title) + otherwise,
                u"--answer %1=%2"_s.arg(key, suggested ? *suggested : u"VALUE"_s));
        }
        m_submitting = true;
        bench().executor().answer(step.id, question.name, value, [self = QPointer(this)](const Result<> &done) {
            if (self)
                self->submitted(done);
        });
        return {};
    }
    return {};
}

Result<> RunCommand::confirm(const RunbookStep &step)
{
    if (bench().desk().incident().run->record(step.id).state != StepState::previewed)
        return {}; // confirmed already; the executor is about to act
    if (const auto may = bench().executor().mayAct(step.id); !may && useApproval(step))
        return {};
    else if (!may)
        return may;
    const auto given = m_confirmations.constFind(step.id.value());
    const bool typed = step.confirmation == Confirmation::typed;
    if (given == m_confirmations.constEnd() || (typed && given->isEmpty())) {
        const auto target = bench().executor().typedTarget(step.id);
        return needPerson(step, u"“%1” needs a confirmation."_s.arg(step.title),
            typed ? u"--confirm %1=%2"_s.arg(step.id.value(), target ? *target : u"TARGET"_s)
                  : u"--confirm %1"_s.arg(step.id.value()));
    }
    m_submitting = true;
    bench().executor().confirm(step.id, typed ? *given : QString(), [self = QPointer(this)](const Result<> &done) {
        if (self)
            self->submitted(done);
    });
    return {};
}

bool RunCommand::useApproval(const RunbookStep &step)
{
    const Incident &incident = bench().desk().incident();
    const bool waits = step.needsSecondPerson && !isApprovedNow(incident.run->record(step.id), bench().clock().utc());
    if (!waits || m_tokens.isEmpty())
        return false;
    Result<Approval> approval;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        approval = bench().approvals().admit(m_tokens.at(i).toLatin1(), incident, step.id, bench().person());
        if (!approval)
            continue;
        m_tokens.removeAt(i); // the others may be for later steps
        break;
    }
    if (!approval) {
        fail(approval.error());
        return true;
    }
    m_submitting = true;
    bench().desk().submit(ApproveStep{step.id, *approval}, [self = QPointer(this)](const Result<> &done) {
        if (self)
            self->submitted(done);
    });
    return true;
}

Result<> RunCommand::needPerson(const RunbookStep &step, const QString &what, const QString &add)
{
    return failure(ErrorCode::refused, what,
        u"Everything before it is done; “%1” has not begun."_s.arg(step.id.value()),
        u"Look at it with holdfastctl runbook preview, then add %1"_s.arg(add));
}

} // namespace holdfast
