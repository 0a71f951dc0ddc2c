// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/plan/continuity.h"
#include "kernel/result.h"

#include <QMap>

namespace holdfast {

/// What is known of one provider of a function, from its canary.
struct ProviderHealth {
    int goodInARow = 0;
    int badInARow = 0;
    std::optional<UtcTime> seenAt; ///< the last sample; nothing: never asked
    QString said; ///< of the last sample
};

/// Which provider does a function now, and what is known of the others. Changed only by take() and turnTo(): a sample
/// never switches anything by itself.
struct ProviderSwitch {
    QString function;
    QString current;
    UtcTime since;
    QMap<QString, ProviderHealth> health;
};

/// What should be done, and why. `to` empty: nothing.
struct SwitchAdvice {
    QString to;
    QString reason; ///< one sentence for a person
    bool isReturn = false; ///< back to one that stands earlier in the chain
};

inline constexpr int badForFailover = 2; ///< samples in a row
inline constexpr int goodForReturn = 5;
inline constexpr Duration staleAfter{std::chrono::minutes{10}}; ///< an older sample says nothing

/// The first of the chain, and nothing known.
[[nodiscard]] ProviderSwitch beginSwitch(const ProviderChain &chain, UtcTime at);
/// One more sample of `provider`.
void take(ProviderSwitch &state, const QString &provider, bool good, const QString &said, UtcTime at);
/// Somebody decided. ErrorCode::notFound for who is not in the chain, ErrorCode::conflict for who does it already.
[[nodiscard]] Result<> turnTo(ProviderSwitch &state, const ProviderChain &chain, const QString &provider, UtcTime at);
/// Away from one that failed twice, to the next that is known to be good (`local` always is); back to an earlier one
/// only after five good samples, so that it does not flap. Stale samples are none.
[[nodiscard]] SwitchAdvice advise(const ProviderSwitch &state, const ProviderChain &chain, UtcTime now);

} // namespace holdfast
