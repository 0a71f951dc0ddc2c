// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/lookingprobe.h"
#include "interfaces/transport.h"

namespace holdfast {

/// What the list of an Alertmanager means: no alert that fires is up, any is degraded, one whose label `severity` is
/// among `down` is down; what is no list is unknown. Fills health, reason and evidence (`alerts`: names in the order in
/// which they began). Pure. Source: the OpenAPI description of Alertmanager 0.25, `GET /api/v2/alerts`.
void judgeAlerts(const HttpReply &reply, const QStringList &down, Sample &sample);

/// Probe kind `alertmanager`: what an Alertmanager that collects alerts already says of a component. Silenced and
/// inhibited alerts do not count. One that does not answer says nothing about the component: unknown.
class AlertmanagerProbe final : public LookingProbe {
public:
    /// `server` is absolute; the path of the question is appended.
    AlertmanagerProbe(ComponentId component, ProbeSpec spec, QUrl server, Transport &transport, const Clock &clock);

    /// Where it calls us when an alert begins or ends, by choice of the plan (`listen`).
    [[nodiscard]] std::optional<Endpoint> endpoint() const override;

private:
    [[nodiscard]] Result<> look(Sample &sample, const std::stop_token &stop) override;

    QUrl m_server;
    Transport &m_transport;
};

} // namespace holdfast
