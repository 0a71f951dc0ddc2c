// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/continuity/providerswitch.h"

using namespace Qt::StringLiterals;

namespace holdfast {

namespace {

const QString localName = u"local"_s; ///< our own fallback, which needs nobody

bool isFresh(const ProviderHealth &health, UtcTime now) { return health.seenAt && now - *health.seenAt <= staleAfter; }

bool isGood(const ProviderSwitch &state, const QString &provider, int samples, UtcTime now)
{
    const ProviderHealth health = state.health.value(provider);
    return provider == localName || (isFresh(health, now) && health.goodInARow >= samples);
}

} // namespace

ProviderSwitch beginSwitch(const ProviderChain &chain, UtcTime at)
{
    return {chain.function, chain.order.value(0), at, {}};
}

void take(ProviderSwitch &state, const QString &provider, bool good, const QString &said, UtcTime at)
{
    ProviderHealth &health = state.health[provider];
    health.goodInARow = good ? health.goodInARow + 1 : 0;
    health.badInARow = good ? 0 : health.badInARow + 1;
    health.seenAt = at;
    health.said = said;
}

Result<> turnTo(ProviderSwitch &state, const ProviderChain &chain, const QString &provider, UtcTime at)
{
    if (!chain.order.contains(provider))
        return failure(ErrorCode::notFound, u"“%1” does not do %2."_s.arg(provider, chain.function),
            u"The plan names %1."_s.arg(chain.order.join(u", "_s)), u"Choose one of these, or change the plan."_s);
    if (state.current == provider)
        return failure(ErrorCode::conflict, u"“%1” does %2 already."_s.arg(provider, chain.function));
    state.current = provider;
    state.since = at;
    return {};
}

SwitchAdvice advise(const ProviderSwitch &state, const ProviderChain &chain, UtcTime now)
{
    const qsizetype at = chain.order.indexOf(state.current);
    for (const QString &earlier : chain.order.mid(0, std::max<qsizetype>(0, at))) {
        if (isGood(state, earlier, goodForReturn, now))
            return {earlier, u"%1 answered well %2 times in a row."_s.arg(earlier).arg(goodForReturn), true};
    }
    const ProviderHealth health = state.health.value(state.current);
    if (!isFresh(health, now) || health.badInARow < badForFailover)
        return {};
    for (const QString &later : chain.order.mid(at + 1)) {
        if (isGood(state, later, 1, now))
            return {later,
                u"%1 failed %2 times in a row: %3"_s.arg(state.current).arg(health.badInARow).arg(health.said), false};
    }
    return {};
}

} // namespace holdfast
