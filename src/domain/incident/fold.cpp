// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/incident/fold.h"

#include "domain/incident/foldteam.h"

#include <type_traits>

namespace holdfast {

namespace {

template <class Body>
concept AboutStep = requires(const Body &body)
{
    body.step;
};

template <class... Handlers> struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

void mergeFacts(Run &run, const StepId &step, const QJsonObject &facts)
{
    QJsonObject known = run.facts.value(step.value()).toObject();
    for (auto fact = facts.constBegin(); fact != facts.constEnd(); ++fact)
        known.insert(fact.key(), fact.value());
    run.facts.insert(step.value(), known);
}

/// What an event changes in its step, besides the state that the table gives.
struct StepEffect {
    Run &run;
    StepRecord &record;
    UtcTime at;

    void operator()(const StepAnswered &body) const { run.answers.insert(body.name, body.value); }
    void operator()(const StepPreviewed &body) const
    {
        record.preview = body.preview;
        record.digest = body.digest;
        record.error.reset();
    }
    void operator()(const StepConfirmed &body) const { record.confirmedBy = body.confirmedBy; }
    void operator()(const StepApproved &body) const
    {
        record.approval = StepApproval{body.person, body.keyId, body.digest, body.expiresAt};
    }
    void operator()(const StepIntended &body) const
    {
        record.marker = body.marker;
        record.inputs = body.inputs;
        record.memo = body.memo;
        record.intendedAt = at;
        record.lost = false;
    }
    void operator()(const StepLost &body) const
    {
        record.lost = true;
        record.error = body.error;
    }
    void operator()(const StepPostponed &body) const { record.error = body.error; }
    void operator()(const StepBegun &body) const
    {
        record.handle = body.handle;
        record.adopted = body.adopted;
        record.begunAt = at;
        record.lost = false;
        record.error.reset();
    }
    void operator()(const StepAbsent &) const { startAttempt(record.attempt + 1); }
    void operator()(const StepRefused &body) const { fail(body.error.what, body.error); }
    void operator()(const StepBroken &body) const { fail(body.error.what, body.error); }
    void operator()(const StepObserved &body) const
    {
        record.observedAt = at;
        mergeFacts(run, body.step, body.facts);
    }
    void operator()(const CheckRecorded &body) const
    {
        const RunbookStep *step = run.runbook.find(body.step);
        if (!step || body.check < 0 || body.check >= step->checks.size())
            return; // not one of this runbook's checks
        while (record.checks.size() <= body.check)
            record.checks << CheckResult{};
        record.checks[body.check] = {body.title, body.verdict, body.summary, body.evidence, at};
        mergeFacts(run, body.step, body.facts);
    }
    void operator()(const StepDone &) const
    {
        record.finishedAt = at;
        record.failure.clear();
    }
    void operator()(const StepFailed &body) const { fail(body.reason, std::nullopt); }
    void operator()(const StepRechecked &) const
    {
        record.checks.clear();
        record.failure.clear();
        record.finishedAt.reset();
    }
    void operator()(const StepRetried &body) const { startAttempt(body.attempt); }
    void operator()(const StepSkipped &body) const
    {
        record.skipped = body.reason;
        record.failure.clear();
        record.finishedAt = at;
    }
    void operator()(const StepByHand &body) const
    {
        startAttempt(body.attempt);
        record.byHand = body.told;
        record.observedAt = at;
        mergeFacts(run, body.step, body.facts);
    }
    void operator()(const StepUndone &body) const
    {
        forgetFrom(body.step);
        record.told = body.told;
        record.finishedAt = at;
    }

    /// What the step and all after it have found out is no longer so; those after it start anew.
    void forgetFrom(const StepId &id) const
    {
        bool after = false;
        for (const RunbookStep &step : run.runbook.steps) {
            if (after)
                run.steps[step.id.value()] = StepRecord{};
            after = after || step.id == id;
            if (after)
                run.facts.remove(step.id.value());
        }
    }
    void fail(const QString &reason, std::optional<Error> error) const
    {
        record.failure = reason;
        record.error = std::move(error);
        record.finishedAt = at;
    }
    void startAttempt(int attempt) const
    {
        const StepState state = record.state;
        record = StepRecord{};
        record.state = state;
        record.attempt = attempt;
    }
};

void applyStep(Incident &state, const Event &event)
{
    const StepId step = stepOf(event.body);
    if (!state.run || !state.run->runbook.find(step))
        return;
    StepRecord &record = state.run->steps[step.value()];
    if (const auto signal = stepSignal(event.body)) {
        const auto moved = next(record.state, *signal);
        if (!moved)
            return;
        record.state = *moved;
    }
    std::visit(
        [&](const auto &body) {
            if constexpr (AboutStep<std::decay_t<decltype(body)>>)
                StepEffect{*state.run, record, event.at.utc}(body);
        },
        event.body);
}

/// What was done stays on record and can no longer go on.
void leaveRun(Incident &state)
{
    if (state.run)
        state.earlierRuns << *state.run;
    state.run.reset();
}

void applyRun(Incident &state, const Event &event, const RunStarted &body)
{
    Run run{body.runbook, body.hash, event.at.utc, {}, {}, {}};
    for (const RunbookStep &step : body.runbook.steps)
        run.steps.insert(step.id.value(), StepRecord{});
    leaveRun(state);
    state.run = std::move(run);
}

} // namespace

Incident apply(Incident state, const Event &event)
{
    state.id = event.incident;
    state.lastSequence = event.sequence;
    state.clocks.add(event.sequence, event.at);
    std::visit(
        Overloaded{
            [&](const Declared &body) {
                state.scenario = body.scenario;
                state.title = body.title;
                state.severity = body.severity;
                state.drill = body.drill;
                state.profile = body.profile;
                state.plan = body.plan;
            },
            [&](const InstantSet &body) {
                state.instants.insert(body.name, {body.time, body.source, event.at});
            },
            [&](const HealthChanged &body) { state.health.insert(body.component.value(), body); },
            [&](const Noted &) {},
            [&](const RunStarted &body) { applyRun(state, event, body); },
            [&](const RunLeft &) { leaveRun(state); },
            [&](const Resumed &) {},
            [&](const Measured &body) {
                state.figures.insert(body.name, {body.value, body.unit, body.formula, body.evidence, event.sequence});
            },
            [&](const Closed &body) {
                state.closedAt = event.at.utc;
                state.closingSummary = body.summary;
            },
            [&](const SeverityChanged &body) { state.severity = severityFromName(body.to).value_or(state.severity); },
            [&](const GlassBroken &body) { state.glassBroken = body.reason; },
            [&](const StepApproved &body) {
                state.nonces << body.nonce;
                applyStep(state, event);
            },
            [&](const Reopened &) {
                state.closedAt.reset();
                state.closingSummary.clear();
            },
            [&](const auto &) { applyStep(state, event); },
        },
        event.body);
    applyToTeam(state.team, event);
    applyToCommunications(state.communications, event);
    return state;
}

Incident fold(const QList<Event> &events)
{
    Incident state;
    for (const Event &event : events)
        state = apply(std::move(state), event);
    return state;
}

QString runSuffix(const Incident &incident)
{
    return incident.earlierRuns.isEmpty() ? QString() : QStringLiteral("-r%1").arg(incident.earlierRuns.size() + 1);
}

QJsonObject resolveScope(const Incident &incident)
{
    // The token is short, unique and legal in names of branches, files and messages.
    QJsonObject identity{{QStringLiteral("id"), incident.id.value()}, {QStringLiteral("title"), incident.title},
        {QStringLiteral("token"), incident.id.value() + runSuffix(incident)}};
    if (const auto impact = incident.instant(InstantName::impactStart))
        identity.insert(QStringLiteral("impactStart"), formatUtc(*impact));
    QJsonObject scope{{QStringLiteral("incident"), identity}};
    if (incident.run) {
        scope.insert(QStringLiteral("steps"), incident.run->facts);
        scope.insert(QStringLiteral("answers"), incident.run->answers);
    }
    return scope;
}

std::optional<StepSignal> stepSignal(const EventBody &body)
{
    using Signal = std::optional<StepSignal>;
    return std::visit(
        Overloaded{
            [](const StepAnswered &) -> Signal { return StepSignal::answered; },
            [](const StepPreviewed &) -> Signal { return StepSignal::previewed; },
            [](const StepConfirmed &) -> Signal { return StepSignal::confirmed; },
            [](const StepIntended &) -> Signal { return StepSignal::intended; },
            [](const StepLost &) -> Signal { return StepSignal::lost; },
            [](const StepPostponed &) -> Signal { return StepSignal::postponed; },
            [](const StepBegun &begun) -> Signal { return begun.adopted ? StepSignal::adopted : StepSignal::begun; },
            [](const StepAbsent &) -> Signal { return StepSignal::absent; },
            [](const StepRefused &) -> Signal { return StepSignal::refused; },
            [](const StepObserved &) -> Signal { return StepSignal::observed; },
            [](const StepBroken &) -> Signal { return StepSignal::broken; },
            [](const StepDone &) -> Signal { return StepSignal::passed; },
            [](const StepFailed &) -> Signal { return StepSignal::rejected; },
            [](const StepRechecked &) -> Signal { return StepSignal::rechecked; },
            [](const StepRetried &) -> Signal { return StepSignal::retried; },
            [](const StepUndone &) -> Signal { return StepSignal::undone; },
            [](const StepSkipped &) -> Signal { return StepSignal::skipped; },
            [](const StepByHand &) -> Signal { return StepSignal::byHand; },
            [](const auto &) -> Signal { return std::nullopt; },
        },
        body);
}

StepId stepOf(const EventBody &body)
{
    return std::visit(
        [](const auto &alternative) -> StepId {
            if constexpr (AboutStep<std::decay_t<decltype(alternative)>>)
                return alternative.step;
            else
                return {};
        },
        body);
}

} // namespace holdfast
