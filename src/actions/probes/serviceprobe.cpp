// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions/probes/serviceprobe.h"

#include "actions/probes/httpprobe.h"
#include "domain/health/sight.h"

namespace holdfast {

using namespace Qt::StringLiterals;

Health healthOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::network:
    case ErrorCode::timedOut:
    case ErrorCode::unavailable:
    case ErrorCode::notFound:
        return Health::down;
    default:
        return Health::unknown;
    }
}

bool isOfNetwork(const Error &error) { return error.code == ErrorCode::network || error.code == ErrorCode::timedOut; }

ServiceProbe::ServiceProbe(ComponentId component, ProbeSpec spec, ServiceGate &gate, const Clock &clock)
    : Probe(std::move(component), std::move(spec))
    , m_gate(gate)
    , m_clock(clock)
{ }

Sample ServiceProbe::run(std::stop_token stop)
{
    Sample sample = begun(m_clock.utc());
    const auto health = m_gate.health(deadline(), stop);
    sample.took = std::chrono::duration_cast<Duration>(m_clock.utc() - sample.at);
    if (!health) {
        sample.health = healthOf(health.error());
        sample.reason = reasonOf(health.error());
        sample.evidence = {{u"error"_s, codeName(health.error().code)}};
        if (isOfNetwork(health.error()))
            sample.evidence.insert(networkFailureKey, true);
        return sample;
    }
    sample.health = health->health;
    sample.evidence = {{u"status"_s, health->status}, {u"buildId"_s, health->buildId},
        {u"database"_s, health->databaseStatus}, {u"maintenance"_s, health->maintenance}};
    sample.reason = health->databaseError.isEmpty() ? u"calls itself “%1”"_s.arg(health->status)
                                                    : u"its database: %1"_s.arg(health->databaseError);
    if (health->failingSince)
        sample.evidence.insert(u"failingSince"_s, formatUtc(*health->failingSince));
    if (health->beforeFailure && health->beforeFailure->lastCommitAt)
        sample.evidence.insert(u"lastCommitAt"_s, formatUtc(*health->beforeFailure->lastCommitAt));
    return sample;
}

std::optional<Endpoint> ServiceProbe::endpoint() const { return endpointOf(QUrl(m_gate.address())); }

} // namespace holdfast
