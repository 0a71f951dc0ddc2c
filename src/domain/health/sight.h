// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/health/health.h"

#include <QList>

namespace holdfast {

/// What one witness says about this laptop's own connection: something that is up whenever the network is, and that
/// has nothing to do with the service.
struct WitnessVote {
    QString witness; ///< "gateway 192.0.2.1", "name of network A"
    enum class Says {
        reached,
        notReached,
        captured ///< something answered, but not the witness: a network that asks for a sign-in
    } says = Says::notReached;
    QString detail;

    friend bool operator==(const WitnessVote &, const WitnessVote &) = default;
};

/// Whether this laptop can see at all. When it cannot, "they are down" is not known.
struct Sight {
    enum class State {
        unproven, ///< no witness was asked
        clear,
        blind, ///< no witness answers
        captured ///< a network that asks for a sign-in stands between
    } state = State::unproven;
    QString reason; ///< for people: "none of 3 witnesses answers"

    [[nodiscard]] bool isObstructed() const { return state == State::blind || state == State::captured; }
    friend bool operator==(const Sight &, const Sight &) = default;
};

/// One witness that is reached is enough to see; one that is captured outweighs those that are not reached.
[[nodiscard]] Sight sightOf(const QList<WitnessVote> &votes);

/// The sample as it may be believed through this sight: what failed by the network while this laptop has none is
/// unknown, not down. What is measured on this laptop itself stands.
[[nodiscard]] Sample seenThrough(const Sight &sight, Sample sample);

/// Set by a probe in its evidence when the network, and not the other side, made the look fail: `networkFailure`.
inline const QString networkFailureKey = QStringLiteral("networkFailure");

} // namespace holdfast
