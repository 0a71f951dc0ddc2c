// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/health/sight.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace holdfast {

Sight sightOf(const QList<WitnessVote> &votes)
{
    if (votes.isEmpty())
        return {};
    const auto said = [&](WitnessVote::Says says) {
        return std::find_if(votes.begin(), votes.end(), [&](const WitnessVote &vote) { return vote.says == says; });
    };
    if (const auto reached = said(WitnessVote::Says::reached); reached != votes.end())
        return {Sight::State::clear, u"%1 answers"_s.arg(reached->witness)};
    if (const auto captured = said(WitnessVote::Says::captured); captured != votes.end())
        return {Sight::State::captured, u"the network asks for a sign-in (%1)"_s.arg(captured->detail)};
    return {Sight::State::blind,
        votes.size() == 1 ? u"%1 does not answer"_s.arg(votes.constFirst().witness)
                          : u"none of %1 witnesses answers"_s.arg(votes.size())};
}

Sample seenThrough(const Sight &sight, Sample sample)
{
    const bool isOurs = sample.evidence.value(networkFailureKey).toBool();
    if (!sight.isObstructed() || !isOurs || sample.health == Health::up)
        return sample;
    sample.health = Health::unknown;
    sample.reason = u"this laptop cannot see: %1"_s.arg(sight.reason);
    return sample;
}

} // namespace holdfast
