// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

namespace holdfast {

/// Where a step stands. `intended` means: the intent is in the journal and no outcome is; whether the effect happened
/// is unknown until the provider was asked.
enum class StepState { planned, previewed, confirmed, intended, begun, observed, done, failed, undone, skipped };

/// Nothing is left to be done about it: it is done, or left out.
[[nodiscard]] constexpr bool isOver(StepState state) { return state == StepState::done || state == StepState::skipped; }

/// What moves it.
enum class StepSignal {
    previewed, ///< the exact request and its blast radius are known
    answered, ///< the commander chose or changed an input
    confirmed, ///< press, typed target, or the drill
    intended, ///< about to act: recorded before the first byte leaves
    lost, ///< no answer: the outcome is unknown
    postponed, ///< the provider was busy and did nothing: the same request is due again, with an intent of its own
    begun, ///< the provider accepted
    adopted, ///< an earlier attempt was found to have taken effect
    absent, ///< looked up: it did not take effect
    refused, ///< the provider said no, nothing happened
    observed, ///< the effect is complete
    broken, ///< the provider gave up on it
    passed, ///< all checks passed
    rejected, ///< a check failed or could not tell
    rechecked, ///< the checks of a failed step are asked again
    retried, ///< a new attempt
    undone, ///< taken back
    skipped, ///< left out: for a reason, or because its condition is not met
    byHand ///< a person did it elsewhere; the same checks follow
};

struct StepTransition {
    StepState from;
    StepSignal on;
    StepState to;
};

inline constexpr std::array stepTransitions{
    StepTransition{StepState::planned, StepSignal::answered, StepState::planned},
    StepTransition{StepState::planned, StepSignal::previewed, StepState::previewed},
    StepTransition{StepState::previewed, StepSignal::answered, StepState::planned},
    StepTransition{StepState::previewed, StepSignal::previewed, StepState::previewed},
    StepTransition{StepState::previewed, StepSignal::confirmed, StepState::confirmed},
    StepTransition{StepState::confirmed, StepSignal::previewed, StepState::previewed},
    StepTransition{StepState::confirmed, StepSignal::answered, StepState::planned},
    StepTransition{StepState::confirmed, StepSignal::intended, StepState::intended},
    StepTransition{StepState::intended, StepSignal::lost, StepState::intended},
    StepTransition{StepState::intended, StepSignal::postponed, StepState::confirmed},
    StepTransition{StepState::intended, StepSignal::begun, StepState::begun},
    StepTransition{StepState::intended, StepSignal::adopted, StepState::begun},
    StepTransition{StepState::intended, StepSignal::absent, StepState::planned},
    StepTransition{StepState::intended, StepSignal::refused, StepState::failed},
    StepTransition{StepState::begun, StepSignal::observed, StepState::observed},
    StepTransition{StepState::begun, StepSignal::broken, StepState::failed},
    StepTransition{StepState::observed, StepSignal::passed, StepState::done},
    StepTransition{StepState::observed, StepSignal::rejected, StepState::failed},
    StepTransition{StepState::failed, StepSignal::rechecked, StepState::observed},
    StepTransition{StepState::failed, StepSignal::retried, StepState::planned},
    StepTransition{StepState::failed, StepSignal::undone, StepState::undone},
    StepTransition{StepState::done, StepSignal::undone, StepState::undone},
    StepTransition{StepState::undone, StepSignal::retried, StepState::planned},
    StepTransition{StepState::planned, StepSignal::skipped, StepState::skipped},
    StepTransition{StepState::previewed, StepSignal::skipped, StepState::skipped},
    StepTransition{StepState::failed, StepSignal::skipped, StepState::skipped},
    StepTransition{StepState::undone, StepSignal::skipped, StepState::skipped},
    StepTransition{StepState::planned, StepSignal::byHand, StepState::observed},
    StepTransition{StepState::previewed, StepSignal::byHand, StepState::observed},
    StepTransition{StepState::failed, StepSignal::byHand, StepState::observed},
    StepTransition{StepState::undone, StepSignal::byHand, StepState::observed},
    StepTransition{StepState::skipped, StepSignal::retried, StepState::planned},
};

/// The state after `on`, or nothing where the table forbids it.
[[nodiscard]] constexpr std::optional<StepState> next(StepState from, StepSignal on)
{
    for (const StepTransition &row : stepTransitions) {
        if (row.from == from && row.on == on)
            return row.to;
    }
    return std::nullopt;
}

static_assert(!next(StepState::done, StepSignal::intended), "a finished step never acts again");
static_assert(!next(StepState::intended, StepSignal::intended), "an unknown outcome is never repeated blindly");
static_assert(!next(StepState::previewed, StepSignal::intended), "nothing acts without a confirmation");
static_assert(!next(StepState::begun, StepSignal::skipped), "what acts is not left out");
static_assert(next(StepState::planned, StepSignal::byHand) == StepState::observed, "what a person did is checked too");

} // namespace holdfast
