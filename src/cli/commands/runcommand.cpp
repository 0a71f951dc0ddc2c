// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/runcommand.h"

#include "cli/commands/runbookcommands.h"
#include "cli/words.h"
#include "domain/approval/acting.h"
#include "domain/incident/fold.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

bool hasFailed(StepState state) { return state == StepState::failed || state == StepState::undone; }

} // namespace

RunCommand::RunCommand(CommandContext context, What what)
    : CliCommand(std::move(context), Need::world)
    , m_what(what)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &RunCommand::onOverdue);
}

void RunCommand::begin()
{
    if (!planOrFail())
        return;
    m_incident = IncidentId{arguments().value(u"incident"_s)};
    bench().incidents().events(m_incident, [self = QPointer(this)](const Result<QList<Event>> &events) {
        if (!self)
            return;
        if (!events)
            return self->fail(events.error());
        self->prepareRun(fold(*events));
    });
}

void RunCommand::prepareRun(const Incident &incident)
{
    if (!incident.isDeclared()) {
        return fail({ErrorCode::notFound, u"There is no incident “%1”."_s.arg(m_incident.value()), {},
            u"holdfastctl incident list shows them."_s, {}, {}, false});
    }
    if (m_what == What::resume) {
        if (!incident.run) {
            return fail({ErrorCode::notFound, u"No runbook was started for %1."_s.arg(m_incident.value()), {},
                u"Start one: holdfastctl runbook run ID --incident %1"_s.arg(m_incident.value()), {}, {}, false});
        }
        return openDesk(incident.run->runbook, false);
    }
    const RunbookId wanted{arguments().words.constFirst()};
    const bool goesOn = incident.run && (incident.run->currentStep() || incident.run->runbook.id == wanted);
    if (goesOn && incident.run->runbook.id != wanted) {
        return fail({ErrorCode::refused,
            u"%1 already runs “%2”."_s.arg(m_incident.value(), incident.run->runbook.id.value()), {},
            u"Go on with it: holdfastctl runbook resume --incident %1, or leave it: holdfastctl runbook leave."_s.arg(
                m_incident.value()),
            {}, {}, false});
    }
    const Runbook *runbook = goesOn ? &incident.run->runbook : bench().plans().plan()->runbook(wanted);
    if (!runbook) {
        return fail({ErrorCode::notFound, u"The plan has no runbook “%1”."_s.arg(wanted.value()), {},
            u"holdfastctl runbook list shows them."_s, {}, {}, false});
    }
    openDesk(*runbook, !goesOn);
}

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

void RunCommand::openDesk(const Runbook &runbook, bool fresh)
{
    if (auto ok = readDecisions(runbook); !ok)
        return fail(ok.error());
    // Before the desk opens: from then on the executor acts by itself.
    for (qsizetype i = 0; i + 1 < runbook.steps.size(); ++i) {
        if (runbook.steps.at(i).id == m_until)
            bench().executor().stopBefore(runbook.steps.at(i + 1).id);
    }
    connect(&bench().executor(), &StepExecutor::activityChanged, this, &RunCommand::look);
    connect(&bench().desk(), &IncidentDesk::changed, this, &RunCommand::look);
    bench().desk().open(m_incident, [self = QPointer(this), runbook, fresh](const Result<> &opened) {
        if (!self)
            return;
        if (!opened)
            return self->fail(opened.error());
        self->breakGlass([self, runbook, fresh] { self->opened(runbook, fresh); });
    });
}

void RunCommand::opened(const Runbook &runbook, bool fresh)
{
    m_opened = true;
    if (!fresh)
        return answerAnew();
    m_submitting = true;
    bench().desk().submit(StartRun{runbook}, [self = QPointer(this)](const Result<> &started) {
        if (self)
            self->submitted(started);
    });
}

void RunCommand::answerAnew()
{
    const Incident &incident = bench().desk().incident();
    const std::optional<StepId> current = incident.run ? incident.run->currentStep() : std::nullopt;
    const StepState state = current ? incident.run->record(*current).state : StepState::done;
    if (state != StepState::planned && state != StepState::previewed)
        return look();
    for (const Question &question : incident.run->runbook.find(*current)->questions) {
        const QString value = m_answers.value(current->value() + u'.' + question.name);
        const QJsonValue given = incident.run->answers.value(question.name);
        if (value.isEmpty() || given.isUndefined() || given == QJsonValue(value))
            continue;
        m_submitting = true;
        return bench().executor().answer(*current, question.name, value, [self = QPointer(this)](const Result<> &done) {
            if (self && done)
                self->m_submitting = false;
            if (self)
                done ? self->answerAnew() : self->submitted(done);
        });
    }
    look();
}

void RunCommand::breakGlass(std::function<void()> next)
{
    const Incident &incident = bench().desk().incident();
    if (!arguments().has(u"break-glass"_s) || !incident.glassBroken.isEmpty())
        return next();
    const bool limited = needsApprovedPlan(incident, bench().profile());
    const QString missing = limited ? bench().approvals().missing(bench().plans(), incident) : QString();
    if (missing.isEmpty()) {
        output().say(u"The glass is not broken: nothing here asks for it."_s);
        return next();
    }
    bench().desk().submit(BreakGlass{arguments().value(u"break-glass"_s), missing},
        [self = QPointer(this), next = std::move(next)](const Result<> &broken) {
            if (!self)
                return;
            if (broken)
                next();
            else
                self->fail(broken.error());
        });
}

void RunCommand::look()
{
    const Incident &incident = bench().desk().incident();
    if (!m_opened || m_submitting || isOver() || !incident.run)
        return;
    if (!incident.isOpen())
        return showEnd(u"closed"_s, u"The incident is closed; nothing runs any more."_s);
    if (!m_until.isEmpty() && incident.run->record(m_until).state == StepState::done)
        return showEnd(u"stopped"_s, u"Done up to and with “%1”."_s.arg(m_until.value()));
    const Activity &activity = bench().executor().activity();
    const RunbookStep *step = incident.run->runbook.find(activity.step);
    if (m_what == What::resume && !m_resumeNoted && step && activity.kind != Activity::Kind::watching) {
        m_resumeNoted = true;
        bench().desk().submit(Record{Resumed{u"holdfastctl runbook resume"_s}});
    }
    switch (activity.kind) {
    case Activity::Kind::idle:
        return;
    case Activity::Kind::working:
        return follow(activity);
    case Activity::Kind::finished:
        return showEnd(u"finished"_s, activity.doing);
    case Activity::Kind::watching:
        return fail({ErrorCode::refused, u"Another Holdfast is executing this recovery."_s, activity.doing,
            u"Wait for it, or end it; holdfastctl incident show %1 tells how far it is."_s.arg(m_incident.value()), {},
            {}, false});
    case Activity::Kind::answer:
        return step ? answer(*step) : void();
    case Activity::Kind::confirm:
        return step ? confirm(*step) : void();
    case Activity::Kind::person:
        return fail({ErrorCode::refused, u"Whether “%1” took effect is not known."_s.arg(activity.step.value()),
            u"The provider cannot be asked about it."_s,
            u"Look at the provider yourself, then settle it in the window."_s, {}, {}, true});
    case Activity::Kind::failed:
        // What failed before anything was sent is not done again: its reason is told.
        if (m_what == What::resume && step && !m_failureTaken && hasFailed(incident.run->record(step->id).state))
            return takeUpFailed(*step);
        return fail(activity.trouble.value_or(
            Error{ErrorCode::unavailable, u"The step “%1” failed: %2"_s.arg(activity.step.value(), activity.doing), {},
                u"Repair the cause, then: holdfastctl runbook resume --incident %1"_s.arg(m_incident.value()), {}, {},
                false}));
    }
}

void RunCommand::takeUpFailed(const RunbookStep &step)
{
    m_failureTaken = true;
    m_submitting = true;
    const auto done = [self = QPointer(this)](const Result<> &result) {
        if (self)
            self->submitted(result);
    };
    const StepRecord &record = bench().desk().incident().run->record(step.id);
    if (record.state == StepState::failed && record.observedAt)
        return bench().executor().checkAgain(step.id, done);
    bench().executor().retry(step.id, u"holdfastctl runbook resume"_s, done);
}

void RunCommand::answer(const RunbookStep &step)
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
            return needPerson(step, u"“%1” needs a choice: %2"_s.arg(step.title, question.title),
                u"--answer %1=%2"_s.arg(key, suggested ? *suggested : u"VALUE"_s));
        }
        m_submitting = true;
        return bench().executor().answer(step.id, question.name, value, [self = QPointer(this)](const Result<> &done) {
            if (self)
                self->submitted(done);
        });
    }
}

void RunCommand::confirm(const RunbookStep &step)
{
    if (bench().desk().incident().run->record(step.id).state != StepState::previewed)
        return; // confirmed already; the executor is about to act
    if (const auto may = bench().executor().mayAct(step.id); !may && useApproval(step))
        return;
    else if (!may)
        return fail(may.error());
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

void RunCommand::needPerson(const RunbookStep &step, const QString &what, const QString &add)
{
    fail({ErrorCode::refused, what, u"Everything before it is done; “%1” has not begun."_s.arg(step.id.value()),
        u"Look at it with holdfastctl runbook preview, then add %1"_s.arg(add), {}, {}, false});
}

void RunCommand::submitted(const Result<> &result)
{
    m_submitting = false;
    if (!result)
        return fail(result.error());
    look();
}

void RunCommand::follow(const Activity &activity)
{
    const QString sentence = u"%1: %2%3"_s.arg(activity.step.value(), activity.doing,
        activity.trouble && !activity.trouble->why.isEmpty() ? u" ("_s + activity.trouble->why + u')' : QString());
    if (sentence != m_said)
        output().say(sentence);
    m_said = sentence;
    if (activity.step == m_timed)
        return;
    m_timed = activity.step;
    if (const RunbookStep *step = bench().desk().incident().run->runbook.find(activity.step))
        m_limit.start(step->timeLimit);
}

void RunCommand::onOverdue()
{
    fail({ErrorCode::timedOut, u"The step “%1” takes longer than its time limit."_s.arg(m_timed.value()), standing(),
        u"Look at the provider, then: holdfastctl runbook resume --incident %1"_s.arg(m_incident.value()), {}, {},
        false});
}

void RunCommand::showEnd(const QString &state, const QString &sentence)
{
    const IncidentDesk &desk = bench().desk();
    QJsonObject object = incidentDetail(desk.incident(), desk.events());
    object.remove(u"timeline"_s);
    object.insert(u"run"_s, state);
    output().result(object, incidentText(desk.incident(), {}));
    output().say(sentence);
    end(ExitCode::ok);
}

QString RunCommand::standing() const
{
    return u"The incident stays open and every finished step is in its journal. A request that was under way may go on "
           u"at the provider; it is looked up, not repeated, by: holdfastctl runbook resume --incident %1"_s.arg(
               m_incident.value());
}

std::unique_ptr<CliCommand> makeRunbookRun(CommandContext context)
{
    return std::make_unique<RunCommand>(std::move(context), RunCommand::What::run);
}

std::unique_ptr<CliCommand> makeRunbookResume(CommandContext context)
{
    return std::make_unique<RunCommand>(std::move(context), RunCommand::What::resume);
}

} // namespace holdfast
