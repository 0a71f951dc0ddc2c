// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/centre/engineroom.h"

#include "viewmodels/words/wording.h"

namespace holdfast {

namespace {

/// Without a sleep two beats are a second apart; a busy moment does not make them this long.
constexpr Duration shortestSleep = std::chrono::seconds{30};

} // namespace

EngineRoom::EngineRoom(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_centre(*this)
{
    connectEngine();
    judgePlan();
    m_tick.setInterval(std::chrono::seconds{1});
    connect(&m_tick, &QTimer::timeout, this, &EngineRoom::beat);
    m_tick.start();
    refresh();
}

void EngineRoom::beat()
{
    const Instant now = m_parts.clock.now();
    const bool isSameRun = m_lastBeat && m_lastBeat->bootId == now.bootId;
    const Duration gap =
        isSameRun ? std::chrono::duration_cast<Duration>(now.bootTime - m_lastBeat->bootTime) : Duration{0};
    m_lastBeat = now;
    refresh();
    if (gap < shortestSleep)
        return;
    const std::optional<Tightest> &tightest = m_centre.header.face().tightest;
    const QString length = Wording::length(gap);
    m_centre.tell(Notice{tr("Asleep for %1.").arg(length),
        tightest ? tr("The limit of %1 now: %2.").arg(tightest->component, tightest->clock) : QString(),
        tr("What was measured before is out of date and is looked at anew. Whatever was under way is asked about "
           "before anything is repeated."),
        Tone::warning});
    m_parts.monitor.lookNow();
    if (m_parts.desk.incident().isOpen())
        m_parts.desk.submit(AddNote{tr("This laptop was asleep for %1.").arg(length)}, told());
}

void EngineRoom::connectEngine()
{
    connect(&m_parts.plan, &PlanShelf::changed, this, &EngineRoom::judgePlan);
    connect(&m_parts.plan, &PlanShelf::changed, this, &EngineRoom::refreshSoon);
    connect(&m_parts.desk, &IncidentDesk::changed, this, &EngineRoom::refreshSoon);
    connect(&m_parts.desk, &IncidentDesk::journalTroubleChanged, this, &EngineRoom::refreshSoon);
    if (m_parts.team) {
        connect(m_parts.team, &TeamLink::stateChanged, this, &EngineRoom::refreshSoon);
        // Somebody else declared: it comes on the table unless another one lies there.
        connect(m_parts.team, &TeamLink::arrived, this, [this] {
            if (!m_parts.desk.incident().isOpen())
                openNewest();
        });
    }
    connect(&m_parts.executor, &StepExecutor::activityChanged, this, &EngineRoom::refreshSoon);
    connect(&m_parts.monitor, &Monitor::sampled, this, &EngineRoom::refreshSoon);
    connect(&m_parts.monitor, &Monitor::changed, this, &EngineRoom::refreshSoon);
    if (m_parts.sight)
        connect(m_parts.sight, &SightKeeper::changed, this, &EngineRoom::refreshSoon);
    if (m_parts.sleep)
        connect(m_parts.sleep, &SleepGuard::sleepDelayed, this, [this](const QString &doing) {
            m_centre.tell(Notice{tr("Step running: sleep is delayed by 5 seconds at most."), doing,
                tr("Keep this laptop awake. If it sleeps all the same, what became of the step is asked about at the "
                   "wake; nothing is sent again."),
                Tone::warning});
        });
}

void EngineRoom::readHistory()
{
    m_parts.shelf.list([this](const Result<QList<Incident>> &past) {
        if (!past)
            return; // without it nothing is foretold
        m_history = RunHistory(*past);
        refreshSoon();
    });
}

void EngineRoom::openNewest()
{
    readHistory();
    m_parts.shelf.newestOpen([this](const Result<std::optional<IncidentId>> &found) {
        if (!found)
            m_centre.tell(found.error());
        else if (*found)
            m_parts.desk.open(**found, [this](const Result<> &opened) { resume(opened); });
    });
}

void EngineRoom::resume(const Result<> &opened)
{
    if (!opened)
        return m_centre.tell(opened.error(), Tone::warning);
    const std::optional<Run> &run = m_parts.desk.incident().run;
    if (run && run->currentStep() && !m_parts.team) // another laptop may be in the middle of it
        m_parts.desk.submit(Record{Resumed{tr("Holdfast was started again in the middle of the recovery.")}}, told());
}

void EngineRoom::refreshSoon()
{
    // Several changes of one turn of the event loop are shown together.
    if (std::exchange(m_pending, true))
        return;
    QMetaObject::invokeMethod(this, &EngineRoom::refresh, Qt::QueuedConnection);
}

void EngineRoom::refresh()
{
    m_pending = false;
    if (m_signing && m_signing->goodUntil && m_parts.clock.utc() >= *m_signing->goodUntil)
        judgePlan();
    m_centre.show(situation());
}

Situation EngineRoom::situation() const
{
    Situation situation;
    situation.steady = m_parts.clock.now();
    situation.now = situation.steady.utc;
    situation.desk = m_parts.place;
    situation.plan = m_parts.plan.plan();
    situation.findings = m_parts.plan.findings();
    situation.planFolder = m_parts.plan.folder();
    situation.signing = m_signing;
    situation.incident = m_parts.desk.incident();
    situation.chosenRunbook = m_chosenRunbook;
    // Once another runbook is chosen, the one that has ended is the past.
    if (situation.isRunComplete() && situation.incident.isOpen() && !m_chosenRunbook.isEmpty()) {
        situation.incident.earlierRuns << *situation.incident.run;
        situation.incident.run.reset();
    }
    situation.events = m_parts.desk.events();
    situation.activities = m_parts.executor.activities();
    situation.focus = focus();
    const auto current = situation.currentStepId();
    situation.activity = current ? m_parts.executor.activityOf(*current) : m_parts.executor.activity();
    situation.journalTrouble = m_parts.desk.journalTrouble();
    if (m_parts.team)
        situation.sharing = m_parts.team->state();
    situation.history = m_history;
    if (m_parts.sight)
        situation.sight = m_parts.sight->sight();
    if (m_parts.reach)
        situation.reach = m_parts.reach->book();
    addHealth(situation);
    addStep(situation);
    return situation;
}

StepId EngineRoom::focus() const
{
    const std::optional<Run> &run = m_parts.desk.incident().run;
    const RunbookStep *chosen = run ? run->runbook.find(m_focus) : nullptr;
    for (const StepId &step : chosen ? run->openSteps() : QList<StepId>()) {
        if (run->runbook.find(step)->lane == chosen->lane)
            return step;
    }
    return {};
}

void EngineRoom::judgePlan()
{
    if (!m_parts.approvals || !m_parts.plan.plan())
        return;
    const auto verdict = m_parts.approvals->judgePlan(m_parts.plan);
    m_signing = verdict ? *verdict : ApprovalVerdict{};
    if (!verdict)
        m_centre.tell(verdict.error(), Tone::warning);
}

void EngineRoom::addHealth(Situation &situation) const
{
    if (!situation.plan)
        return;
    for (const Component &component : situation.plan->components) {
        const ComponentId &id = component.id;
        const Monitor &monitor = m_parts.monitor;
        situation.health.insert(id.value(),
            Watched{monitor.watches(id), monitor.shown(id), monitor.health(id), monitor.lastSample(id),
                monitor.lastGoodSample(id)});
    }
}

void EngineRoom::addStep(Situation &situation) const
{
    const RunbookStep *step = situation.currentStep();
    if (!step)
        return;
    for (const Question &question : step->questions) {
        if (const auto suggestion = m_parts.executor.suggestion(question))
            situation.suggestions.insert(question.name, *suggestion);
    }
    if (const auto target = m_parts.executor.typedTarget(step->id))
        situation.typedTarget = *target;
    if (situation.activity.kind != Activity::Kind::confirm)
        return;
    if (const auto may = m_parts.executor.mayAct(step->id); !may)
        situation.barred = may.error();
}

IncidentDesk::Done EngineRoom::told()
{
    return [this](const Result<> &result) {
        if (!result)
            m_centre.tell(result.error(), Tone::warning);
    };
}

void EngineRoom::declare(const Declaration &declaration)
{
    const std::optional<Plan> &plan = m_parts.plan.plan();
    Declare command;
    command.declaration = {declaration.scenario, declaration.title.trimmed(), declaration.severity, declaration.drill,
        m_parts.place.profile, plan ? tr("%1, version %2").arg(plan->name, plan->version) : QString()};
    command.impactStart = declaration.impactStart;
    command.impactSource = declaration.impactSource;
    command.detected = declaration.detected;
    command.now = m_parts.clock.utc();
    m_parts.desk.declare(command, told());
}

void EngineRoom::chooseRunbook(const RunbookId &runbook)
{
    m_chosenRunbook = runbook;
    refreshSoon();
}

void EngineRoom::lookAt(const StepId &step)
{
    m_focus = step;
    refreshSoon();
}

void EngineRoom::leaveRun(const QString &reason)
{
    m_chosenRunbook = {};
    m_parts.desk.submit(LeaveRun{reason}, told());
}

void EngineRoom::startRecovery()
{
    const Situation now = situation();
    if (const Runbook *runbook = now.canStartRun() ? shownRunbook(now) : nullptr)
        m_parts.desk.submit(StartRun{*runbook}, told());
    m_chosenRunbook = {};
}

void EngineRoom::answer(const StepId &step, const QString &name, const QString &value)
{
    m_parts.executor.answer(step, name, value, told());
}

void EngineRoom::confirm(const StepId &step, const QString &typedTarget)
{
    m_parts.executor.confirm(step, typedTarget, told());
}

void EngineRoom::retry(const StepId &step) { m_parts.executor.retry(step, tr("The commander tries again."), told()); }

void EngineRoom::checkAgain(const StepId &step) { m_parts.executor.checkAgain(step, told()); }

void EngineRoom::undo(const StepId &step) { m_parts.executor.undo(step, told()); }

void EngineRoom::skip(const StepId &step, const QString &reason) { m_parts.executor.skip(step, reason, told()); }

void EngineRoom::stop(const StepId &step, const QString &reason) { m_parts.executor.stop(step, reason, told()); }

void EngineRoom::reportByHand(const StepId &step, const QString &told, const QMap<QString, QString> &found)
{
    QJsonObject facts;
    for (auto fact = found.constBegin(); fact != found.constEnd(); ++fact)
        facts.insert(fact.key(), fact.value());
    m_parts.executor.reportByHand(step, told, facts, this->told());
}

void EngineRoom::declareAbsent(const StepId &step, const QString &reason)
{
    m_parts.executor.declareAbsent(step, reason, told());
}

void EngineRoom::breakGlass(const QString &reason)
{
    const QString missing =
        m_parts.approvals ? m_parts.approvals->missing(m_parts.plan, m_parts.desk.incident()) : QString();
    m_parts.desk.submit(BreakGlass{reason, missing}, told());
}

void EngineRoom::useApproval(const StepId &step, const QString &token)
{
    if (!m_parts.approvals)
        return;
    const auto approval =
        m_parts.approvals->admit(token.toLatin1(), m_parts.desk.incident(), step, m_parts.place.person);
    if (approval)
        m_parts.desk.submit(ApproveStep{step, *approval}, told());
    else
        m_centre.tell(approval.error(), Tone::warning);
}

void EngineRoom::testContact(const QString &role)
{
    if (!m_parts.reach)
        return;
    m_parts.reach->test(role, [this](const Result<QList<ReachProof>> &sent) {
        if (!sent)
            return m_centre.tell(sent.error(), Tone::notice);
        const auto isOut = [](const ReachProof &one) { return one.problem.isEmpty() && !one.outcome.isEmpty(); };
        const qsizetype out = std::count_if(sent->begin(), sent->end(), isOut);
        QStringList problems;
        for (const ReachProof &one : *sent) {
            if (!isOut(one))
                problems << tr("%1 by %2: %3").arg(one.person, one.channel, one.problem);
        }
        m_centre.tell(Notice{tr("%n test message(s) sent.", nullptr, int(out)), problems.join(QStringLiteral("; ")),
            tr("Ask each of them for the code in it, and enter it here."),
            problems.isEmpty() ? Tone::normal : Tone::notice});
    });
}

void EngineRoom::confirmContact(const QString &code)
{
    if (!m_parts.reach)
        return;
    const auto proven = m_parts.reach->confirm(code);
    if (!proven)
        return m_centre.tell(proven.error(), Tone::notice);
    m_centre.tell(Notice{tr("%1 can be reached by %2.").arg(proven->person, proven->channel), {},
        tr("The date is kept."), Tone::normal});
}

void EngineRoom::askNow() { m_parts.executor.askNow(); }

void EngineRoom::note(const QString &text) { m_parts.desk.submit(AddNote{text}, told()); }

void EngineRoom::setInstant(const InstantSet &instant) { m_parts.desk.submit(SetInstant{instant}, told()); }

void EngineRoom::team(const TeamCommand &command) { m_parts.desk.submit(command, told()); }

void EngineRoom::close(const QString &summary)
{
    m_parts.desk.submit(CloseIncident{summary}, [this, report = told()](const Result<> &closed) {
        report(closed);
        readHistory();
    });
}

void EngineRoom::exportReview(const QString &path, bool overwrite)
{
    const auto format = reviewFormat(path.section(QLatin1Char('.'), -1).toLower()).value_or(ReviewFormat::markdown);
    m_parts.review.save(m_parts.desk.events(), {format}, path, overwrite ? Overwrite::allow : Overwrite::refuse,
        [this](const Result<QString> &saved) {
            if (saved)
                m_centre.review.sayOutcome(tr("Saved to %1").arg(*saved), Tone::normal);
            else
                m_centre.review.sayOutcome(saved.error().what, Tone::critical);
            if (!saved)
                m_centre.tell(saved.error());
        });
}

void EngineRoom::lookNow() { m_parts.monitor.lookNow(); }

void EngineRoom::reloadPlan() { m_parts.plan.reload(); }

} // namespace holdfast
