// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/execution/stepexecutor.h"

#include "domain/incident/fold.h"

namespace holdfast {

StepExecutor::StepExecutor(IncidentDesk &desk, const ActionCatalogue &catalogue, Pool &effects, const Clock &clock,
    RunLeases &leases, QString confirmingPerson, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_leases(leases)
    , m_person(std::move(confirmingPerson))
    , m_shared{desk, catalogue, effects, clock, m_stop.get_token(), [this] { return mayExecute(); },
          [this] { return m_leases.isAsking(m_desk.incident().id); },
          [this]() -> std::function<Result<>()> {
              return [lease = m_lease] { return lease ? lease->confirm() : Result<>(); };
          },
          [this](const StepId &step) { confirm(step, {}); }, m_stopBefore}
{
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
    if (LaneRunner *lane = runnerOf(step))
        lane->noteConfirmed(digest);
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

void StepExecutor::stop(const StepId &step, const QString &reason, Done done)
{
    m_desk.submit(StopStep{step, reason}, std::move(done));
}

void StepExecutor::reportByHand(const StepId &step, const QString &told, const QJsonObject &facts, Done done)
{
    m_desk.submit(ReportByHand{step, told, facts}, std::move(done));
}

void StepExecutor::askNow()
{
    for (const auto &[lane, runner] : m_lanes)
        runner->askNow();
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
    if (m_lease && m_leased == id && m_lease->isHeld())
        return true;
    m_lease.reset();
    m_lease = m_leases.tryAcquire(id);
    m_leased = id;
    return m_lease != nullptr;
}

void StepExecutor::undo(const StepId &step, Done done)
{
    if (LaneRunner *lane = runnerOf(step))
        lane->undo(step, std::move(done));
    else if (done)
        done(failure(ErrorCode::refused, tr("This step cannot be taken back now.")));
}

LaneRunner &StepExecutor::runner(const QString &lane)
{
    std::unique_ptr<LaneRunner> &found = m_lanes[lane];
    if (!found) {
        found = std::make_unique<LaneRunner>(m_shared, lane);
        connect(found.get(), &LaneRunner::activityChanged, this, &StepExecutor::refresh);
    }
    return *found;
}

LaneRunner *StepExecutor::runnerOf(const StepId &step)
{
    const std::optional<Run> &run = m_desk.incident().run;
    const RunbookStep *found = run ? run->runbook.find(step) : nullptr;
    return found ? &runner(found->lane) : nullptr;
}

void StepExecutor::react()
{
    const Incident &incident = m_desk.incident();
    if (!incident.isOpen() || !incident.run)
        m_lease.reset();
    for (const RunbookStep &step : incident.run ? incident.run->runbook.steps : QList<RunbookStep>())
        static_cast<void>(runner(step.lane));
    for (const auto &[lane, runner] : m_lanes)
        runner->react();
    if (m_activity != front())
        refresh();
}

QList<Activity> StepExecutor::activities() const
{
    QList<Activity> all;
    const std::optional<Run> &run = m_desk.incident().run;
    for (const StepId &step : run ? run->openSteps() : QList<StepId>())
        all << activityOf(step);
    return all.isEmpty() ? QList<Activity>{m_activity} : all;
}

Activity StepExecutor::activityOf(const StepId &step) const
{
    for (const auto &[lane, runner] : m_lanes) {
        if (runner->activity().step == step)
            return runner->activity();
    }
    return {};
}

Activity StepExecutor::front() const
{
    const Incident &incident = m_desk.incident();
    if (!incident.isOpen() || !incident.run)
        return {};
    const std::optional<StepId> current = incident.run->currentStep();
    return current ? activityOf(*current)
                   : Activity{Activity::Kind::finished, {}, tr("Every step is done and verified."), {}, {}};
}

void StepExecutor::refresh()
{
    m_activity = front();
    Q_EMIT activityChanged();
}

} // namespace holdfast
