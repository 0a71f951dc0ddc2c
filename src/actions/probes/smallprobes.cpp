// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/smallprobes.h"

#include "actions/probes/serviceprobe.h"
#include "domain/health/sight.h"

namespace holdfast {

using namespace Qt::StringLiterals;

TransactionProbe::TransactionProbe(ComponentId component, ProbeSpec spec, ServiceGate &gate, const Clock &clock)
    : Probe(std::move(component), std::move(spec))
    , m_gate(gate)
    , m_clock(clock)
{ }

Sample TransactionProbe::run(std::stop_token stop)
{
    Sample sample = begun(m_clock.utc());
    const QString token = u"probe-%1"_s.arg(sample.at.time_since_epoch().count());
    const auto receipt = m_gate.writeAndRead(token, stop);
    sample.took = std::chrono::duration_cast<Duration>(m_clock.utc() - sample.at);
    if (!receipt) {
        sample.health = healthOf(receipt.error());
        sample.reason = reasonOf(receipt.error());
        sample.evidence = {
            {u"error"_s, codeName(receipt.error().code)}, {networkFailureKey, isOfNetwork(receipt.error())}};
        return sample;
    }
    sample.evidence = {{u"buildId"_s, receipt->buildId}};
    sample.health = receipt->readBack ? Health::up : Health::down;
    sample.reason = receipt->readBack ? u"what was written was read back"_s : u"what was written was not read back"_s;
    const auto undone = m_gate.takeBack(token, stop);
    sample.evidence.insert(u"undone"_s, undone.value_or(false));
    if (receipt->readBack)
        sample.reason += undone && *undone ? u" and taken back"_s
            : undone                       ? u"; the service offers no way to take it back"_s
                                           : u"; it could not be taken back"_s;
    return sample;
}

PlanProbe::PlanProbe(
    ComponentId component, ProbeSpec spec, const PlanSource &source, QString folder, const Clock &clock)
    : Probe(std::move(component), std::move(spec))
    , m_source(source)
    , m_folder(std::move(folder))
    , m_clock(clock)
{ }

Sample PlanProbe::run(std::stop_token)
{
    Sample sample = begun(m_clock.utc());
    const PlanReading reading = m_source.read(m_folder);
    sample.took = std::chrono::duration_cast<Duration>(m_clock.utc() - sample.at);
    sample.health = reading.plan ? Health::up : Health::down;
    sample.reason = reading.plan ? u"version %1 with %2 runbooks can be read here"_s.arg(reading.plan->version)
                                       .arg(reading.plan->runbooks.size())
                                 : u"the plan cannot be read from %1"_s.arg(m_folder);
    return sample;
}

BlindProbe::BlindProbe(ComponentId component, ProbeSpec spec, QString reason, const Clock &clock)
    : Probe(std::move(component), std::move(spec))
    , m_reason(std::move(reason))
    , m_clock(clock)
{ }

Sample BlindProbe::run(std::stop_token)
{
    Sample sample = begun(m_clock.utc());
    sample.reason = m_reason;
    return sample;
}

} // namespace holdfast
