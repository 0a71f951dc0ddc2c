// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adapters/dns/namelookup.h"
#include "interfaces/probes/probe.h"
#include "kernel/clock.h"

namespace holdfast {

/// Probe kind `dns`: every resolver of `resolvers` knows `host`, and it leads to `addresses` where the plan says which,
/// otherwise anywhere but to this machine. One resolver that says something else is degraded, all of them down.
/// Evidence: one member for each resolver.
class DnsProbe final : public Probe {
public:
    DnsProbe(ComponentId component, ProbeSpec spec, const Clock &clock);
    [[nodiscard]] Sample run(std::stop_token) override;

private:
    const Clock &m_clock;
};

/// What the answers mean together. Pure.
void judgeAnswers(const QList<NameAnswer> &answers, const QString &host, const QStringList &wanted, Sample &sample);

} // namespace holdfast
