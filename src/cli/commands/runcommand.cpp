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
    const QList<Activity> activities = bench().executor().activities();
    noteResumed(activities.constFirst());
    // What goes on by itself, or can be decided here, goes first; only then somebody else is asked.
    QList<Error> obstacles;
    for (const Activity &activity : activities) {
        if (activity.kind == Activity::Kind::finished)
            return showEnd(u"finished"_s, activity.doing);
        const Result<> goesOn = goOnWith(activity);
        if (isOver() || m_submitting)
            return;
        if (!goesOn)
            obstacles << goesOn.error();
    }
    if (obstacles.size() == activities.size())
        fail(obstacles.constFirst());
}

void RunCommand::noteResumed(const Activity &activity)
{
    if (m_what != What::resume || m_resumeNoted || activity.step.isEmpty() || activity.kind == Activity::Kind::watching)
        return;
    m_resumeNoted = true;
    bench().desk().submit(Record{Resumed{u"holdfastctl runbook resume"_s}});
}

Result<> RunCommand::goOnWith(const Activity &activity)
{
    const Incident &incident = bench().desk().incident();
    const RunbookStep *step = incident.run->runbook.find(activity.step);
    switch (activity.kind) {
    case Activity::Kind::idle:
    case Activity::Kind::finished:
        return {};
    case Activity::Kind::working:
        follow(activity);
        return {};
    case Activity::Kind::watching:
        return failure(ErrorCode::refused, u"Another Holdfast is executing this recovery."_s, activity.doing,
            u"Wait for it, or end it; holdfastctl incident show %1 tells how far it is."_s.arg(m_incident.value()));
    case Activity::Kind::answer:
        return step ? answer(*step) : Result<>{};
    case Activity::Kind::confirm:
        return step ? confirm(*step) : Result<>{};
    case Activity::Kind::person:
        return failure(Error{ErrorCode::refused, u"Whether “%1” took effect is not known."_s.arg(activity.step.value()),
            u"The provider cannot be asked about it."_s,
            u"Look at the provider yourself, then settle it in the window."_s, {}, {}, true});
    case Activity::Kind::failed:
        break;
    }
    // What failed before anything was sent is not done again: its reason is told.
    if (m_what == What::resume && step && !m_takenUp.contains(step->id.value())
        && hasFailed(incident.run->record(step->id).state)) {
        takeUpFailed(*step);
        return {};
    }
    return failure(activity.trouble.value_or(Error{ErrorCode::unavailable,
        u"The step “%1” failed: %2"_s.arg(activity.step.value(), activity.doing), {},
        u"Repair the cause, then: holdfastctl runbook resume --incident %1"_s.arg(m_incident.value()), {}, {}, false}));
}

void RunCommand::takeUpFailed(const RunbookStep &step)
{
    m_takenUp << step.id.value();
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
