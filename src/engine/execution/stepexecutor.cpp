// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/execution/stepexecutor.h"

#include "domain/incident/fold.h"

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration leaseRetry = 1s;

} // namespace

StepExecutor::StepExecutor(IncidentDesk &desk, const ActionCatalogue &catalogue, Pool &effects, const Clock &clock,
    RunLeases &leases, QString confirmingPerson, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_catalogue(catalogue)
    , m_effects(effects)
    , m_clock(clock)
    , m_leases(leases)
    , m_person(std::move(confirmingPerson))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] {
        m_postponed = false;
        advance();
    });
    connect(&m_desk, &IncidentDesk::changed, this, &StepExecutor::react);
}

StepExecutor::~StepExecutor() { m_stop.request_stop(); }

void StepExecutor::answer(const StepId &step, const QString &name, const QString &value, Done done)
{
    m_desk.submit(AnswerStep{step, name, value}, std::move(done));
}

void StepExecutor::confirm(const StepId &step, const QString &typedTarget, Done done)
{
    if (!m_desk.incident().run) {
        if (done)
            done(failure(ErrorCode::refused, tr("No recovery is running.")));
        return;
    }
    if (const auto may = mayAct(step); !may) {
        if (done)
            done(may);
        return;
    }
    const QString digest = m_desk.incident().run->record(step).digest;
    m_confirmedHere = digest;
    m_desk.submit(ConfirmStep{step, digest, typedTarget, m_person}, std::move(done));
}

void StepExecutor::retry(const StepId &step, const QString &reason, Done done)
{
    m_desk.submit(RetryStep{step, reason}, std::move(done));
}

void StepExecutor::checkAgain(const StepId &step, Done done)
{
    const Incident &incident = m_desk.incident();
    const int attempt = incident.run ? incident.run->record(step).attempt : 0;
    m_desk.submit(Record{StepRechecked{step, attempt}}, std::move(done));
}

void StepExecutor::declareAbsent(const StepId &step, const QString &reason, Done done)
{
    m_desk.submit(DeclareAbsent{step, reason}, std::move(done));
}

void StepExecutor::skip(const StepId &step, const QString &reason, Done done)
{
    m_desk.submit(SkipStep{step, reason}, std::move(done));
}

void StepExecutor::reportByHand(const StepId &step, const QString &told, const QJsonObject &facts, Done done)
{
    m_desk.submit(ReportByHand{step, told, facts}, std::move(done));
}

void StepExecutor::askNow()
{
    m_stumbles = 0;
    m_postponed = false;
    m_again.stop();
    advance();
}

Result<QString> StepExecutor::suggestion(const Question &question) const
{
    return resolveText(question.suggestion, resolveScope(m_desk.incident()));
}

Result<QString> StepExecutor::typedTarget(const StepId &step) const
{
    const std::optional<Run> &run = m_desk.incident().run;
    const RunbookStep *found = run ? run->runbook.find(step) : nullptr;
    if (!found)
        return failure(ErrorCode::notFound, tr("There is no such step."));
    return resolveText(found->typedTarget, resolveScope(m_desk.incident()));
}

Result<> StepExecutor::mayAct(const StepId &step) const
{
    const Incident &incident = m_desk.incident();
    const RunbookStep *found = incident.run ? incident.run->runbook.find(step) : nullptr;
    return found && m_actingRule ? m_actingRule(incident, *found) : Result<>{};
}

bool StepExecutor::mayExecute()
{
    const IncidentId &id = m_desk.incident().id;
    if (m_lease && m_leased == id)
        return true;
    m_lease.reset();
    m_lease = m_leases.tryAcquire(id);
    m_leased = id;
    return m_lease != nullptr;
}

void StepExecutor::react()
{
    // Something was decided or happened: a wait that was meant for the old state is over. Watching an effect goes on
    // at its own pace.
    const std::optional<Run> &run = m_desk.incident().run;
    const std::optional<StepId> current = run ? run->currentStep() : std::nullopt;
    if (current && run->record(*current).state != StepState::begun && !m_postponed)
        m_again.stop();
    advance();
}

void StepExecutor::advance()
{
    const Incident &incident = m_desk.incident();
    if (m_inFlight)
        return;
    if (!incident.isOpen() || !incident.run) {
        m_lease.reset();
        show({});
        return;
    }
    const std::optional<StepId> current = incident.run->currentStep();
    if (!current) {
        show({Activity::Kind::finished, {}, tr("Every step is done and verified."), {}, {}});
        return;
    }
    if (!mayExecute()) {
        show(
            {Activity::Kind::watching, *current, tr("Another window of Holdfast is executing this recovery."), {}, {}});
        m_again.start(leaseRetry); // its process may end at any time
        return;
    }
    if (!m_again.isActive())
        advanceStep(*incident.run->runbook.find(*current), incident.run->record(*current));
}

void StepExecutor::advanceStep(const RunbookStep &step, const StepRecord &record)
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
        if (step.confirmation == Confirmation::none && step.id != m_stopBefore)
            confirm(step.id, {});
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

void StepExecutor::waitForPerson(const RunbookStep &step, const StepRecord &record)
{
    Activity activity{Activity::Kind::confirm, step.id, tr("Waits for your confirmation."), m_clock.utc(), {}};
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

StepKey StepExecutor::keyOf(const RunbookStep &step, const StepRecord &record) const
{
    return {m_desk.incident().id, step.id, record.memo, m_desk.incident().drill, runSuffix(m_desk.incident())};
}

void StepExecutor::record(EventBody body)
{
    m_stumbles = 0;
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

void StepExecutor::show(Activity activity)
{
    if (activity == m_activity)
        return;
    m_activity = std::move(activity);
    Q_EMIT activityChanged();
}

} // namespace holdfast
