// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/guide/waituntil.h"

namespace holdfast {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration lookAgain{1000};

Result<Duration> limitOf(const Inputs &inputs)
{
    const auto limit = parseDuration(inputs.value("within"_L1).toString());
    if (!limit)
        return failure(ErrorCode::invalid, u"The step does not say how long it waits."_s, {},
            u"Write `within: 10m` or another duration."_s);
    return *limit;
}

} // namespace

Result<> WaitUntil::precheck(const Inputs &inputs, std::stop_token)
{
    if (const auto limit = limitOf(inputs); !limit)
        return failure(limit.error());
    const QString kind = inputs.value("check"_L1).toString();
    if (!m_catalogue.check(kind))
        return failure(ErrorCode::invalid, u"This version cannot wait for “%1”."_s.arg(kind),
            u"There is no check of that kind."_s, u"Correct the runbook."_s);
    return {};
}

Result<Preview> WaitUntil::preview(const StepKey &, const Inputs &inputs, std::stop_token)
{
    const auto limit = limitOf(inputs);
    if (!limit)
        return failure(limit.error());
    return Preview{
        {}, u"Waits for at most %1 and looks every second."_s.arg(formatRough(*limit)), {u"Nothing is changed."_s}, {}};
}

Result<Handle> WaitUntil::begin(const StepKey &, const Inputs &inputs, std::stop_token)
{
    const auto limit = limitOf(inputs);
    if (!limit)
        return failure(limit.error());
    Handle handle = inputs;
    handle.insert(u"until"_s, formatUtc(m_recovery.clock.utc() + *limit));
    return handle;
}

Result<std::optional<Handle>> WaitUntil::find(const StepKey &, const Inputs &, std::stop_token)
{
    return std::optional<Handle>(); // it waits anew, with the whole time
}

Result<Observation> WaitUntil::observe(const Handle &handle, std::stop_token stop)
{
    Check *check = m_catalogue.check(handle.value("check"_L1).toString());
    if (!check)
        return failure(ErrorCode::invalid, u"This version cannot wait for that."_s);
    const auto verdict = check->run(handle.value("inputs"_L1).toObject(), stop);
    const QString seen = verdict ? verdict->summary : verdict.error().what;
    Observation observation;
    if (verdict && verdict->kind == Verdict::Kind::pass) {
        observation.state = Observation::State::finished;
        observation.evidence = verdict->evidence;
        observation.facts = verdict->facts;
        observation.facts.insert(u"seen"_s, seen);
        return observation;
    }
    const auto until = parseUtc(handle.value("until"_L1).toString());
    if (until && m_recovery.clock.utc() < *until) {
        observation.progress = u"Waits until %1. Last seen: %2"_s.arg(formatTimeOfDay(*until), seen);
        observation.askAgainIn = lookAgain;
        return observation;
    }
    observation.state = Observation::State::failed;
    observation.error = Error{ErrorCode::timedOut, u"It did not come true in time. Last seen: %1"_s.arg(seen), {},
        u"Try again to wait longer, or take another way."_s, {}, {}, false};
    return observation;
}

Result<Undoing> WaitUntil::undo(const Handle &, std::stop_token)
{
    return Undoing{true, u"There is nothing to take back: this step only waits."_s};
}

} // namespace holdfast
