// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/execution/lanerunner.h"

#include "domain/incident/fold.h"

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration leaseRetry = 1s;
constexpr Duration askingPause = 50ms;
constexpr Duration shortestPause = 1ms; ///< so that a wait is never over a moment too early

} // namespace

LaneRunner::LaneRunner(const Shared &shared, QString lane, QObject *parent)
    : QObject(parent)
    , m_shared(shared)
    , m_desk(shared.desk)
    , m_lane(std::move(lane))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        m_postponed = false;
        advance();
    });
}

void LaneRunner::askNow()
{
    m_stumbles = 0;
    m_postponed = false;
    m_again.stop();
    advance();
}

std::optional<StepId> LaneRunner::ownStep() const
{
    const std::optional<Run> &run = m_desk.incident().run;
    for (const StepId &step : run ? run->openSteps() : QList<StepId>()) {
        if (run->runbook.find(step)->lane == m_lane)
            return step;
    }
    return std::nullopt;
}

void LaneRunner::react()
{
    // A wait that was meant for the old state is over. Watching an effect goes on at its own pace.
    const std::optional<StepId> own = ownStep();
    if (own && m_desk.incident().run->record(*own).state != StepState::begun && !m_postponed)
        m_again.stop();
    advance();
}

void LaneRunner::advance()
{
    const Incident &incident = m_desk.incident();
    if (m_inFlight)
        return;
    const std::optional<StepId> own = incident.isOpen() ? ownStep() : std::nullopt;
    if (!own) {
        show({});
        return;
    }
    if (!m_shared.mayExecute() && m_shared.isAsking()) {
        show({Activity::Kind::working, *own, tr("Asking the team whether somebody else carries this out…"), {}, {}});
        m_again.start(askingPause);
        return;
    }
    if (!m_shared.mayExecute()) {
        show({Activity::Kind::watching, *own, tr("Another window of Holdfast is executing this recovery."), {}, {}});
        m_again.start(leaseRetry); // its process may end at any time
        return;
    }
    if (!m_again.isActive())
        advanceStep(*incident.run->runbook.find(*own), incident.run->record(*own));
}

void LaneRunner::advanceStep(const RunbookStep &step, const StepRecord &record)
{
    switch (record.state) {
    case StepState::planned:
        m_cannotFind = false;
        // What was not needed when its turn came, and is asked for all the same, is done.
        if (step.onlyIf && record.attempt == 1 && !step.onlyIf->holds(resolveScope(m_desk.incident())))
            this->record(StepSkipped{
                step.id, record.attempt, conditionText(m_desk.incident().run->runbook, *step.onlyIf), true});
        else
            preview(step, record);
        return;
    case StepState::previewed:
        if (step.confirmation == Confirmation::none && step.id != m_shared.stopBefore)
            m_shared.confirm(step.id);
        else
            waitForPerson(step, record);
        return;
    case StepState::confirmed:
        intend(step, record);
        return;
    case StepState::intended:
        if (m_beginNow)
            begin(step, record);
        else if (m_cannotFind)
            waitForPerson(step, record);
        else
            find(step, record);
        return;
    case StepState::begun:
        observe(step, record);
        return;
    case StepState::observed:
        runChecks(step, record);
        return;
    case StepState::failed:
    case StepState::undone:
        waitForPerson(step, record);
        return;
    case StepState::done:
    case StepState::skipped:
        return;
    }
}

void LaneRunner::waitForPerson(const RunbookStep &step, const StepRecord &record)
{
    Activity activity{Activity::Kind::confirm, step.id, tr("Waits for your confirmation."), m_shared.clock.utc(), {}};
    if (record.state == StepState::intended) {
        activity.kind = Activity::Kind::person;
        activity.doing = tr("Nobody but a person can tell whether this happened.");
    } else if (record.state == StepState::failed || record.state == StepState::undone) {
        activity.kind = Activity::Kind::failed;
        activity.doing = record.state == StepState::failed ? record.failure : record.told;
        activity.trouble = record.error;
    }
    if (m_activity.step == activity.step && m_activity.kind == activity.kind)
        activity.since = m_activity.since;
    show(std::move(activity));
}

void LaneRunner::awaitAnswer(const RunbookStep &step, const Question &question)
{
    const std::optional<UtcTime> end = m_desk.incident().run->answerDue(step.id, question);
    if (end && *end <= m_shared.clock.utc())
        return takeOtherwise(step, question);
    Activity activity{Activity::Kind::answer, step.id, tr("Waits for your choice."), m_shared.clock.utc(), {}};
    if (m_activity.kind == activity.kind && m_activity.step == step.id)
        activity.since = m_activity.since;
    show(std::move(activity));
    if (end)
        askAgainIn(std::chrono::duration_cast<Duration>(*end - m_shared.clock.utc()) + shortestPause);
}

void LaneRunner::takeOtherwise(const RunbookStep &step, const Question &question)
{
    const QString said = tr("Nobody chose within %1: “%2” is taken, as the runbook says.")
                             .arg(formatDuration(*question.within), question.otherwise);
    show({Activity::Kind::working, step.id, said, m_shared.clock.utc(), {}});
    m_inFlight = true; // until both are recorded
    m_desk.submit(AddNote{said});
    m_desk.submit(AnswerStep{step.id, question.name, question.otherwise}, [this, id = step.id](const Result<> &result) {
        m_inFlight = false;
        if (result)
            advance();
        else
            stumble(id, result.error());
    });
}

StepKey LaneRunner::keyOf(const RunbookStep &step, const StepRecord &record) const
{
    return {m_desk.incident().id, step.id, record.memo, m_desk.incident().drill, runSuffix(m_desk.incident())};
}

void LaneRunner::record(EventBody body)
{
    m_stumbles = 0;
    m_activity.trouble.reset();
    m_again.stop();
    // Until it is durable the state still looks as before: nothing may be begun from it.
    m_inFlight = true;
    m_desk.submit(Record{std::move(body)}, [this](const Result<> &result) {
        m_inFlight = false;
        if (result)
            advance();
        else
            stumble(m_activity.step, result.error());
    });
}

void LaneRunner::show(Activity activity)
{
    if (activity == m_activity)
        return;
    m_activity = std::move(activity);
    Q_EMIT activityChanged();
}

} // namespace holdfast
