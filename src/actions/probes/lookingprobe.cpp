// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/lookingprobe.h"

#include "actions/probes/serviceprobe.h"
#include "domain/health/sight.h"

namespace holdfast {

using namespace Qt::StringLiterals;

LookingProbe::LookingProbe(ComponentId component, ProbeSpec spec, const Clock &clock, Asks asks)
    : Probe(std::move(component), std::move(spec))
    , m_clock(clock)
    , m_asks(asks)
{ }

Sample LookingProbe::run(std::stop_token stop)
{
    const Instant begin = m_clock.now();
    Sample sample = begun(begin.utc);
    if (const auto looked = look(sample, stop); !looked) {
        sample.health = m_asks == Asks::itself ? healthOf(looked.error()) : Health::unknown;
        sample.reason = reasonOf(looked.error());
        sample.evidence.insert(u"error"_s, codeName(looked.error().code));
        sample.evidence.insert(networkFailureKey, isOfNetwork(looked.error()));
    }
    sample.took = std::chrono::duration_cast<Duration>(m_clock.now().bootTime - begin.bootTime);
    return sample;
}

} // namespace holdfast
