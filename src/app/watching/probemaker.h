// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/probes/providers/channelprobe.h"
#include "app/providers/providerclients.h"
#include "interfaces/plansource.h"
#include "interfaces/probes/probe.h"
#include "interfaces/providers/vendorstatus.h"

#include <map>

namespace holdfast {

/// The clients of environments other than the one that is worked on, by id. They are looked at and never acted on.
using OtherEnvironments = std::map<QString, std::unique_ptr<ProviderClients>>;

/// Makes the probes of a plan. All that it is given outlives them.
class ProbeMaker {
public:
    struct Parts {
        const Plan &plan;
        const ProviderClients &here; ///< of the environment that is worked on
        const OtherEnvironments &elsewhere;
        VendorStatus &vendors;
        Transport &transport;
        const PlanSource &source;
        const Clock &clock;
        QString worked; ///< id of the environment that is worked on
        bool isPractice;
        const QList<ReachableChannel> &channels;
    };
    explicit ProbeMaker(const Parts &parts)
        : m_parts(parts)
    { }
    [[nodiscard]] std::vector<std::unique_ptr<Probe>> all() const;

private:
    /// A probe of the environment that is worked on, named in the plan or not, is one of here; nothing when there is
    /// one like it already.
    [[nodiscard]] std::optional<ProbeSpec> placed(const Component &component, ProbeSpec spec) const;
    [[nodiscard]] std::unique_ptr<Probe> make(const ComponentId &component, const ProbeSpec &spec) const;
    [[nodiscard]] std::unique_ptr<Probe> makeAddressed(const ComponentId &component, const ProbeSpec &spec) const;
    [[nodiscard]] std::unique_ptr<Probe> makeEndpoint(const ComponentId &component, const ProbeSpec &spec) const;
    /// One that asks the service or its providers, with the keys of its environment.
    [[nodiscard]] std::unique_ptr<Probe> makeKeyed(
        const ComponentId &component, const ProbeSpec &spec, const ProviderClients &clients) const;
    [[nodiscard]] std::unique_ptr<Probe> makeThirdParty(
        const ComponentId &component, const ProbeSpec &spec, const ProviderClients &clients) const;
    [[nodiscard]] std::unique_ptr<Probe> makeChannel(const ComponentId &component, const ProbeSpec &spec) const;
    /// Why a probe of that kind cannot look in another environment; empty: it can.
    [[nodiscard]] QString obstacle(const ProbeSpec &spec, const ProviderClients *clients) const;

    Parts m_parts;
};

} // namespace holdfast
