// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drills/drillconductor.h"

#include "engine/drills/drillresult.h"
#include "kernel/escape.h"
#include "workers/deliver.h"

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration longestWaitForHealth = 20s;
constexpr Duration longestWaitForDetection = 60s;

} // namespace

DrillConductor::DrillConductor(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    connect(&m_parts.monitor, &Monitor::sampled, this, [this](const Sample &sample) {
        if (m_stage == Stage::healthy)
            awaitHealthy();
        else if (m_stage == Stage::detecting)
            awaitDetection();
        Q_UNUSED(sample)
    });
    connect(&m_parts.executor, &StepExecutor::activityChanged, this, &DrillConductor::step);
}

void DrillConductor::run(const DrillKind &kind)
{
    m_kind = kind;
    m_result = DrillResult{};
    m_result.drill = kind.id;
    m_stage = Stage::healthy;
    m_begunAt = m_parts.clock.utc();
    Q_EMIT said(tr("Waiting until the practice range is healthy…"));
    m_parts.monitor.start();
    awaitHealthy();
}

void DrillConductor::cancel()
{
    m_stop.request_stop();
    fail({ErrorCode::cancelled, tr("The drill was stopped."), {},
        tr("What it began on the practice range stays there; start a new drill or stop the range."), {}, {}, false});
}

void DrillConductor::awaitHealthy()
{
    QStringList unwell;
    for (const Component &component : m_parts.plan.components) {
        if (m_parts.monitor.watches(component.id) && m_parts.monitor.shown(component.id) != Health::up)
            unwell << tr("%1: %2").arg(component.name, m_parts.monitor.health(component.id).reason);
    }
    if (unwell.isEmpty() && m_parts.monitor.isComplete()) {
        m_stage = Stage::striking;
        strike();
    } else if (m_parts.clock.utc() - m_begunAt > longestWaitForHealth) {
        fail({ErrorCode::conflict, tr("The practice range is not healthy, so there is nothing to break."),
            unwell.join(QLatin1Char(' ')), tr("End it with `holdfastctl range stop`, then start the drill again."), {},
            {}, false});
    }
}

void DrillConductor::strike()
{
    Q_EMIT said(tr("Everything is healthy. Striking: %1.").arg(m_kind.disaster));
    PracticeRange &range = m_parts.range;
    const auto calls = m_parts.work.run([&range, stop = m_stop.get_token()] { return range.callCount(stop); });
    deliver(calls, this, [this, &range](const Result<qint64> &before) {
        if (!before) {
            fail(before.error());
            return;
        }
        m_callsBefore = *before;
        m_struckAt = m_parts.clock.utc();
        const auto struck = m_parts.work.run(
            [&range, disaster = m_kind.disaster, stop = m_stop.get_token()] { return range.strike(disaster, stop); });
        deliver(struck, this, [this](const Result<> &done) {
            if (!done) {
                fail(done.error());
                return;
            }
            Q_EMIT said(tr("The disaster has struck. Waiting until the probes notice…"));
            m_stage = Stage::detecting;
            m_parts.monitor.lookNow();
        });
    });
}

void DrillConductor::awaitDetection()
{
    const std::optional<Sample> symptom = m_parts.monitor.lastSample(m_kind.component);
    const ComponentHealth health = m_parts.monitor.health(m_kind.component);
    if (symptom && health.health == Health::down && health.since && *health.since >= m_struckAt)
        declare(*symptom);
    else if (m_parts.clock.utc() - m_struckAt > longestWaitForDetection)
        fail({ErrorCode::timedOut, tr("The disaster has struck, but no probe noticed."), {},
            tr("Check how the plan probes “%1”.").arg(m_kind.component.value()), {}, {}, false});
}

void DrillConductor::declare(const Sample &symptom)
{
    m_stage = Stage::declaring;
    const Scenario *scenario = m_parts.plan.scenario(m_kind.scenario);
    const Runbook *runbook = scenario && scenario->runbook ? m_parts.plan.runbook(*scenario->runbook) : nullptr;
    if (!runbook) {
        fail({ErrorCode::notFound, tr("The plan has no runbook for “%1”.").arg(m_kind.scenario.value()), {},
            tr("Add one to the plan."), {}, {}, false});
        return;
    }
    QList<Sample> latest;
    for (const Component &component : m_parts.plan.components) {
        if (const auto sample = m_parts.monitor.lastSample(component.id))
            latest << *sample;
    }
    Declare command;
    command.declaration = {m_kind.scenario, tr("Drill: %1").arg(scenario->title), Severity::sev1, true,
        QStringLiteral("practice"), m_parts.plan.name + QLatin1Char(' ') + m_parts.plan.version};
    command.now = m_parts.clock.utc();
    command.impactStart = impactStart(m_parts.monitor.health(m_kind.component), latest);
    command.impactSource = tr("probe %1").arg(m_kind.component.value());
    command.detected = m_parts.monitor.health(m_kind.component).since;
    Q_EMIT said(tr("Noticed: %1 Declaring the incident.").arg(symptom.reason));
    m_parts.desk.declare(std::move(command), [this, runbook = *runbook](const Result<> &declared) {
        if (!declared) {
            fail(declared.error());
            return;
        }
        m_result.incident = m_parts.desk.incident().id;
        m_stage = Stage::recovering;
        m_parts.desk.submit(StartRun{runbook}, [this](const Result<> &started) {
            if (!started)
                fail(started.error());
        });
    });
}

void DrillConductor::step()
{
    const QList<Activity> activities = m_parts.executor.activities();
    for (const Activity &activity : activities) {
        if (m_stage == Stage::recovering && !m_submitting)
            goOnWith(activity);
    }
}

void DrillConductor::goOnWith(const Activity &activity)
{
    const std::optional<Run> &run = m_parts.desk.incident().run;
    const RunbookStep *current = run ? run->runbook.find(activity.step) : nullptr;
    switch (activity.kind) {
    case Activity::Kind::answer:
        if (current)
            answerNext(*current);
        return;
    case Activity::Kind::confirm:
        if (current)
            confirm(*current);
        return;
    case Activity::Kind::person:
        m_result.unknownLeft = true;
        fail({ErrorCode::refused, tr("A step's outcome is unknown and only a person can settle it."), activity.doing,
            {}, {}, {}, false});
        return;
    case Activity::Kind::failed:
        fail(activity.trouble.value_or(
            Error{ErrorCode::refused, tr("A step failed its verification."), activity.doing, {}, {}, {}, false}));
        return;
    case Activity::Kind::finished:
        close();
        return;
    case Activity::Kind::idle:
    case Activity::Kind::watching:
    case Activity::Kind::working:
        return;
    }
}

void DrillConductor::answerNext(const RunbookStep &step)
{
    const QJsonObject &answers = m_parts.desk.incident().run->answers;
    for (const Question &question : step.questions) {
        if (answers.contains(question.name))
            continue;
        const auto suggestion = m_parts.executor.suggestion(question);
        if (!suggestion) {
            fail(suggestion.error());
            return;
        }
        m_submitting = true;
        m_parts.executor.answer(step.id, question.name, *suggestion, [this](const Result<> &done) { submitted(done); });
        return;
    }
}

void DrillConductor::confirm(const RunbookStep &step)
{
    const auto target = m_parts.executor.typedTarget(step.id);
    if (!target) {
        fail(target.error());
        return;
    }
    Q_EMIT said(step.title + QStringLiteral("…"));
    m_submitting = true;
    m_parts.executor.confirm(step.id, *target, [this](const Result<> &done) { submitted(done); });
}

void DrillConductor::submitted(const Result<> &done)
{
    m_submitting = false;
    if (done)
        step();
    else
        fail(done.error());
}

void DrillConductor::close()
{
    m_stage = Stage::closing;
    m_verifiedAt = m_parts.clock.utc();
    m_result.verified = true;
    m_parts.desk.submit(CloseIncident{tr("Drill finished.")}, [this](const Result<> &closed) {
        if (closed)
            measure();
        else
            fail(closed.error());
    });
}

void DrillConductor::measure()
{
    PracticeRange &range = m_parts.range;
    const auto busy = m_parts.work.run(
        [&range, from = m_callsBefore + 1, stop = m_stop.get_token()] { return range.busy(from, stop); });
    deliver(busy, this, [this](const Result<QList<BusyInterval>> &intervals) {
        if (intervals) {
            m_result.providerSeconds = unionSeconds(*intervals);
            m_result.overheadSeconds =
                std::chrono::duration<double>(m_verifiedAt - m_struckAt).count() - *m_result.providerSeconds;
        }
        takeFigures(m_result, m_parts.desk.incident(), m_parts.plan.component(m_kind.component));
        writeReview();
    });
}

void DrillConductor::writeReview()
{
    const QString path =
        m_parts.reviewFolder + QLatin1Char('/') + safeFileName(m_result.incident.value()) + QStringLiteral(".md");
    m_parts.review.save(m_parts.desk.events(), {ReviewFormat::markdown}, path, Overwrite::allow,
        [this](const Result<QString> &written) {
            if (!written) {
                fail(written.error());
                return;
            }
            m_result.review = *written;
            m_stage = Stage::done;
            m_parts.monitor.stop();
            Q_EMIT finished(m_result);
        });
}

void DrillConductor::fail(const Error &error)
{
    if (m_stage == Stage::done)
        return;
    m_stage = Stage::done;
    m_parts.monitor.stop();
    m_result.error = error;
    m_result.unknownLeft = m_result.unknownLeft || error.mayHaveTakenEffect;
    Q_EMIT finished(m_result);
}

} // namespace holdfast
