// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/transport.h"

namespace holdfast {

/// What the answer of a Prometheus means: every series that is not 0 is well, 0 is not. All well is up, some degraded,
/// none down; no series, no number or no success is unknown. Fills health, reason and evidence (`series`, `failing`).
/// Pure. Source: https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
void judgeSeries(const HttpReply &reply, Sample &sample);

/// Probe kind `prometheus`: an instant query to a Prometheus that watches already. One that does not answer says
/// nothing about the component: unknown.
class PrometheusProbe final : public LookingProbe {
public:
    /// `server` is absolute; the path of the query is appended.
    PrometheusProbe(ComponentId component, ProbeSpec spec, QUrl server, Transport &transport, const Clock &clock);

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    QUrl m_server;
    Transport &m_transport;
};

} // namespace holdfast
