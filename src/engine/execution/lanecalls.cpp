// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that a step is made of: each asks the pool, and journals what came back before anything else happens.
#include "engine/execution/lanerunner.h"

#include "domain/incident/fold.h"
#include "kernel/log.h"
#include "workers/deliver.h"

#include <QJsonArray>
#include <algorithm>

namespace holdfast {

using namespace std::chrono_literals;

namespace {

constexpr Duration firstRetry = 250ms;
constexpr Duration longestRetry = 5s;
/// A request that was under way when we lost it may still be carried out: "there is no trace of it" only counts when
/// the intent is this old.
constexpr Duration settleTime = 3s;
constexpr Duration lookUpPause = 500ms;

Duration waitAfter(int stumbles) { return std::min(longestRetry, firstRetry * (1 << std::min(stumbles, 5))); }

/// The provider surely did nothing, and asking again later is what it wants.
bool isBusy(const Error &error)
{
    return !error.mayHaveTakenEffect && (error.code == ErrorCode::busy || error.code == ErrorCode::rateLimited);
}

struct PreviewMade {
    Preview preview;
    QJsonObject inputs;
};

struct BeginOutcome {
    Result<Handle> handle;
    bool adopted = false;
    bool isFenced = false; ///< nothing was sent: another laptop carries it out, or may
};

/// Begins, and does not take the provider's "busy" for granted: before the same request is due again it is looked up
/// whether this one took effect after all.
BeginOutcome beginOnce(StepAction &action, const StepKey &key, const Inputs &inputs, const std::stop_token &stop)
{
    Result<Handle> handle = action.begin(key, inputs, stop);
    if (handle || !isBusy(handle.error()))
        return {handle};
    const auto found = action.find(key, inputs, stop);
    if (found && *found)
        return {**found, true};
    if (!found)
        handle.error().mayHaveTakenEffect = true;
    return {handle};
}

/// All checks of a step, in order, each with its own verdict; one that could not be asked is `unknown`.
QList<CheckRecorded> checkAll(const QList<CheckSpec> &specs, const QList<Check *> &checks,
    const QList<Result<QJsonObject>> &inputs, const StepId &step, int attempt, const std::stop_token &stop)
{
    QList<CheckRecorded> records;
    for (qsizetype i = 0; i < specs.size(); ++i) {
        Verdict verdict;
        if (!inputs[i]) {
            verdict.summary = inputs[i].error().what;
        } else if (const auto result = checks[i]->run(*inputs[i], stop)) {
            verdict = *result;
        } else {
            verdict.summary = result.error().what + QLatin1Char(' ') + result.error().why;
            verdict.evidence = QJsonObject{{QStringLiteral("detail"), result.error().detail}};
        }
        records << CheckRecorded{step, attempt, int(i), specs[i].title, verdictName(verdict.kind), verdict.summary,
            verdict.evidence, verdict.facts};
    }
    return records;
}

} // namespace

QString LaneRunner::runNow() const
{
    const Incident &incident = m_desk.incident();
    return incident.run ? incident.id.value() + runSuffix(incident) : QString();
}

template <class Call, class Then> void LaneRunner::ask(const QString &doing, const StepId &step, Call call, Then then)
{
    m_inFlight = true;
    Activity activity{Activity::Kind::working, step, doing, m_shared.clock.utc(), {}};
    if (m_activity.kind == activity.kind && m_activity.step == step) {
        activity.since = m_activity.since;
        activity.trouble = m_activity.trouble; // it stands until an answer comes: nothing flickers meanwhile
    }
    show(std::move(activity));
    deliver(m_shared.effects.run(std::move(call)), this,
        [this, run = runNow(), then = std::move(then)](const auto &result) {
            m_inFlight = false;
            if (run == runNow())
                then(result);
            else
                advance(); // the run was left, or the incident: nobody asks for it any more
        });
}

StepAction *LaneRunner::actionOf(const RunbookStep &step)
{
    StepAction *action = m_shared.catalogue.action(step.action);
    if (!action)
        stumble(step.id,
            {ErrorCode::notFound, tr("This version of Holdfast cannot do “%1”.").arg(step.action),
                tr("The runbook names an action that does not exist here."), tr("Correct the plan, or update."), {}, {},
                false});
    return action;
}

void LaneRunner::preview(const RunbookStep &step, const StepRecord &record)
{
    const QJsonObject scope = resolveScope(m_desk.incident());
    const QJsonObject answers = scope.value(QStringLiteral("answers")).toObject();
    for (const Question &question : step.questions) {
        if (!answers.contains(question.name))
            return awaitAnswer(step, question);
    }
    StepAction *action = actionOf(step);
    const auto inputs = resolveInputs(step.inputs, scope);
    if (!action || !inputs) {
        if (!inputs)
            stumble(step.id, inputs.error());
        return;
    }
    const auto call = [action, key = keyOf(step, record), inputs = *inputs, stop = m_shared.stop]() -> Result<Preview> {
        if (auto ready = action->precheck(inputs, stop); !ready)
            return failure(ready.error());
        return action->preview(key, inputs, stop);
    };
    ask(tr("Looking at what this step will do…"), step.id, call,
        [this, id = step.id, attempt = record.attempt, asked = *inputs](const Result<Preview> &made) {
            const Incident &incident = m_desk.incident();
            const auto now = resolveInputs(incident.run->runbook.find(id)->inputs, resolveScope(incident));
            if (now && *now != asked)
                advance(); // another answer was given meanwhile: this shows what nobody asks for any more
            else if (made)
                this->record(StepPreviewed{id, attempt, toJson(*made), previewDigest(*made)});
            else
                stumble(id, made.error());
        });
}

void LaneRunner::intend(const RunbookStep &step, const StepRecord &record)
{
    // A confirmation from before a restart is not acted upon: the world may have changed since. Show it again.
    if (step.confirmation != Confirmation::none && m_confirmedHere != record.digest) {
        preview(step, record);
        return;
    }
    m_confirmedHere.clear();
    const auto inputs = resolveInputs(step.inputs, resolveScope(m_desk.incident()));
    if (!inputs) {
        stumble(step.id, inputs.error());
        return;
    }
    const auto shown = previewFromJson(record.preview);
    const QJsonObject memo = shown ? shown->memo : QJsonObject{};
    show({Activity::Kind::working, step.id, tr("Recording what is about to be done…"), m_shared.clock.utc(), {}});
    m_inFlight = true;
    m_desk.submit(Record{StepIntended{step.id, record.attempt, keyOf(step, record).marker(), *inputs, memo}},
        [this, id = step.id](const Result<> &result) {
            m_inFlight = false;
            m_beginNow = result.has_value();
            if (result)
                advance();
            else
                stumble(id, result.error());
        });
}

void LaneRunner::begin(const RunbookStep &step, const StepRecord &record)
{
    m_beginNow = false;
    StepAction *action = actionOf(step);
    if (!action)
        return;
    const auto call = [action, key = keyOf(step, record), inputs = record.inputs, stop = m_shared.stop,
                          fence = m_shared.fence()]() -> BeginOutcome {
        if (const auto ours = fence(); !ours)
            return {failure(ours.error()), false, true};
        return beginOnce(*action, key, inputs, stop);
    };
    ask(tr("Sending the request…"), step.id, call,
        [this, id = step.id, attempt = record.attempt](const BeginOutcome &outcome) {
            const Result<Handle> &handle = outcome.handle;
            if (outcome.isFenced)
                stumble(id, handle.error());
            else if (handle)
                this->record(StepBegun{id, attempt, *handle, outcome.adopted});
            else if (isBusy(handle.error()))
                postpone(id, attempt, handle.error());
            else if (handle.error().mayHaveTakenEffect)
                this->record(StepLost{id, attempt, handle.error()});
            else
                this->record(StepRefused{id, attempt, handle.error()});
        });
}

bool LaneRunner::isTooEarlyToSay(const StepId &step) const
{
    const std::optional<UtcTime> intended = m_desk.incident().run->record(step).intendedAt;
    return intended && m_shared.clock.utc() - *intended < settleTime;
}

void LaneRunner::postpone(const StepId &step, int attempt, const Error &error)
{
    const QString digest = m_desk.incident().run->record(step).digest;
    const Duration wait = std::max(waitAfter(m_stumbles), error.retryAfter.value_or(0ms));
    const int stumbles = m_stumbles + 1;
    record(StepPostponed{step, attempt, error});
    m_stumbles = stumbles;
    m_confirmedHere = digest; // the same request, confirmed a moment ago
    m_postponed = true;
    askAgainIn(wait);
    show({Activity::Kind::working, step, tr("%1 It is asked again in %2.").arg(error.what, formatRough(wait)),
        m_shared.clock.utc(), {}});
}

void LaneRunner::find(const RunbookStep &step, const StepRecord &record)
{
    StepAction *action = actionOf(step);
    if (!action)
        return;
    const auto call = [action, key = keyOf(step, record), inputs = record.inputs, stop = m_shared.stop] {
        return action->find(key, inputs, stop);
    };
    ask(tr("The outcome is unknown. Asking the provider whether it happened…"), step.id, call,
        [this, id = step.id, attempt = record.attempt](const Result<std::optional<Handle>> &found) {
            if (found && *found) {
                this->record(StepBegun{id, attempt, **found, true});
            } else if (found && isTooEarlyToSay(id)) {
                askAgainIn(lookUpPause);
            } else if (found) {
                this->record(StepAbsent{id, attempt, tr("The provider was asked and has no trace of it.")});
            } else if (found.error().code == ErrorCode::refused) {
                m_cannotFind = true;
                advance();
            } else {
                stumble(id, found.error());
            }
        });
}

void LaneRunner::observe(const RunbookStep &step, const StepRecord &record)
{
    StepAction *action = actionOf(step);
    if (!action)
        return;
    const auto call = [action, handle = record.handle, stop = m_shared.stop] { return action->observe(handle, stop); };
    const QString doing =
        m_activity.step == step.id && m_activity.kind == Activity::Kind::working && !m_activity.trouble
        ? m_activity.doing
        : tr("Watching how far it is…");
    ask(doing, step.id, call, [this, id = step.id, attempt = record.attempt](const Result<Observation> &seen) {
        const StepRecord &now = m_desk.incident().run->record(id);
        if (now.state != StepState::begun || now.attempt != attempt) {
            advance(); // a person stopped it meanwhile
        } else if (!seen) {
            stumble(id, seen.error());
        } else if (seen->state == Observation::State::working) {
            m_stumbles = 0;
            Activity activity = m_activity;
            activity.trouble.reset();
            activity.doing = seen->progress;
            show(std::move(activity));
            askAgainIn(seen->askAgainIn);
        } else if (seen->state == Observation::State::finished) {
            this->record(StepObserved{id, attempt, seen->evidence, seen->facts});
        } else {
            this->record(StepBroken{id, attempt, seen->error.value_or(Error{})});
        }
    });
}

void LaneRunner::runChecks(const RunbookStep &step, const StepRecord &record)
{
    QList<Check *> checks;
    QList<Result<QJsonObject>> inputs;
    const QJsonObject scope = resolveScope(m_desk.incident());
    for (const CheckSpec &spec : step.checks) {
        checks << m_shared.catalogue.check(spec.kind);
        inputs << (checks.last() ? resolveInputs(spec.inputs, scope)
                                 : Result<QJsonObject>{failure(
                                     ErrorCode::notFound, tr("This version cannot check “%1”.").arg(spec.kind))});
    }
    const auto call = [specs = step.checks, checks, inputs, id = step.id, attempt = record.attempt,
                          stop = m_shared.stop] { return checkAll(specs, checks, inputs, id, attempt, stop); };
    ask(tr("Verifying…"), step.id, call,
        [this, id = step.id, attempt = record.attempt](const QList<CheckRecorded> &results) {
            QStringList failed;
            m_inFlight = true; // until the last verdict is recorded
            for (const CheckRecorded &result : results) {
                if (result.verdict != QLatin1String("pass"))
                    failed << result.summary;
                m_desk.submit(Record{result});
            }
            if (failed.isEmpty())
                recordRestored(results);
            const EventBody verdict = failed.isEmpty()
                ? EventBody{StepDone{id, attempt}}
                : EventBody{StepFailed{id, attempt, failed.join(QLatin1Char(' '))}};
            m_desk.submit(Record{verdict}, [this, id](const Result<> &result) {
                m_inFlight = false;
                if (result)
                    advance();
                else
                    stumble(id, result.error());
            });
        });
}

void LaneRunner::recordRestored(const QList<CheckRecorded> &results)
{
    for (const CheckRecorded &result : results) {
        const auto restored = parseUtc(result.facts.value(QStringLiteral("restoredAt")).toString());
        if (restored)
            m_desk.submit(Record{InstantSet{InstantName::restored, *restored, tr("check “%1”").arg(result.title), {}}});
    }
}

void LaneRunner::undo(const StepId &step, Done done)
{
    const std::optional<Run> &run = m_desk.incident().run;
    const RunbookStep *found = run ? run->runbook.find(step) : nullptr;
    const bool allowed = found && !m_inFlight && run->mayUndo(step);
    StepAction *action = allowed ? m_shared.catalogue.action(found->action) : nullptr;
    if (!action || !m_shared.mayExecute()) {
        if (done)
            done(failure(ErrorCode::refused, tr("This step cannot be taken back now.")));
        return;
    }
    const StepRecord &record = run->record(step);
    const auto call = [action, handle = record.handle, stop = m_shared.stop,
                          fence = m_shared.fence()]() -> Result<Undoing> {
        if (const auto ours = fence(); !ours)
            return failure(ours.error());
        return action->undo(handle, stop);
    };
    ask(tr("Taking it back…"), step, call, [this, step, attempt = record.attempt, done](const Result<Undoing> &undone) {
        Result<> outcome;
        if (!undone)
            outcome = failure(undone.error());
        else if (!undone->possible)
            outcome = failure(ErrorCode::refused, tr("This step cannot be taken back."), undone->told);
        if (outcome) {
            m_desk.submit(Record{StepUndone{step, attempt, undone->told}}, done);
            return;
        }
        advance();
        if (done)
            done(outcome);
    });
}

void LaneRunner::stumble(const StepId &step, const Error &error)
{
    qCWarning(logEngine) << "step" << step.value() << codeName(error.code) << error.what << error.detail;
    const bool hopeless = error.code == ErrorCode::invalid || error.code == ErrorCode::notFound
        || error.code == ErrorCode::refused || error.code == ErrorCode::unauthorised || error.code == ErrorCode::bug;
    Activity activity{
        hopeless ? Activity::Kind::failed : Activity::Kind::working, step, error.what, m_shared.clock.utc(), error};
    if (m_activity.step == step && m_activity.since)
        activity.since = m_activity.since;
    show(std::move(activity));
    // Asked again by itself either way, only more and more rarely: what was refused may be repaired meanwhile.
    const Duration wait = waitAfter(m_stumbles);
    ++m_stumbles;
    askAgainIn(std::max(wait, error.retryAfter.value_or(0ms)));
}

void LaneRunner::askAgainIn(Duration wait) { m_again.start(wait); }

} // namespace holdfast
